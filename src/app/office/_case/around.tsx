import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import type { CaseContext, OtherCase } from '@/services/review/case-context';
import { StatusTag } from '@/ui/feedback/status-tag';
import { Code, Panel, TaxonName } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { TradeHistory } from './trade-history';

interface AroundProps {
  readonly around: CaseContext;
  readonly codes: CodeBook;
  readonly words: Words;
}

/** The applicant in our register, other cases that help with this one, and trade seen before. */
export function Around({ around, codes, words }: AroundProps) {
  const { t } = words;
  const { applicant, siblings, similar, trade, ownTrade } = around;
  return (
    <>
      <Panel heading={t('case.applicant.title')} id="applicant">
        <Applicant applicant={applicant} words={words} />
      </Panel>
      <Panel heading={t('case.siblings.title')} id="siblings">
        <p className="hint">{t('case.siblings.hint')}</p>
        <Others cases={siblings} none={t('case.siblings.none')} words={words} />
      </Panel>
      <Panel heading={t('case.similar.title')} id="similar">
        <p className="hint">{t('case.similar.hint')}</p>
        <Others cases={similar} none={t('case.similar.none')} words={words} />
      </Panel>
      <Panel heading={t('case.trade.title')} id="trade">
        <h3>{t('case.trade.everybody')}</h3>
        <TradeHistory trade={trade} caption={t('case.trade.everybody')} codes={codes} words={words} />
        <h3>{t('case.trade.own')}</h3>
        <TradeHistory trade={ownTrade} caption={t('case.trade.own')} codes={codes} words={words} />
      </Panel>
    </>
  );
}

function Applicant({ applicant, words: { t, format } }: { readonly applicant: CaseContext['applicant']; readonly words: Words }) {
  const { since, permitsInTwelveMonths, refusals, openCases, consignees } = applicant;
  const row = (key: 'since' | 'permits' | 'refusals' | 'open' | 'consignees', value: React.ReactNode) => ({
    key,
    label: t(`case.applicant.${key}`),
    value,
  });
  return (
    <SummaryList
      rows={[
        row('since', format.day(since.slice(0, 10))),
        row('permits', format.number(permitsInTwelveMonths)),
        row('refusals', format.number(refusals)),
        row('open', format.number(openCases)),
        row('consignees', consignees.length > 0 ? <bdi>{format.list(consignees)}</bdi> : t('shared.none')),
      ]}
    />
  );
}

function Others({
  cases,
  none,
  words: { t, format },
}: {
  readonly cases: readonly OtherCase[];
  readonly none: string;
  readonly words: Words;
}) {
  if (cases.length === 0) return <p>{none}</p>;
  return (
    <ul className="records">
      {cases.map(({ reference, state, submittedAt, applicantName, taxon, quantity, unit, permitNumber }) => (
        <li key={reference} className="finding">
          <p>
            <a href={paths.office.application({ reference })}>
              <Code>{reference}</Code>
            </a>{' '}
            {permitNumber ? (
              <a href={paths.office.permit({ permitNumber })}>
                <Code>{permitNumber}</Code>
              </a>
            ) : (
              <StatusTag state={state} text={t(`states.application.${state}`)} />
            )}
          </p>
          <p className="hint">
            <bdi>{applicantName}</bdi> · {format.day(submittedAt.slice(0, 10))}
            {taxon ? (
              <>
                {' · '}
                <TaxonName name={taxon} />
              </>
            ) : null}
            {quantity ? ` · ${format.quantity(quantity, unit)}` : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
