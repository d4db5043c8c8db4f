import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

/** One column of a public page's table. */
export interface HtmlColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Html | string;
  /** Numbers are set right, with figures of one width. */
  readonly isNumber?: boolean;
}

/** A table on a public page, as data-table.tsx draws it elsewhere; the first column names its row. */
export function dataTableHtml<Row>(caption: string, columns: readonly HtmlColumn<Row>[], rows: readonly Row[]): Html {
  const numeric = (isNumber: boolean | undefined) => (isNumber ? html` class="number"` : '');
  const content = (column: HtmlColumn<Row>, row: Row) =>
    html`<span class="cell-heading" aria-hidden="true">${column.heading}</span><span>${column.cell(row)}</span>`;
  const cell = (column: HtmlColumn<Row>, index: number, row: Row) =>
    index === 0 ? html`<th scope="row">${content(column, row)}</th>` : html`<td${numeric(column.isNumber)}>${content(column, row)}</td>`;
  return html`<table class="data-table"><caption>${caption}</caption><thead><tr>${columns.map((column) => html`<th scope="col"${numeric(column.isNumber)}>${column.heading}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${columns.map((column, index) => cell(column, index, row))}</tr>`)}</tbody></table>`;
}
