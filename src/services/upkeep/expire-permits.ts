import 'server-only';
import { lockPermit, permitsPastTheirLastDay, savePermitState } from '@/data/repositories/permit-repository';
import { inTransaction } from '@/data/transaction';
import { permitTransitions } from '@/domain/permit/permit-states';
import { ok } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import type { ServiceContext } from '../context';
import { returnUnused } from '../quota/return-quotas';

/** Records, once a day, what every reader already derives: that the last day of these permits is over. */
export async function expirePermits(ctx: ServiceContext): Promise<readonly string[]> {
  const expired: string[] = [];
  for (const number of await permitsPastTheirLastDay(ctx.db, ctx.today)) {
    await inTransaction(ctx, async (tx) => {
      const permit = await lockPermit(tx, number);
      const state = permit ? follow(permitTransitions, permit.state, 'expire') : null;
      if (!permit || !state?.ok || permit.validUntil >= ctx.today) return ok(null);
      await savePermitState(tx, permit.id, state.value, null, ctx.now);
      await returnUnused(tx, permit, 'expired', ctx);
      tx.record({ type: 'PermitExpired', subject: 'permit', subjectId: permit.id, payload: { permitNumber: number } });
      expired.push(number);
      return ok(null);
    });
  }
  return expired;
}
