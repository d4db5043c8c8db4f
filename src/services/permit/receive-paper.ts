import 'server-only';
import type { RegisteredPermit } from '@/data/repositories/permit-repository';
import { insertPaperReturn, paperReturnOf } from '@/data/repositories/replacement-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { USABLE_STATES } from '@/domain/permit/permit-request';
import { stateOnDay } from '@/domain/permit/permit-use';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { findInHand } from './permit-in-hand';

/** Whether a paper is one to be handed in: it was issued, and cannot be used any more (LIF-07; domain rules §6.5). */
export const isToBeHandedIn = (permit: RegisteredPermit, ctx: Pick<ServiceContext, 'today'>): boolean =>
  permit.issuedAt !== null && !USABLE_STATES.includes(stateOnDay(permit, ctx.today));

/** Enters that a paper was handed in: a replaced one, a revoked one, one that ran out, a lost one that turned up. What ended stays ended. */
export async function receivePaper(
  { permitNumber }: { readonly permitNumber: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string }>> {
  const found = await findInHand(permitNumber, ctx);
  if (!found.ok) return found;
  const { actor, permit } = found.value;
  if (!isToBeHandedIn(permit, ctx)) return fail({ kind: 'transition-not-allowed', from: permit.state, action: 'receive' });
  return inTransaction(ctx, async (tx) => {
    await enterPaper(tx, permit, actor, ctx);
    return ok({ permitNumber });
  });
}

/** Enters that the paper of a permit is here; a paper is entered once. */
export async function enterPaper(
  tx: Tx,
  { id, permitNumber }: Pick<RegisteredPermit, 'id' | 'permitNumber'>,
  { personId }: Actor,
  ctx: ServiceContext,
): Promise<void> {
  if (await paperReturnOf(tx.db, id)) return;
  await insertPaperReturn(tx, { permitId: id, on: ctx.today, remark: null, by: personId, at: ctx.now });
  tx.record({ type: 'PaperReturned', subject: 'permit', subjectId: id, payload: { permitNumber, on: ctx.today, remark: null } });
}
