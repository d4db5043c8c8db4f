import type { ReactNode } from 'react';

/** One column: what stands above it, and how a row fills it. */
export interface Column<Row> {
  readonly key: string;
  readonly heading: string;
  /** What stands above the column in place of the plain heading, such as a link that orders by it. */
  readonly headingCell?: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers are set right, with figures of one width. */
  readonly align?: 'start' | 'end';
  /** The cell that names its row. */
  readonly isRowHeading?: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Shown in the table's place when there is no row. */
  readonly empty: ReactNode;
  readonly isCaptionHidden?: boolean;
}

/** A table drawn by the server. On a phone each row becomes a card whose cells carry their column's name. */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty, isCaptionHidden = false }: DataTableProps<Row>) {
  if (rows.length === 0) return empty;
  return (
    <table className="data-table">
      <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, heading, headingCell, align }) => (
            <th key={key} scope="col" className={align === 'end' ? 'number' : undefined}>
              {headingCell ?? heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const className = column.align === 'end' ? 'number' : undefined;
  const content = (
    <>
      <span className="cell-heading" aria-hidden="true">
        {column.heading}
      </span>
      <span>{column.cell(row)}</span>
    </>
  );
  return column.isRowHeading ? (
    <th scope="row" className={className}>
      {content}
    </th>
  ) : (
    <td className={className}>{content}</td>
  );
}

interface PagerProps {
  readonly label: string;
  readonly next: { readonly href: string; readonly text: string } | null;
  readonly first: { readonly href: string; readonly text: string } | null;
}

/** Onward by key (never by page number: rows come and go), and back to the beginning. */
export function Pager({ label, next, first }: PagerProps) {
  if (!next && !first) return null;
  return (
    <nav className="pager" aria-label={label}>
      {first ? <a href={first.href}>{first.text}</a> : null}
      {next ? (
        <a href={next.href} rel="next">
          {next.text}
        </a>
      ) : null}
    </nav>
  );
}
