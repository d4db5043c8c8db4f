import 'server-only';
import { saveMove } from '@/data/repositories/application-repository';
import { permitsOfApplication } from '@/data/repositories/permit-repository';
import { inTransaction } from '@/data/transaction';
import { decideApplication } from '@/domain/application/decide-application';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { cancelOpenInvoices } from '../fees/raise-invoice';
import { tellApplicant } from '../mail/tell';
import { returnReservations } from '../quota/return-quotas';
import { lockOwnApplication } from './own-application';

/** Takes an application back, from any state before the first signature. */
export async function withdrawApplication(
  input: { readonly reference: string; readonly version: number },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const own = await lockOwnApplication(tx, actor.value, input.reference, 'application:withdraw');
    if (!own.ok) return own;
    const application = own.value;
    const permits = await permitsOfApplication(tx.db, application.id);
    if (permits.some((permit) => permit.state !== 'void'))
      return fail({ kind: 'transition-not-allowed', from: application.state, action: 'withdraw' });
    const decision = decideApplication(application, 'withdraw', actor.value, input.version, {
      type: 'ApplicationWithdrawn',
      subject: 'application',
      subjectId: application.id,
      payload: {},
    });
    if (!decision.ok) return decision;
    await saveMove(tx, application.id, decision.value, ctx.now);
    await cancelOpenInvoices(tx, application.id, ctx);
    await returnReservations(tx, application.id, 'withdrawn', ctx);
    const key = `application:${application.id}:withdrawn`;
    await tellApplicant(tx, application, { template: 'applicationWithdrawn', values: { day: ctx.today }, key }, ctx);
    return ok({ reference: application.reference });
  });
}
