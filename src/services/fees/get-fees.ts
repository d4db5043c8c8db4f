import 'server-only';
import { findApplication } from '@/data/repositories/application-repository';
import { invoicesOf } from '@/data/repositories/fee-repository';
import { mayDo } from '@/domain/access/permissions';
import { isOfApplicant } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import type { Invoice } from '@/domain/fees/invoice';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { paysFor } from './pay-online';

/** The fees of one's own application. */
export interface OwnFees {
  readonly application: Application;
  readonly invoices: readonly Invoice[];
  /** Whether a gateway is connected; without one, fees are paid at the counter. */
  readonly isOnline: boolean;
}

/** What one has to pay, has paid and may still ask for; anybody else's application does not exist. */
export async function getOwnFees(input: { readonly reference: string }, ctx: ServiceContext): Promise<Result<OwnFees>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const application = await findApplication(ctx.db, input.reference);
  if (!application || !paysFor(actor.value)(application)) return fail({ kind: 'not-found', what: 'application' });
  return ok({ application, invoices: await invoicesOf(ctx.db, application.id), isOnline: ctx.ports.payments !== null });
}

/** The fees of a case for the office, and what this officer may do about them. */
export async function feesOfCase(application: Application, ctx: ServiceContext) {
  const roles = ctx.actor?.roles ?? [];
  const isOwn = ctx.actor !== null && isOfApplicant(ctx.actor, application);
  return {
    invoices: await invoicesOf(ctx.db, application.id),
    mayBook: !isOwn && mayDo(roles, 'fee:book'),
    mayRefund: !isOwn && mayDo(roles, 'fee:refund'),
  };
}
