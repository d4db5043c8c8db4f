import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { type DatedKind, FILE_COLUMNS, type FileRecord } from '@/domain/quota/dated-row';
import { fail, ok, type Result } from '@/domain/shared/result';

const MOST_BYTES = 64 * 1024 * 1024;

/** A file of dated law, row by row with the line on which each begins. */
export interface DatedFile {
  readonly sha256: string;
  readonly rows: readonly { readonly line: number; readonly record: FileRecord }[];
}

/** Reads a CSV file, gzipped or not; refused in words when it is none or lacks a column. */
export function readDatedFile(path: string, kind: DatedKind): Result<DatedFile, string> {
  try {
    if (statSync(path).size > MOST_BYTES) return fail('The file is larger than 64 MiB.');
    const bytes = readFileSync(path);
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(plain);
    const parsed = parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true }) as unknown as {
      record: FileRecord;
      info: { lines: number };
    }[];
    const [first] = parsed;
    if (!first) return fail('The file has no row.');
    const missing = FILE_COLUMNS[kind].filter((column) => !(column in first.record));
    if (missing.length > 0) return fail(`This is not a file of ${kind}: the first line lacks ${missing.join(', ')}.`);
    const rows = parsed.map(({ record, info }, index) => ({ line: (parsed[index - 1]?.info.lines ?? 1) + 1 || info.lines, record }));
    return ok({ sha256: createHash('sha256').update(bytes).digest('hex'), rows });
  } catch (error) {
    return fail(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
