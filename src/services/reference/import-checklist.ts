import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import {
  applyStage,
  type ChecklistDifference,
  compareStage,
  openStage,
  refreshStatistics,
  type StagedTaxon,
  stageTaxa,
} from '@/data/reference/checklist-store';
import { keepOrUndo, type OwnerConnection } from '@/data/reference/owner-connection';
import type { Instant, IsoDate } from '@/domain/shared/iso-date';
import { parseIsoDate } from '@/domain/shared/iso-date';
import { fail, ok, type Result } from '@/domain/shared/result';
import { type ChecklistFault, type ChecklistTaxon, readChecklistRow } from '@/domain/taxonomy/checklist-row';
import { ChecklistReader, UnreadableChecklist } from './read-checklist';

/** A row that was not taken in. */
export type RejectedRow = { readonly line: number; readonly fault: ChecklistFault | WholeRowFault };
/** A fault of the row as a whole: the number of its cells, or a name that an earlier row already gave. */
export type WholeRowFault = { readonly reason: 'wrong-number-of-cells' | 'repeated-name'; readonly value: string };

/** What an import did, or with `isDryRun` would do. */
export type ChecklistImport = ChecklistDifference & {
  readonly isDryRun: boolean;
  readonly fileSha256: string;
  readonly dataDate: IsoDate;
  readonly rows: number;
  readonly rejected: readonly RejectedRow[];
};

/** Why nothing was imported at all. */
export type ChecklistRefusal =
  | { readonly reason: 'unreadable'; readonly message: string }
  | { readonly reason: 'no-date' }
  | { readonly reason: 'future-date'; readonly date: string }
  | { readonly reason: 'no-valid-row'; readonly rejected: readonly RejectedRow[] };

export type ChecklistRequest = { readonly path: string; readonly date?: string; readonly isDryRun?: boolean };

/** The owner's connection, the moment and a fresh id: reference data are written by no one but the owner role. */
export type ChecklistContext = { readonly owner: OwnerConnection; readonly now: Instant; readonly newId: () => string };

const BATCH = 2000;
const REJECTED_KEPT = 500;

/**
 * Makes the loaded checklist what an official export says, in one transaction: rows are added, changed or withdrawn, and a
 * row that cannot be read is reported and left out. The same file a second time changes nothing; a preview changes nothing.
 */
export async function importChecklist(
  request: ChecklistRequest,
  ctx: ChecklistContext,
): Promise<Result<ChecklistImport, ChecklistRefusal>> {
  const dataDate = parseIsoDate(request.date ?? /\d{4}-\d{2}-\d{2}/.exec(basename(request.path))?.[0] ?? '');
  if (dataDate === null) return fail({ reason: 'no-date' });
  if (dataDate > ctx.now.slice(0, 10)) return fail({ reason: 'future-date', date: dataDate });
  try {
    const outcome = await keepOrUndo(ctx.owner, async () => {
      const value = await importInTransaction(request, dataDate, ctx);
      return { isKept: value.ok && !value.value.isDryRun, value };
    });
    if (outcome.ok && !outcome.value.isDryRun) await refreshStatistics(ctx.owner);
    return outcome;
  } catch (error) {
    if (error instanceof UnreadableChecklist) return fail({ reason: 'unreadable', message: error.message });
    throw error;
  }
}

async function importInTransaction(
  request: ChecklistRequest,
  dataDate: IsoDate,
  ctx: ChecklistContext,
): Promise<Result<ChecklistImport, ChecklistRefusal>> {
  await openStage(ctx.owner);
  const reader = new ChecklistReader(request.path);
  const { rows, rejected } = await stageFile(reader, ctx.owner);
  if (rows === rejected.length) return fail({ reason: 'no-valid-row', rejected });
  const difference = await compareStage(ctx.owner);
  const result = { ...difference, isDryRun: request.isDryRun ?? false, fileSha256: reader.sha256(), dataDate, rows, rejected };
  if (!result.isDryRun) {
    await applyStage(ctx.owner, difference, {
      id: ctx.newId(),
      fileName: basename(request.path),
      fileSha256: result.fileSha256,
      dataDate,
      importedAt: ctx.now,
      rejected: rejected.length,
      report: { examples: difference.examples, rejected: rejected.slice(0, REJECTED_KEPT) },
    });
  }
  return ok(result);
}

async function stageFile(reader: ChecklistReader, owner: OwnerConnection): Promise<{ rows: number; rejected: readonly RejectedRow[] }> {
  const rejected: RejectedRow[] = [];
  const lineOf = new Map<string, number>();
  let batch: StagedTaxon[] = [];
  let rows = 0;
  for await (const { line, record, cells } of reader.lines()) {
    rows += 1;
    if (record === null) {
      rejected.push({ line, fault: { reason: 'wrong-number-of-cells', value: String(cells) } });
      continue;
    }
    const read = readChecklistRow(record);
    if (!read.ok) {
      rejected.push({ line, fault: read.problem });
      continue;
    }
    const name = `${read.value.kingdom} ${read.value.scientificName}`;
    const earlier = lineOf.get(name);
    if (earlier !== undefined) {
      rejected.push({ line, fault: { reason: 'repeated-name', value: `${read.value.scientificName}, first on line ${earlier}` } });
      continue;
    }
    lineOf.set(name, line);
    batch.push({ ...read.value, rowHash: fingerprint(read.value) });
    if (batch.length === BATCH) {
      await stageTaxa(owner, batch);
      batch = [];
    }
  }
  if (batch.length > 0) await stageTaxa(owner, batch);
  return { rows, rejected };
}

const fingerprint = (taxon: ChecklistTaxon): string => createHash('sha256').update(JSON.stringify(taxon)).digest('base64');
