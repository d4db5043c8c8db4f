import 'server-only';
import { lockApplication } from '@/data/repositories/application-repository';
import { insertPayment, invoicesOf, saveAttemptState, saveInvoiceState } from '@/data/repositories/fee-repository';
import { inTransaction } from '@/data/transaction';
import { invoiceTransitions } from '@/domain/fees/invoice-states';
import { ACTION_OF, type PaymentState, paymentTransitions } from '@/domain/fees/payment-states';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import type { ServiceContext } from '../context';
import { paymentReceived, tellPayer } from '../mail/tell';
import type { GatewayStatement } from '../ports';

/**
 * Writes down what the gateway says of a payment: once, however often and in whatever order it says it. Money that arrives
 * for an invoice that is settled already is noted as surplus; an amount or a currency that is not the invoice's is refused.
 */
export async function settleAttempt(
  gateway: string,
  said: GatewayStatement,
  ctx: ServiceContext,
): Promise<Result<{ readonly state: PaymentState }>> {
  const known = await ctx.db.paymentAttempt.findUnique({
    where: { gateway_gatewayReference: { gateway, gatewayReference: said.gatewayReference } },
    select: { id: true, applicationId: true },
  });
  if (!known) return fail({ kind: 'not-found', what: 'invoice' });
  const application = await ctx.db.application.findUniqueOrThrow({
    where: { id: known.applicationId },
    select: { reference: true, applicantId: true, agentId: true },
  });
  return inTransaction(ctx, async (tx) => {
    await lockApplication(tx, application.reference);
    const invoices = await invoicesOf(tx.db, known.applicationId);
    const invoice = invoices.find(({ attempts }) => attempts.some(({ id }) => id === known.id));
    const attempt = invoice?.attempts.find(({ id }) => id === known.id);
    if (!invoice || !attempt) return fail({ kind: 'not-found', what: 'invoice' });
    if (said.amount.minor !== invoice.total.minor || said.amount.currency !== invoice.total.currency)
      return fail({ kind: 'notification-refused' });
    if (said.outcome === 'pending') return ok({ state: attempt.state });
    const isSettled = !follow(invoiceTransitions, invoice.state, 'settle').ok;
    const action = said.outcome === 'paid' && isSettled ? 'overpay' : ACTION_OF[said.outcome];
    const next = follow(paymentTransitions, attempt.state, action);
    // Said before, or overtaken by money.
    if (!next.ok) return ok({ state: attempt.state });
    await saveAttemptState(tx, attempt.id, next.value, ctx.now);
    const subject = { subject: 'application', subjectId: invoice.applicationId } as const;
    const told = { invoice: invoice.reference, reference: attempt.gatewayReference };
    const money = { amountMinor: said.amount.minor, currency: said.amount.currency };
    if (next.value === 'surplus') tx.record({ type: 'SurplusPaymentNoticed', ...subject, payload: { ...told, ...money } });
    else if (next.value === 'paid') {
      const entry = { kind: 'payment', channel: 'gateway', amount: said.amount, reference: attempt.gatewayReference } as const;
      const nobody = { bookedBy: null, reason: null };
      const receipt = await insertPayment(tx, {
        id: ctx.newId(),
        invoice,
        attemptId: attempt.id,
        ...entry,
        ...nobody,
        at: ctx.now,
        onDay: ctx.today,
      });
      await saveInvoiceState(tx, invoice.id, 'paid', ctx.now);
      tx.record({ type: 'PaymentReceived', ...subject, payload: { ...told, ...money, channel: 'gateway', receipt: receipt ?? '' } });
      await tellPayer(tx, application, paymentReceived(invoice, receipt ?? ''), ctx);
    } else tx.record({ type: 'PaymentAttemptClosed', ...subject, payload: { ...told, outcome: next.value } });
    return ok({ state: next.value });
  });
}

/** A notice at the door for gateways: believed by its signature alone, whoever brings it. */
export async function receiveNotice(
  notice: { readonly message: string; readonly signature: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly state: PaymentState }>> {
  const gateway = ctx.ports.payments;
  if (!gateway) return fail({ kind: 'not-found', what: 'page' });
  const said = gateway.readNotice(notice);
  return said ? settleAttempt(gateway.name, said, ctx) : fail({ kind: 'notification-refused' });
}
