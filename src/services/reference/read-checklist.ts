import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { CHECKLIST_COLUMNS, type ChecklistColumn, type ChecklistRecord, missingColumns } from '@/domain/taxonomy/checklist-columns';

/** A row of the file with the line on which it begins; `record` is null where the row has another number of cells than the header. */
export type ChecklistLine = { readonly line: number; readonly record: ChecklistRecord | null; readonly cells: number };

/** The file is not a checklist export: it could not be read, or its header lacks columns. */
export class UnreadableChecklist extends Error {}

/** Reads an export row by row, gzipped or not, and says at the end which bytes it was. */
export class ChecklistReader {
  readonly #path: string;
  readonly #hash = createHash('sha256');
  constructor(path: string) {
    this.#path = path;
  }

  /** SHA-256 of the file as it lies on the disk; call it after the last row. */
  sha256(): string {
    return this.#hash.copy().digest('hex');
  }

  async *lines(): AsyncGenerator<ChecklistLine> {
    try {
      yield* this.#rows(await startsAsGzip(this.#path));
    } catch (error) {
      if (error instanceof UnreadableChecklist || !isReadingError(error)) throw error;
      throw new UnreadableChecklist(`The file cannot be read: ${error.message}`);
    }
  }

  async *#rows(isGzip: boolean): AsyncGenerator<ChecklistLine> {
    const hash = this.#hash;
    const source = createReadStream(this.#path);
    const hashing = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    };
    const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
    const reading = isGzip ? pipeline(source, hashing, createGunzip(), parser) : pipeline(source, hashing, parser);
    // The loop below meets the same error; without this the rejection would also end the process.
    reading.catch(() => undefined);
    try {
      yield* readRows(parser);
      await reading;
    } finally {
      source.destroy();
    }
  }
}

async function* readRows(parser: AsyncIterable<{ record: string[]; info: { lines: number } }>): AsyncGenerator<ChecklistLine> {
  let positions: ReadonlyMap<ChecklistColumn, number> | null = null;
  let width = 0;
  let line = 1;
  for await (const { record: cells, info } of parser) {
    if (positions === null) {
      positions = readHeader(cells);
      width = cells.length;
    } else {
      const at = positions;
      const record = cells.length === width ? toRecord((column) => cells[at.get(column) ?? -1] ?? '') : null;
      yield { line, record, cells: cells.length };
    }
    // A cell may run over several lines, and csv-parse counts to the end of the row.
    line = info.lines + 1;
  }
  if (positions === null) throw new UnreadableChecklist('The file is empty.');
}

function readHeader(cells: readonly string[]): ReadonlyMap<ChecklistColumn, number> {
  const header = cells.map((cell) => cell.trim());
  const missing = missingColumns(header);
  if (missing.length > 0)
    throw new UnreadableChecklist(
      `This is not the ${CHECKLIST_COLUMNS.length}-column checklist export: the first line lacks ${missing.length === CHECKLIST_COLUMNS.length ? 'every column' : missing.join(', ')}.`,
    );
  return new Map(CHECKLIST_COLUMNS.map((column) => [column, header.indexOf(column)]));
}

const toRecord = (cell: (column: ChecklistColumn) => string): ChecklistRecord =>
  Object.fromEntries(CHECKLIST_COLUMNS.map((column) => [column, cell(column)])) as ChecklistRecord;

async function startsAsGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

// Faults of the file: zlib and the file system give a code, csv-parse its own kind of error. A mistake of ours has neither.
const isReadingError = (error: unknown): error is Error =>
  error instanceof CsvError || (error instanceof Error && 'code' in error && /^(Z_|E[A-Z]+$)/.test(String(error.code)));
