import { basename } from 'node:path';
import type { Database } from '@/data/client';
import { loadCodeLists } from '@/data/reference/code-lists';
import { applyRows, type LoadedRow, loadedRows, recordImport } from '@/data/reference/dated-rows';
import { keepOrUndo, type OwnerConnection } from '@/data/reference/owner-connection';
import type { DatedKind, DatedRow, FileCodes, RowFault } from '@/domain/quota/dated-row';
import { partOf, readDatedRow } from '@/domain/quota/read-dated-row';
import { type Instant, type IsoDate, yearOf } from '@/domain/shared/iso-date';
import { compareQuantity } from '@/domain/shared/quantity';
import { fail, ok, type Result } from '@/domain/shared/result';
import { effectOnOpenCases, type OpenCaseEffect } from './effect-on-open-cases';
import { type DatedFile, readDatedFile } from './read-dated-file';

/** A row that was not taken in. */
export interface RejectedDatedRow {
  readonly line: number;
  readonly fault: RowFault;
}

/** What an import of dated law did, or without `isApplied` would do. */
export interface DatedImport {
  readonly kind: DatedKind;
  readonly isApplied: boolean;
  readonly fileSha256: string;
  readonly added: readonly DatedRow[];
  readonly changed: readonly { readonly before: DatedRow; readonly after: DatedRow }[];
  readonly removed: readonly DatedRow[];
  readonly unchanged: number;
  readonly rejected: readonly RejectedDatedRow[];
  /** The open cases whose lines a change touches. */
  readonly effect: readonly OpenCaseEffect[];
}

/** The owner's connection writes; open cases are read as the portal reads them. */
export interface DatedImportContext {
  readonly owner: OwnerConnection;
  readonly db: Database;
  readonly now: Instant;
  readonly today: IsoDate;
  readonly newId: () => string;
}

const REJECTED_KEPT = 500;

/**
 * Makes the imported quotas, suspensions or reservations what a file says, in one transaction: rows are added, changed or
 * taken out of force, and a row that cannot be read is reported and left out. Without `isApplied` nothing is written; the
 * same file a second time changes nothing.
 */
export async function importDatedLaw(
  request: { readonly kind: DatedKind; readonly path: string; readonly isApplied: boolean },
  ctx: DatedImportContext,
): Promise<Result<DatedImport, string>> {
  const { kind, path, isApplied } = request;
  const file = readDatedFile(path, kind);
  if (!file.ok) return file;
  const { rows, rejected } = readRows(kind, file.value, await codesFor(ctx.db, yearOf(ctx.today)));
  if (rows.size === 0) return fail('No row of the file could be read.');
  const years = [...new Set([...rows.values()].map(({ row }) => Number(row.columns.year ?? 0)))];
  return keepOrUndo(ctx.owner, async () => {
    const difference = compare(rows, await loadedRows(ctx.owner, kind, years));
    const changes = { added: difference.added, changed: difference.changed, removed: difference.removed };
    const refused = [...rejected, ...difference.rejected].sort((a, b) => a.line - b.line);
    const effect = await effectOnOpenCases(kind, changes, ctx.db, ctx.today);
    if (isApplied) {
      await applyRows(ctx.owner, kind, [...changes.added, ...changes.changed.map(({ after }) => after)], changes.removed, ctx.today);
      await recordImport(ctx.owner, kind, {
        id: ctx.newId(),
        fileName: basename(path),
        fileSha256: file.value.sha256,
        at: ctx.now,
        counts: [changes.added.length, changes.changed.length, changes.removed.length, refused.length, difference.unchanged],
        report: { rejected: refused.slice(0, REJECTED_KEPT), cases: effect.map(({ reference }) => reference) },
      });
    }
    const value = {
      kind,
      isApplied,
      fileSha256: file.value.sha256,
      ...changes,
      unchanged: difference.unchanged,
      rejected: refused,
      effect,
    };
    return { isKept: isApplied, value: ok(value) };
  });
}

type ReadRows = ReadonlyMap<string, { readonly line: number; readonly row: DatedRow }>;

function readRows(kind: DatedKind, file: DatedFile, codes: FileCodes): { rows: ReadRows; rejected: RejectedDatedRow[] } {
  const rows = new Map<string, { line: number; row: DatedRow }>();
  const rejected: RejectedDatedRow[] = [];
  for (const { line, record } of file.rows) {
    const read = readDatedRow(kind, record, codes);
    const repeated = read.ok ? read.value.find(({ naturalKey }) => rows.has(naturalKey)) : undefined;
    if (!read.ok) rejected.push({ line, fault: read.problem });
    else if (repeated) rejected.push({ line, fault: { column: '', value: repeated.naturalKey, reason: 'repeated' } });
    else for (const row of read.value) rows.set(row.naturalKey, { line, row });
  }
  return { rows, rejected };
}

function compare(rows: ReadRows, loaded: readonly LoadedRow[]) {
  const byKey = new Map(loaded.map((row) => [row.naturalKey, row]));
  const added: DatedRow[] = [];
  const changed: { before: DatedRow; after: DatedRow }[] = [];
  const rejected: RejectedDatedRow[] = [];
  let unchanged = 0;
  for (const { line, row } of rows.values()) {
    const before = byKey.get(row.naturalKey);
    const limit = row.columns.limit_quantity;
    if (before && typeof limit === 'string' && before.used !== null && compareQuantity(limit, before.used) < 0)
      rejected.push({ line, fault: { column: 'quota', value: limit, reason: 'below-what-is-used' } });
    else if (!before || before.isWithdrawn) added.push(row);
    else if (isSame(before, row)) unchanged += 1;
    else changed.push({ before, after: row });
  }
  const parts = new Set([...rows.values()].map(({ row }) => partOf(row)));
  const removed = loaded.filter((row) => !row.isWithdrawn && !rows.has(row.naturalKey) && parts.has(partOf(row)));
  return { added, changed, removed, unchanged, rejected };
}

const isSame = (a: DatedRow, b: DatedRow): boolean =>
  Object.keys(b.columns).every((column) => JSON.stringify(a.columns[column] ?? null) === JSON.stringify(b.columns[column] ?? null));

async function codesFor(db: Database, year: number): Promise<FileCodes> {
  const lists = await loadCodeLists(db);
  const codes = (entries: readonly { readonly code: string }[]) => new Set(entries.map(({ code }) => code));
  return {
    countries: codes(lists.countries),
    terms: codes(lists.terms),
    sources: codes(lists.sources),
    purposes: codes(lists.purposes),
    year,
    units: new Map(lists.units.map(({ code, convertsTo }) => [code, convertsTo])),
  };
}
