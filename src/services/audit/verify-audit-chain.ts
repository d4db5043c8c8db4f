import 'server-only';
import { createHash } from 'node:crypto';
import { auditHead, chainEntries } from '@/data/queries/audit-chain';
import { type ChainFault, GENESIS, verifyChain } from '@/domain/audit/hash-chain';
import type { ServiceContext } from '../context';

/** What came of recomputing the audit log. */
export interface ChainReport {
  /** Events that were recomputed. */
  readonly checked: number;
  /** Event from which it was recomputed; 1 is the whole log. */
  readonly from: number;
  readonly headSeq: number;
  readonly headHash: string;
  /** The first contradiction, or null when there is none. */
  readonly fault: ChainFault | null;
}

const PAGE = 5_000;
const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * Recomputes the audit log from its raw rows, in pages, and compares it with its head. `newest` looks at the last events
 * only, and takes the hash before them for granted: a page can afford that, and the worker and `npm run audit:verify` do the whole.
 */
export async function verifyAuditChain(input: { readonly newest: number | null }, ctx: Pick<ServiceContext, 'db'>): Promise<ChainReport> {
  const head = await auditHead(ctx.db);
  const anchor = await anchorOf(input.newest === null ? 0 : Math.max(0, head.seq - input.newest), ctx);
  let reached = anchor;
  const report = (fault: ChainFault | null): ChainReport => ({
    checked: reached.seq - anchor.seq,
    from: anchor.seq + 1,
    headSeq: head.seq,
    headHash: head.hash,
    fault,
  });
  while (reached.seq < head.seq) {
    const entries = await chainEntries(ctx.db, reached.seq, head.seq, PAGE);
    // The head counts further than there are rows: the end of the log was cut off.
    if (entries.length === 0) return report({ seq: String(reached.seq + 1), fault: 'head' });
    const page = verifyChain(entries, reached, sha256Hex);
    reached = { seq: page.seq, hash: page.hash };
    if (page.fault) return report(page.fault);
  }
  if (head.lastRow > head.seq) return report({ seq: String(head.seq + 1), fault: 'head' });
  return report(reached.hash === head.hash ? null : { seq: String(head.seq), fault: 'head' });
}

async function anchorOf(seq: number, ctx: Pick<ServiceContext, 'db'>): Promise<{ readonly seq: number; readonly hash: string }> {
  const [entry] = seq === 0 ? [] : await chainEntries(ctx.db, seq - 1, seq, 1);
  return entry ? { seq, hash: entry.hash } : { seq: 0, hash: sha256Hex(GENESIS) };
}
