import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import type { TradeYear } from '@/services/review/case-context';
import { TaxonName } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';

interface TradeProps {
  readonly trade: readonly TradeYear[];
  readonly caption: string;
  readonly codes: CodeBook;
  readonly words: Words;
}

const BAR = 1000;

/** Trade of five years in each taxon, term and unit: as bars, and the same in a table. Nothing when there was none. */
export function TradeHistory({ trade, caption, codes, words }: TradeProps) {
  const { t, format } = words;
  if (trade.length === 0) return <p>{t('case.trade.none')}</p>;
  return [...seriesOf(trade)].map(([key, years]) => {
    const [first] = years;
    if (!first) return null;
    const what = `${codes.nameOf('terms', first.term)}, ${codes.nameOf('units', first.unit)}`;
    return (
      <div key={key} className="trade">
        <p>
          <TaxonName name={first.taxon} /> · {what}
        </p>
        <Bars years={years} words={words} />
        <DataTable
          caption={caption}
          rows={years}
          rowKey={({ year }) => String(year)}
          empty={null}
          columns={[
            { key: 'year', heading: t('case.trade.year'), isRowHeading: true, cell: ({ year }) => String(year) },
            { key: 'permits', heading: t('case.trade.permits'), align: 'end', cell: ({ permits }) => format.number(permits) },
            { key: 'issued', heading: t('case.trade.issued'), align: 'end', cell: ({ issued }) => format.quantity(issued) },
            { key: 'endorsed', heading: t('case.trade.endorsed'), align: 'end', cell: ({ endorsed }) => format.quantity(endorsed) },
          ]}
        />
      </div>
    );
  });
}

function seriesOf(trade: readonly TradeYear[]): ReadonlyMap<string, readonly TradeYear[]> {
  const series = new Map<string, TradeYear[]>();
  for (const row of trade) {
    const key = `${row.taxon} ${row.term} ${row.unit}`;
    series.set(key, [...(series.get(key) ?? []), row]);
  }
  return series;
}

/** The width of what was permitted in a year, and within it of what crossed; the table says the numbers. */
function Bars({ years, words: { t } }: { readonly years: readonly TradeYear[]; readonly words: Words }) {
  const most = Math.max(...years.map(({ issued }) => Number(issued)));
  const width = (quantity: string): number => (most > 0 ? Math.round((Number(quantity) / most) * BAR) : 0);
  return (
    <svg
      className="trade-bars"
      viewBox={`0 0 ${BAR} ${years.length * 20}`}
      height={years.length * 20}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('case.trade.bars')}
    >
      {years.map(({ year, issued, endorsed }, index) => (
        <g key={year}>
          <rect className="trade-issued" x="0" y={index * 20 + 3} width={width(issued)} height="14" />
          <rect className="trade-endorsed" x="0" y={index * 20 + 7} width={width(endorsed)} height="6" />
        </g>
      ))}
    </svg>
  );
}
