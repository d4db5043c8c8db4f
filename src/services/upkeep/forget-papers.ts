import 'server-only';
import { deletePaper, papersUnneededSince } from '@/data/repositories/identity-paper-repository';
import { lockPerson } from '@/data/repositories/profile-repository';
import { inTransaction } from '@/data/transaction';
import { YEARS_KEPT } from '@/domain/people/identity-paper';
import { addDays, lastDayOfMonths } from '@/domain/shared/iso-date';
import { ok } from '@/domain/shared/result';
import type { ServiceContext } from '../context';

const BATCH = 100;

/** Takes away the copies of identity papers that nobody needs any more; answers which. */
export async function forgetPapers(ctx: ServiceContext): Promise<readonly string[]> {
  const day = addDays(lastDayOfMonths(ctx.today, -12 * YEARS_KEPT), 1);
  const forgotten: string[] = [];
  for (const { id, personId, sha256 } of await papersUnneededSince(ctx.db, day, BATCH)) {
    await inTransaction(ctx, async (tx) => {
      await lockPerson(tx, personId);
      const { count } = await deletePaper(tx, id);
      if (count === 0) return ok(null);
      tx.record({ type: 'IdentityPaperRemoved', subject: 'person', subjectId: personId, payload: { paper: id, sha256 } });
      forgotten.push(id);
      return ok(null);
    });
  }
  return forgotten;
}
