/** Words that every reference page is made of. */

/** A page, with the sentence that says where it comes from: whoever would edit it edits the table instead. */
export const page = (title: string, source: string, ...parts: readonly string[]): string =>
  `${[`# ${title}`, `Printed from \`${source}\` by \`npm run docs:reference\`. Edit the table, not this page.`, ...parts].join('\n\n')}\n`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row)].join('\n');

export const code = (text: string): string => `\`${text}\``;
export const list = (texts: readonly string[]): string => texts.join(', ') || '–';
