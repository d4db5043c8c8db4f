import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { QuotaGauge } from '@/services/quota/quota-gauges';
import { TaxonName } from '@/ui/layout/page-parts';

/** The quotas that a case counts against: each as a gauge and in words. Nothing when none applies. */
export function QuotaGauges({ gauges, words }: { readonly gauges: readonly QuotaGauge[]; readonly words: Words }) {
  if (gauges.length === 0) return <p>{words.t('quotas.none')}</p>;
  return gauges.map((gauge) => <Gauge key={gauge.quota.id} gauge={gauge} words={words} />);
}

function Gauge({ gauge, words: { t, format } }: { readonly gauge: QuotaGauge; readonly words: Words }) {
  const { quota, requested, left, isExceeded, incomparable, positions } = gauge;
  const say = (quantity: string) => format.quantity(quantity, quota.unit);
  const figures = [
    ['limit', quota.limit],
    ['drawn', quota.drawn],
    ['reserved', quota.reserved],
    ['requested', requested],
    ['left', left],
  ] as const;
  return (
    <div className="gauge">
      <p>
        <strong>
          <TaxonName name={quota.taxonName} />
        </strong>{' '}
        {t(`quotas.kind.${quota.kind}`, { year: String(quota.year) })} ·{' '}
        {t('quotas.lines', { lines: format.list(positions.map(lineLetter)) })}
      </p>
      <Bar parts={gauge.parts} />
      <dl className="gauge-figures">
        {figures.map(([name, quantity]) => (
          <div key={name} className={`gauge-${name}`}>
            <dt>{t(`quotas.figure.${name}`)}</dt>
            <dd>{say(quantity)}</dd>
          </div>
        ))}
      </dl>
      {isExceeded ? (
        <p className="gauge-stop">{t(quota.limit === '0' ? 'quotas.zero' : 'quotas.exceeded', { requested: say(requested) })}</p>
      ) : null}
      {incomparable.length > 0 ? (
        <p className="gauge-stop">{t('quotas.incomparable', { lines: format.list(incomparable.map(lineLetter)), unit: quota.unit })}</p>
      ) : null}
      <p className="check-source">
        {quota.remark ? `${quota.remark} · ` : null}
        {t('quotas.source', { source: quota.source })}
      </p>
    </div>
  );
}

/** Drawn fills the height, reserved is lower, asked for is an outline: told apart without colour. The figures below say the same in words. */
function Bar({ parts: { drawn, reserved, requested } }: { readonly parts: QuotaGauge['parts'] }) {
  return (
    <svg className="gauge-bar" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
      <rect className="gauge-whole" x="0" y="0" width="1000" height="24" />
      <rect className="gauge-part-drawn" x="0" y="0" width={drawn} height="24" />
      <rect className="gauge-part-reserved" x={drawn} y="4" width={reserved} height="16" />
      <rect className="gauge-part-requested" x={drawn + reserved} y="6" width={requested} height="12" />
      <line className="gauge-mark" x1="800" x2="800" y1="0" y2="24" />
    </svg>
  );
}
