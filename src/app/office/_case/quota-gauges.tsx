import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { QuotaGauge } from '@/services/quota/quota-gauges';
import type { CodeBook } from '@/services/reference/list-codes';
import { TaxonName } from '@/ui/layout/page-parts';

interface GaugesProps {
  readonly gauges: readonly QuotaGauge[];
  readonly codes: CodeBook;
  readonly words: Words;
}

/** The quotas that a case counts against: each as a gauge and in words. Nothing when none applies. */
export function QuotaGauges({ gauges, codes, words }: GaugesProps) {
  if (gauges.length === 0) return <p>{words.t('quotas.none')}</p>;
  return gauges.map((gauge) => <Gauge key={gauge.quota.id} gauge={gauge} codes={codes} words={words} />);
}

function Gauge({ gauge, codes, words }: Omit<GaugesProps, 'gauges'> & { readonly gauge: QuotaGauge }) {
  const { t, format } = words;
  const { quota, own, isExceeded, incomparable, positions } = gauge;
  const sentence = gaugeSentence(gauge, codes, words);
  return (
    <div className={isExceeded ? 'gauge gauge-over' : 'gauge'}>
      <p>
        <strong>
          <TaxonName name={quota.taxonName} />
        </strong>{' '}
        {t('quotas.lines', { lines: format.list(positions.map(lineLetter)) })}
      </p>
      <Bar id={quota.id} parts={gauge.parts} sentence={sentence} />
      <p className="gauge-sentence">{sentence}</p>
      {isExceeded ? (
        <p className="gauge-stop">
          {t(quota.limit === '0' ? 'quotas.zero' : 'quotas.exceeded', { requested: format.quantity(own, quota.unit) })}
        </p>
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

/** `2026 export quota, live, ranched: 1,500 NAR · issued 148 · reserved by others 60 · this application 40 · left 1,252`. */
function gaugeSentence({ quota, own, others, left }: QuotaGauge, codes: CodeBook, { t, format }: Words): string {
  const scope = [
    ...quota.terms.map((term) => codes.nameOf('terms', term)),
    ...quota.sources.map((source) => codes.nameOf('sources', source)),
  ].map((name) => `, ${name.toLocaleLowerCase()}`);
  const figures = [
    ['drawn', others.drawn],
    ['reserved', others.reserved],
    ['own', own],
    ['left', left],
  ] as const;
  return [
    `${t(`quotas.kind.${quota.kind}`, { year: String(quota.year) })}${scope.join('')}: ${format.quantity(quota.limit, quota.unit)}`,
    ...figures.map(([name, quantity]) => t(`quotas.sentence.${name}`, { quantity: format.quantity(quantity) })),
  ].join(' · ');
}

interface BarProps {
  readonly id: string;
  readonly parts: QuotaGauge['parts'];
  readonly sentence: string;
}

/** Drawn is solid, reserved by others hatched, this application striped upright: told apart without colour. */
function Bar({ id, parts: { drawn, reserved, requested }, sentence }: BarProps) {
  return (
    <svg className="gauge-bar" viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label={sentence}>
      <defs>
        <pattern id={`hatch-${id}`} width="12" height="12" patternUnits="userSpaceOnUse">
          <path className="gauge-hatch" d="M0 12 12 0" />
        </pattern>
        <pattern id={`stripe-${id}`} width="8" height="24" patternUnits="userSpaceOnUse">
          <path className="gauge-stripe" d="M2 0V24" />
        </pattern>
      </defs>
      <rect className="gauge-whole" x="0" y="0" width="1000" height="24" />
      <rect className="gauge-part-drawn" x="0" y="0" width={drawn} height="24" />
      <rect className="gauge-part" x={drawn} y="0" width={reserved} height="24" fill={`url(#hatch-${id})`} />
      <rect className="gauge-part" x={drawn + reserved} y="0" width={requested} height="24" fill={`url(#stripe-${id})`} />
      <line className="gauge-mark" x1="800" x2="800" y1="0" y2="24" />
    </svg>
  );
}
