import 'server-only';
import { openRevocation } from '@/data/repositories/permit-measure-repository';
import { type RegisteredPermit, savePermitState } from '@/data/repositories/permit-repository';
import { preparedReplacement } from '@/data/repositories/replacement-repository';
import type { Tx } from '@/data/transaction';
import { permitTransitions } from '@/domain/permit/permit-states';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import type { ServiceContext } from '../context';

/** Stops a locked permit: by the office, or by its holder who reports it lost or stolen. Quotas stay drawn until it ends. */
export async function suspendPermit(
  tx: Tx,
  permit: RegisteredPermit,
  by: { readonly action: 'suspend' | 'reportLoss'; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const state = follow(permitTransitions, permit.state, by.action);
  if (!state.ok) return state;
  const { permitNumber } = permit;
  await savePermitState(tx, permit.id, state.value, by.reason, ctx.now);
  tx.record({ type: 'PermitSuspended', subject: 'permit', subjectId: permit.id, payload: { permitNumber, reason: by.reason } });
  return ok(null);
}

/** Lets a locked permit be used again, as it could be before it was stopped. */
export async function reinstatePermit(
  tx: Tx,
  permit: RegisteredPermit,
  to: { readonly state: 'issued' | 'partly-used'; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const state = follow(permitTransitions, permit.state, to.state === 'issued' ? 'reinstate' : 'reinstatePartlyUsed');
  if (!state.ok) return state;
  // Whoever proposed to revoke it stopped it until a second officer has decided.
  // Or to replace it, until the new one is signed or the preparation dropped.
  const isProposed = (await openRevocation(tx.db, permit.id)) ?? (await preparedReplacement(tx.db, permit.id));
  if (isProposed) return fail({ kind: 'transition-not-allowed', from: permit.state, action: 'reinstate' });
  const { permitNumber } = permit;
  await savePermitState(tx, permit.id, state.value, null, ctx.now);
  tx.record({ type: 'PermitReinstated', subject: 'permit', subjectId: permit.id, payload: { permitNumber, reason: to.reason } });
  return ok(null);
}
