import { paths } from '@/app/_kit/paths';
import { lineLetter } from '@/domain/permit/permit';
import { LOCALES } from '@/i18n/locale';
import type { Words } from '@/i18n/words';
import type { Case } from '@/services/review/get-case';
import { Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';

interface OutcomeProps {
  readonly found: Case;
  readonly words: Words;
}

/** On what terms a case was approved, or is proposed to be; on what grounds it was refused, with the letter and the appeal's clock. */
export function Outcome({ found, words }: OutcomeProps) {
  return (
    <>
      <Terms found={found} words={words} />
      <Refusal found={found} words={words} />
    </>
  );
}

function Terms({ found: { terms }, words: { t, format } }: OutcomeProps) {
  if (!terms) return null;
  const row = (key: string, label: string, value: React.ReactNode) => ({ key, label, value });
  const rows = [
    ...(terms.validUntil ? [row('until', t('case.terms.validUntil'), format.day(terms.validUntil))] : []),
    ...Object.entries(terms.quantities).map(([position, granted]) =>
      row(position, t('case.terms.granted', { line: lineLetter(Number(position)) }), format.quantity(granted)),
    ),
    ...terms.conditions.map((code) => row(code, t('case.terms.condition.title'), t(`case.terms.condition.${code}`))),
    ...(terms.ownCondition ? [row('own', t('case.terms.condition.title'), <bdi className="typed">{terms.ownCondition}</bdi>)] : []),
  ];
  return (
    <Panel heading={t('case.terms.panel')} id="terms">
      <SummaryList rows={rows} />
    </Panel>
  );
}

function Refusal({ found: { refusal, application }, words: { t, format } }: OutcomeProps) {
  if (!refusal) return null;
  const { reference } = application;
  return (
    <Panel heading={t('case.refusal.panel')} id="refusal">
      <ul>
        {refusal.reasons.map((code) => (
          <li key={code}>{t(`case.refusal.reason.${code}`)}</li>
        ))}
      </ul>
      <p>{t('case.refusal.appealUntil', { day: format.day(refusal.appealUntil) })}</p>
      <ul>
        {LOCALES.map((language) => (
          <li key={language}>
            <a href={paths.office.refusal({ reference, language })}>
              {t('case.refusal.download', { language: t(`case.refusal.language.${language}`) })}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
