import type { Finding } from '../rules/rule';
import type { MessageRef } from '../shared/problem';
import { fail, ok, type Result } from '../shared/result';
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

type Columns = readonly (SheetColumn | null)[];

function readHeadings(row: number, cells: readonly string[], names: SheetNames): Result<Columns, readonly CellFault[]> {
  const columns = cells.map((cell) => names.columns.get(foldName(cell)) ?? null);
  const faults = cells.flatMap((cell, index) => {
    const column = columns[index] ?? null;
    if (cell.trim() === '') return [];
    if (column === null) return [fault(row, null, 'sheet.unknownColumn', { name: cell.trim().slice(0, 60) })];
    return columns.indexOf(column) < index ? [fault(row, column, 'sheet.columnTwice')] : [];
  });
  if (faults.length === 0 && !columns.includes('scientificName')) return fail([fault(row, 'scientificName', 'sheet.noSpecies')]);
  return faults.length > 0 ? fail(faults) : ok(columns);
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
    if (cell.trim() === '') return;
    if (column === null) faults.push(fault(row, null, 'sheet.noColumn', { text: cell.trim().slice(0, 40) }));
    else if (isFormula(cell)) faults.push(fault(row, column, 'sheet.formula'));
    else {
      const answer = read(column, names.codes[column]?.get(foldName(cell)) ?? cell);
      if (!answer.ok) faults.push({ row, column, why: answer.problem });
      else if (answer.value !== '') answers[column] = answer.value;
    }
  });
  if (!answers.scientificName && !faults.some(({ column }) => column === 'scientificName'))
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

/** Reads a sheet whole: either every row becomes a line, or every fault is named and nothing does. */
export function readSheet(
  cells: readonly (readonly string[])[],
  names: SheetNames,
  mostRows: number,
  read: CellReader,
): Result<readonly SheetLine[], readonly CellFault[]> {
  const [headings, ...written] = cells
    .map((row, index) => ({ row: index + 1, cells: row }))
    .filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  // Of a sheet that is far too long nothing else is of use, and nothing else was read.
  if (written.length > mostRows)
    return fail([fault(written.at(-1)?.row ?? 2, null, 'sheet.tooManyRows', { n: written.length, max: mostRows })]);
  if (!headings) return fail([fault(2, null, 'sheet.empty')]);
  const columns = readHeadings(headings.row, headings.cells, names);
  if (!columns.ok) return columns;
  if (written.length === 0) return fail([fault(headings.row + 1, null, 'sheet.empty')]);
  const found = written.map((row) => readRow(row.row, row.cells, columns.value, names, read));
  const lines = found.map(({ line }) => line);
  const faults = [...found.flatMap((row) => row.faults), ...marksTwice(lines)].sort((a, b) => a.row - b.row);
  return faults.length > 0 ? fail(faults) : ok(lines);
}
