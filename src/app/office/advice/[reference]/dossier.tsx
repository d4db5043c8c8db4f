import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import type { AdviceCase } from '@/services/review/get-advice-case';
import { Panel, TaxonName } from '@/ui/layout/page-parts';
import { QuotaGauges } from '../../_case/quota-gauges';
import { TradeHistory } from '../../_case/trade-history';
import { VolumeLeft } from '../../registers/_parts/volume-left';

interface DossierProps {
  readonly dossier: AdviceCase['dossier'];
  readonly codes: CodeBook;
  readonly words: Words;
}

/** What is known of the taxa that are asked about: quotas, trade of five years, advice given before. */
export function Dossier({ dossier: { gauges, trade, opinions }, codes, words }: DossierProps) {
  const { t, format } = words;
  return (
    <>
      <Panel heading={t('quotas.title')} id="quotas">
        <QuotaGauges gauges={gauges} codes={codes} words={words} />
      </Panel>
      <Panel heading={t('case.trade.title')} id="trade">
        <TradeHistory trade={trade} caption={t('case.trade.everybody')} codes={codes} words={words} />
      </Panel>
      <Panel heading={t('case.advice.before')} id="before">
        {opinions.length === 0 ? <p>{t('case.advice.noneBefore')}</p> : null}
        {opinions.map((opinion) => (
          <div key={opinion.id} className="finding">
            <p>
              <strong>{opinion.reference}</strong> · <TaxonName name={opinion.taxon} /> ·{' '}
              {t(opinion.isPositive ? 'codes.outcome.positive' : 'codes.outcome.negative')}
            </p>
            <p>
              <VolumeLeft opinion={opinion} words={words} />
              {opinion.validUntil ? ` · ${t('office.case.validUntil', { day: format.day(opinion.validUntil) })}` : null}
            </p>
            {opinion.conditions ? (
              <p>
                <bdi className="typed">{opinion.conditions}</bdi>
              </p>
            ) : null}
          </div>
        ))}
      </Panel>
    </>
  );
}
