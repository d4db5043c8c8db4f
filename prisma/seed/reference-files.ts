import { readFileSync } from 'node:fs';

/** A cell of a shipped reference file. */
export type Cell = string | number | boolean | null | readonly string[];

/** A shipped reference file: where its facts come from, of which day, how sure they are, and its rows. */
export type ReferenceFile = {
  readonly title: string;
  readonly source: string;
  readonly date: string;
  readonly confidence: string;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
};

type RawFile = Omit<ReferenceFile, 'rows'> & { columns: string[]; rows: Cell[][] };

/** Reads `prisma/seed/reference/NAME.json`; every row becomes a record by the names of its columns. */
export function readReferenceFile(name: string): ReferenceFile {
  const { columns, rows, ...head } = JSON.parse(readFileSync(new URL(`./reference/${name}.json`, import.meta.url), 'utf8')) as RawFile;
  return {
    ...head,
    rows: rows.map((row, index) => {
      if (row.length !== columns.length)
        throw new Error(`${name}.json: row ${index + 1} has ${row.length} cells for ${columns.length} columns`);
      return Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null]));
    }),
  };
}
