import 'server-only';
import { lockPermit, savePermitState } from '@/data/repositories/permit-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { permitTransitions } from '@/domain/permit/permit-states';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import { requireActor, type ServiceContext } from '../context';
import { returnUnused } from '../quota/return-quotas';

/** Explains a number whose signature will never be finished. The number stays taken for ever, with its reason. */
export async function voidPermit(
  input: { readonly permitNumber: string; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'permit:sign')) return fail({ kind: 'forbidden', permission: 'permit:sign' });
  if (input.reason.trim() === '') return fail(invalidField('reason', 'missing.text', { field: 'reason' }));
  return inTransaction(ctx, async (tx) => {
    const permit = await lockPermit(tx, input.permitNumber);
    const keeper = permit && (await tx.db.application.findUnique({ where: { id: permit.applicationId }, select: { officeId: true } }));
    // A number belongs to the office that took it; to any other it is not there.
    if (!permit || keeper?.officeId !== actor.value.officeId) return fail({ kind: 'not-found', what: 'permit' });
    const state = follow(permitTransitions, permit.state, 'void');
    if (!state.ok) return state;
    await savePermitState(tx, permit.id, state.value, input.reason, ctx.now);
    await returnUnused(tx, permit, 'void', ctx);
    tx.record({
      type: 'PermitVoided',
      subject: 'permit',
      subjectId: permit.id,
      payload: { permitNumber: permit.permitNumber, reason: input.reason },
    });
    return ok({ permitNumber: permit.permitNumber });
  });
}
