/** A spreadsheet runs what begins like a formula, so such a cell is given an apostrophe first (OWASP, CSV injection). */
const withoutFormula = (text: string): string => (/^\s*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text);

/** One cell of RFC 4180. */
export const csvCell = (text: string): string => {
  const safe = withoutFormula(text);
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180, with a byte order mark so that a spreadsheet reads UTF-8. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
