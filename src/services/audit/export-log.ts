import 'server-only';
import { auditHead } from '@/data/queries/audit-chain';
import { EXPORT_PARTS } from '@/data/queries/register-export';
import type { ServiceContext } from '../context';

/** An export is one moment of the register; over a large one it takes its time. */
const PATIENCE_MS = 3_600_000;

/** Writes the log, and what of the register must agree with it, line by line: for the stand-alone verifier. */
export async function exportLog(
  { write }: { readonly write: (line: string) => Promise<void> },
  ctx: Pick<ServiceContext, 'db' | 'now'> & { readonly party: Pick<ServiceContext['party'], 'code'> },
): Promise<{ readonly events: number }> {
  await write(JSON.stringify({ format: 'cites-export/1', party: ctx.party.code, exportedAt: ctx.now }));
  return ctx.db.$transaction(
    async (tx) => {
      for (const part of EXPORT_PARTS)
        for (let after = ''; ; ) {
          const page = await part(tx, after);
          if (page.lines.length === 0) break;
          for (const line of page.lines) await write(line);
          after = page.next;
        }
      const { seq, hash } = await auditHead(tx);
      await write(JSON.stringify({ head: { seq: String(seq), hash } }));
      return { events: seq };
    },
    { isolationLevel: 'RepeatableRead', timeout: PATIENCE_MS },
  );
}
