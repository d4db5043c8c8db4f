import 'server-only';
import type { Reader } from '@/data/client';
import { findPermit, lockPermit, type RegisteredPermit, savePermitState } from '@/data/repositories/permit-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { permitTransitions } from '@/domain/permit/permit-states';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import { requireActor, type ServiceContext } from '../context';
import { returnUnused } from '../quota/return-quotas';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';

/** Explains a number whose signature will never be finished. The number stays taken for ever, with its reason. */
export async function voidPermit(
  input: GivenProof & { readonly permitNumber: string; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'permit:sign')) return fail({ kind: 'forbidden', permission: 'permit:sign' });
  if (input.reason.trim() === '') return fail(invalidField('reason', 'missing.text', { field: 'reason' }));
  const { permitNumber, reason } = input;
  const before = await voidable(await findPermit(ctx.db, { number: permitNumber }), actor.value, ctx.db);
  if (!before.ok) return before;
  const proof = await prove(input, { act: 'permit.void', items: [digestOf({ permitNumber, reason })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    const found = await voidable(await lockPermit(tx, permitNumber), actor.value, tx.db);
    if (!found.ok) return found;
    const { permit, state } = found.value;
    await spendProof(tx, proof.value, 0, { subject: 'permit', id: permit.id }, ctx);
    await savePermitState(tx, permit.id, state, reason, ctx.now);
    await returnUnused(tx, permit, 'void', ctx);
    tx.record({
      type: 'PermitVoided',
      subject: 'permit',
      subjectId: permit.id,
      payload: { permitNumber, reason },
    });
    return ok({ permitNumber });
  });
}

/** A number belongs to the office that took it; to any other it is not there. */
async function voidable(permit: RegisteredPermit | null, actor: Actor, db: Reader) {
  const keeper = permit && (await db.application.findUnique({ where: { id: permit.applicationId }, select: { officeId: true } }));
  if (!permit || keeper?.officeId !== actor.officeId) return fail({ kind: 'not-found', what: 'permit' } as const);
  const state = follow(permitTransitions, permit.state, 'void');
  return state.ok ? ok({ permit, state: state.value }) : state;
}
