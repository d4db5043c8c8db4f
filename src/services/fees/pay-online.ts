import 'server-only';
import { findApplication } from '@/data/repositories/application-repository';
import { invoicesOf } from '@/data/repositories/fee-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { standsFor } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { lockInvoice } from './fees-of';
import { settleAttempt } from './settle-attempt';

/** Whether this person pays for this application: the applicant's side of it. */
export const paysFor = (actor: Actor) => (application: Application) => standsFor(actor, application, 'fee:pay');

/** Opens a payment at the gateway and says where the payer goes. The same key is the same attempt. */
export async function startPayment(
  input: { readonly reference: string; readonly invoice: string; readonly idempotencyKey: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly payAt: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const gateway = ctx.ports.payments;
  if (!gateway) return fail({ kind: 'gateway-silent' });
  return inTransaction(ctx, async (tx) => {
    const held = await lockInvoice(tx, input, paysFor(actor.value));
    if (!held.ok) return held;
    const { application, invoice } = held.value;
    if (invoice.state !== 'open') return fail({ kind: 'nothing-to-pay' });
    const id = input.idempotencyKey;
    const earlier = await tx.db.paymentAttempt.findUnique({ where: { id }, select: { invoiceId: true, state: true } });
    if (earlier && (earlier.invoiceId !== invoice.id || earlier.state !== 'started')) return fail({ kind: 'idempotency-key-reused' });
    const opened = await gateway
      .start({
        orderId: id,
        amount: invoice.total,
        description: `${invoice.reference} ${application.reference}`,
        returnAddress: `${ctx.party.appOrigin}/apply/applications/${application.reference}/fee/return`,
      })
      .catch(() => null);
    if (!opened) return fail({ kind: 'gateway-silent' });
    if (!earlier) {
      const { gatewayReference } = opened;
      await tx.db.paymentAttempt.create({
        data: {
          id,
          invoiceId: invoice.id,
          applicationId: application.id,
          gateway: gateway.name,
          gatewayReference,
          startedBy: actor.value.personId,
          startedAt: ctx.now,
          stateAt: ctx.now,
        },
      });
      const payload = { invoice: invoice.reference, gateway: gateway.name, reference: gatewayReference };
      tx.record({ type: 'PaymentStarted', subject: 'application', subjectId: application.id, payload });
    }
    return ok({ payAt: opened.payAt });
  });
}

/** Asks the gateway what became of the attempts that are still open: after the payer came back, or when they want to know. */
export async function checkPayments(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const application = await findApplication(ctx.db, input.reference);
  if (!application || !paysFor(actor.value)(application)) return fail({ kind: 'not-found', what: 'application' });
  const gateway = ctx.ports.payments;
  const invoices = await invoicesOf(ctx.db, application.id);
  const waiting = invoices
    .flatMap(({ attempts }) => attempts)
    .filter(({ state, gateway: name }) => state === 'started' && name === gateway?.name);
  for (const { gatewayReference } of waiting) {
    const said = await gateway?.ask(gatewayReference).catch(() => null);
    if (!gateway || !said) continue;
    const settled = await settleAttempt(gateway.name, said, ctx);
    if (!settled.ok) return settled;
  }
  return ok({ reference: application.reference });
}
