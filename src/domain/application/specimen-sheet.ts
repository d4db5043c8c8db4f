import type { Finding } from '../rules/rule';
import type { MessageRef } from '../shared/problem';
import type { Result } from '../shared/result';
import type { Answers } from './field-row';

/** The columns a sheet of specimen lines may have, in the order in which they are explained; only the species must be there. */
export const SHEET_COLUMNS = [
  'scientificName',
  'term',
  'description',
  'quantity',
  'unit',
  'source',
  'originCountry',
  'originPermitNumber',
  'originPermitOn',
  'marks',
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** What is wrong in one cell. Rows are counted as a spreadsheet counts them, empty ones as well. */
export interface CellFault {
  readonly row: number;
  readonly column: SheetColumn | null;
  readonly why: MessageRef | Finding;
}

/** One row of a sheet as answers of a specimen line. */
export interface SheetLine {
  readonly row: number;
  readonly answers: Answers;
}

/** What people write for a column and for a code, by `foldName`. */
export interface SheetNames {
  readonly columns: ReadonlyMap<string, SheetColumn>;
  readonly codes: Readonly<Partial<Record<SheetColumn, ReadonlyMap<string, string>>>>;
}

/** A name without capitals, accents, spaces and signs: "País de origen" and "pais  de origen" are one. */
export const foldName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const fault = (row: number, column: SheetColumn | null, key: string, values?: MessageRef['values']): CellFault => ({
  row,
  column,
  why: values ? { key, values } : { key },
});

/** What stands below a heading: answers; nothing to be read, since the heading itself is at fault; or strays, without a heading. */
type Columns = readonly (SheetColumn | 'unread' | null)[];

function readHeadings(row: number, cells: readonly string[], names: SheetNames): { columns: Columns; faults: readonly CellFault[] } {
  const faults: CellFault[] = [];
  const columns: (SheetColumn | 'unread' | null)[] = [];
  for (const cell of cells) {
    const column = names.columns.get(foldName(cell)) ?? null;
    const isBlank = cell.trim() === '';
    const isTwice = column !== null && columns.includes(column);
    if (isTwice) faults.push(fault(row, column, 'sheet.columnTwice'));
    else if (column === null && !isBlank) faults.push(fault(row, null, 'sheet.unknownColumn', { name: cell.trim().slice(0, 60) }));
    columns.push(isBlank ? null : isTwice ? 'unread' : (column ?? 'unread'));
  }
  if (!columns.includes('scientificName')) faults.push(fault(row, 'scientificName', 'sheet.noSpecies'));
  return { columns, faults };
}

/**
 * A cell that a spreadsheet would calculate: what it shows there is not what arrives here, and what arrives here must not be
 * calculated by whoever opens our lists. A sign before a number or a word is none.
 */
const isFormula = (cell: string): boolean => /^\s*(?:[=@]|[+-]\s*[\w$.]+[(|!+*/^-])/.test(cell);

/** Reads a cell of a column as it was typed; the answer that is kept, or why it cannot be. */
export type CellReader = (column: SheetColumn, typed: string) => Result<string, MessageRef>;

function readRow(row: number, cells: readonly string[], columns: Columns, names: SheetNames, read: CellReader) {
  const faults: CellFault[] = [];
  const answers: Record<string, string> = {};
  cells.forEach((cell, index) => {
    const column = columns[index] ?? null;
    if (cell.trim() === '' || column === 'unread') return;
    if (column === null) faults.push(fault(row, null, 'sheet.noColumn', { text: cell.trim().slice(0, 40) }));
    else if (isFormula(cell)) faults.push(fault(row, column, 'sheet.formula'));
    else {
      const answer = read(column, names.codes[column]?.get(foldName(cell)) ?? cell);
      if (!answer.ok) faults.push({ row, column, why: answer.problem });
      else if (answer.value !== '') answers[column] = answer.value;
    }
  });
  if (columns.includes('scientificName') && !answers.scientificName && !faults.some(({ column }) => column === 'scientificName'))
    faults.push(fault(row, 'scientificName', 'missing.taxon'));
  return { line: { row, answers }, faults };
}

/** A mark identifies one specimen: the same in two rows is a slip of copying. */
function marksTwice(lines: readonly SheetLine[]): readonly CellFault[] {
  const rows = new Map<string, number>();
  return lines.flatMap(({ row, answers }) =>
    (answers.marks ?? '')
      .split('\n')
      .filter(Boolean)
      .flatMap((mark) => {
        const first = rows.get(mark);
        if (first === undefined) rows.set(mark, row);
        return first === undefined || first === row ? [] : [fault(row, 'marks', 'sheet.markTwice', { mark, row: first })];
      }),
  );
}

/** What a sheet says: the rows as far as they can be read, and everything that is wrong in a cell. With a fault nothing is added. */
export interface SheetRead {
  readonly lines: readonly SheetLine[];
  readonly faults: readonly CellFault[];
}

/** Reads a sheet whole: no fault keeps another from being named. */
export function readSheet(cells: readonly (readonly string[])[], names: SheetNames, mostRows: number, read: CellReader): SheetRead {
  const unread = (why: CellFault): SheetRead => ({ lines: [], faults: [why] });
  const [headings, ...written] = cells
    .map((row, index) => ({ row: index + 1, cells: row }))
    .filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  // Of a sheet that is far too long nothing else is of use, and nothing else was read.
  if (written.length > mostRows)
    return unread(fault(written.at(-1)?.row ?? 2, null, 'sheet.tooManyRows', { n: written.length, max: mostRows }));
  if (!headings) return unread(fault(2, null, 'sheet.empty'));
  const { columns, faults } = readHeadings(headings.row, headings.cells, names);
  if (written.length === 0) return { lines: [], faults: [...faults, fault(headings.row + 1, null, 'sheet.empty')] };
  const found = written.map((row) => readRow(row.row, row.cells, columns, names, read));
  const lines = found.map(({ line }) => line);
  return { lines, faults: [...faults, ...found.flatMap((row) => row.faults), ...marksTwice(lines)] };
}
