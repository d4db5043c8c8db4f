import 'server-only';
import { saveScan, waitingFiles } from '@/data/repositories/document-repository';
import { inTransaction } from '@/data/transaction';
import { ok } from '@/domain/shared/result';
import type { ServiceContext } from '../context';

const AT_ONCE = 20;

/** Looks into the files that came while nobody could look. Those that still nobody can look into wait for the next turn. */
export async function scanWaitingFiles(
  ctx: ServiceContext,
): Promise<{ readonly clean: number; readonly infected: readonly string[]; readonly waiting: number }> {
  const waiting = await waitingFiles(ctx.db, AT_ONCE);
  let clean = 0;
  const infected: string[] = [];
  for (const { id, storedSha256, applicationId, documentId } of waiting) {
    const bytes = await ctx.ports.files.get(storedSha256);
    const scan = bytes ? await ctx.ports.scanner.scan(bytes) : null;
    if (!scan) continue;
    await inTransaction(ctx, async (tx) => {
      if (await saveScan(tx, id, scan, ctx.now)) {
        const payload = { document: documentId, outcome: scan.outcome, scanner: scan.scanner };
        tx.record({ type: 'DocumentScanned', subject: 'application', subjectId: applicationId, payload });
      }
      return ok(null);
    });
    if (scan.outcome === 'clean') clean += 1;
    else infected.push(documentId);
  }
  return { clean, infected, waiting: waiting.length - clean - infected.length };
}
