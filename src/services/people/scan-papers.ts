import 'server-only';
import { savePaperScan, waitingPapers } from '@/data/repositories/identity-paper-repository';
import { inTransaction } from '@/data/transaction';
import { ok } from '@/domain/shared/result';
import type { ServiceContext } from '../context';

const AT_ONCE = 5;

/** Looks into the copies of papers that came while nobody could look. Those that still nobody can look into wait for the next turn. */
export async function scanWaitingPapers(
  ctx: ServiceContext,
): Promise<{ readonly clean: number; readonly infected: readonly string[]; readonly waiting: number }> {
  const waiting = await waitingPapers(ctx.db, AT_ONCE);
  let clean = 0;
  const infected: string[] = [];
  for (const { id, personId, bytes } of waiting) {
    const scan = await ctx.ports.scanner.scan(bytes);
    if (!scan) continue;
    await inTransaction(ctx, async (tx) => {
      if (await savePaperScan(tx, id, scan, ctx.now)) {
        const payload = { paper: id, outcome: scan.outcome, scanner: scan.scanner };
        tx.record({ type: 'IdentityPaperScanned', subject: 'person', subjectId: personId, payload });
      }
      return ok(null);
    });
    if (scan.outcome === 'clean') clean += 1;
    else infected.push(id);
  }
  return { clean, infected, waiting: waiting.length - clean - infected.length };
}
