import { paths } from '@/app/_kit/paths';
import type { QueueSort } from '@/domain/queue/queue-view';
import { StatusTag } from '@/ui/feedback/status-tag';
import { Code, TaxonName } from '@/ui/layout/page-parts';
import type { Column } from '@/ui/tables/data-table';
import { documentTo, type QueueRow } from '../../_parts/case-words';
import { Age, Assigned, type CellContext, Risk, WaitingFor } from './case-cells';
import { statusInWords } from './choice-words';
import { addressOf, type ViewParameters } from './view-address';

/** The heading of a column that orders the list: once down, once up. */
function orderedBy(sort: QueueSort, at: ViewParameters, heading: string, cells: CellContext) {
  const isCurrent = at.sort.replace('-', '') === sort;
  const isDescending = at.sort.startsWith('-');
  const next = isCurrent && !isDescending ? `-${sort}` : sort;
  return (
    <a href={addressOf(at, { sort: next === 'due' ? null : next })} className="sort" data-sorted={isCurrent ? at.sort : undefined}>
      {heading}
      {isCurrent ? (
        <>
          <span aria-hidden="true">{isDescending ? ' ▼' : ' ▲'}</span>
          <span className="visually-hidden">{cells.words.t(isDescending ? 'queue.sort.down' : 'queue.sort.up')}</span>
        </>
      ) : null}
    </a>
  );
}

/** The columns of the queue (experience §1.5, Q1): the reference first, the state last. */
export function listColumns(at: ViewParameters, cells: CellContext, canChoose: boolean): readonly Column<QueueRow>[] {
  const { words } = cells;
  const { t, format } = words;
  const ordered = (sort: QueueSort, heading: string) => ({ heading, headingCell: orderedBy(sort, at, heading, cells) });
  return [
    ...(canChoose ? [choosing(cells)] : []),
    {
      key: 'reference',
      ...ordered('reference', t('office.column.reference')),
      isRowHeading: true,
      cell: (row) => (
        <a href={paths.office.application(row)} data-case>
          <Code>{row.reference}</Code>
        </a>
      ),
    },
    {
      key: 'applicant',
      ...ordered('applicant', t('office.column.applicant')),
      cell: (row) => <Applicant row={row} at={at} cells={cells} />,
    },
    { key: 'taxa', ...ordered('appendix', t('office.column.taxa')), cell: (row) => <Taxa row={row} cells={cells} /> },
    {
      key: 'document',
      ...ordered('document', t('office.column.document')),
      cell: (row) => documentTo(row.form, row.importerCountry, words),
    },
    {
      key: 'lines',
      heading: t('office.column.lines'),
      cell: (row) =>
        row.items === null
          ? t('queue.lines', { n: row.lineCount })
          : t('queue.linesOf', { n: row.lineCount, items: format.quantity(row.items), one: Number(row.items) === 1 ? 'yes' : 'no' }),
    },
    { key: 'age', ...ordered('due', t('office.column.age')), cell: (row) => <Age row={row} at={cells} /> },
    { key: 'risk', ...ordered('risk', t('queue.column.risk')), cell: (row) => <Risk row={row} at={cells} /> },
    { key: 'waitingFor', ...ordered('waiting', t('office.column.waitingFor')), cell: (row) => <WaitingFor row={row} at={cells} /> },
    { key: 'assigned', ...ordered('assigned', t('queue.column.assigned')), cell: (row) => <Assigned row={row} at={cells} /> },
    {
      key: 'status',
      ...ordered('status', t('office.column.status')),
      cell: (row) => <StatusTag state={row.status} text={statusInWords(row.status, words)} />,
    },
  ];
}

const choosing = ({ words: { t } }: CellContext): Column<QueueRow> => ({
  key: 'choose',
  heading: t('queue.column.choose'),
  cell: (row) =>
    row.waitingFor === 'nobody' ? null : (
      <label className="choose">
        <input type="checkbox" name="cases" value={row.reference} />
        <span className="visually-hidden">{t('queue.choose', { reference: row.reference })}</span>
      </label>
    ),
});

/** The applicant, what speaks against taking them lightly, and the way to what else they sent these days. */
function Applicant({ row, at, cells: { words } }: { readonly row: QueueRow; readonly at: ViewParameters; readonly cells: CellContext }) {
  const { t } = words;
  return (
    <>
      <bdi>{row.applicantName}</bdi>
      {row.refusals > 0 ? (
        <span className="flag">
          <span aria-hidden="true">⚠ </span>
          {t('queue.refusals', { n: row.refusals })}
        </span>
      ) : null}
      {row.siblings > 0 ? (
        <a className="siblings" href={addressOf(at, { siblings: row.reference, q: null, state: null })}>
          {t('queue.siblings', { n: row.siblings })}
        </a>
      ) : null}
    </>
  );
}

function Taxa({ row, cells: { words } }: { readonly row: QueueRow; readonly cells: CellContext }) {
  const { t } = words;
  if (row.firstTaxon === null) return t('shared.notAnswered');
  return (
    <span className="taxa">
      <TaxonName name={row.firstTaxon} />
      {row.taxonCount > 1 ? <span>{t('office.andMore', { n: row.taxonCount - 1 })}</span> : null}
      {row.appendix === 'I' ? <span className="tag tag-ink">{t('codes.appendix.I')}</span> : null}
    </span>
  );
}
