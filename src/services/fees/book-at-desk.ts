import 'server-only';
import { insertPayment, saveInvoiceState } from '@/data/repositories/fee-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { isOfApplicant } from '@/domain/access/policy';
import { refundable } from '@/domain/fees/invoice';
import { invoiceTransitions } from '@/domain/fees/invoice-states';
import { parseMoney } from '@/domain/fees/money';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import { requireActor, type ServiceContext } from '../context';
import { paymentReceived, tellPayer } from '../mail/tell';
import { worksOn } from '../review/open-case';
import { lockInvoice } from './fees-of';

interface OnInvoice {
  readonly reference: string;
  readonly invoice: string;
}

/** A case-officer books what was paid whole at the counter, under the number of the slip. */
export async function bookDeskPayment(
  input: OnInvoice & { readonly slip: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly receipt: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'fee:book')) return fail({ kind: 'forbidden', permission: 'fee:book' });
  const { personId } = actor.value;
  return inTransaction(ctx, async (tx) => {
    const held = await lockInvoice(tx, input, (application) => worksOn(actor.value, application));
    if (!held.ok) return held;
    const { application, invoice } = held.value;
    if (isOfApplicant(actor.value, application)) return fail({ kind: 'separation-of-duties', part: 'A' });
    const next = follow(invoiceTransitions, invoice.state, 'settle');
    if (!next.ok) return fail({ kind: 'nothing-to-pay' });
    const slip = await tx.db.payment.findFirst({
      where: { kind: 'payment', channel: 'desk', reference: input.slip },
      select: { id: true },
    });
    if (slip) return fail(invalidField('slip', 'fee.slipUsed'));
    const entry = { kind: 'payment', channel: 'desk', amount: invoice.total, reference: input.slip, attemptId: null } as const;
    const booked = { bookedBy: personId, reason: null, at: ctx.now, onDay: ctx.today };
    const receipt = (await insertPayment(tx, { id: ctx.newId(), invoice, ...entry, ...booked })) ?? '';
    await saveInvoiceState(tx, invoice.id, next.value, ctx.now);
    const { minor: amountMinor, currency } = invoice.total;
    const payload = { invoice: invoice.reference, channel: 'desk', reference: input.slip, amountMinor, currency, receipt };
    tx.record({ type: 'PaymentReceived', subject: 'application', subjectId: application.id, payload });
    await tellPayer(tx, application, paymentReceived(invoice, receipt), ctx);
    return ok({ receipt });
  });
}

/**
 * An issuing-officer gives money back, in part or whole, the way it came: never the person who booked it. The key makes a
 * refund sent twice one refund, here and at the gateway.
 */
export async function refundPayment(
  input: OnInvoice & { readonly amount: string; readonly reason: string; readonly idempotencyKey: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly invoice: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'fee:refund')) return fail({ kind: 'forbidden', permission: 'fee:refund' });
  const { personId } = actor.value;
  return inTransaction(ctx, async (tx) => {
    const held = await lockInvoice(tx, input, (application) => worksOn(actor.value, application));
    if (!held.ok) return held;
    const { application, invoice } = held.value;
    if (invoice.payments.some(({ id }) => id === input.idempotencyKey)) return ok({ invoice: invoice.reference });
    const amount = parseMoney(input.amount, invoice.total.currency);
    if (!amount.ok) return fail(invalidField('amount', amount.problem));
    const paid = invoice.payments.find(({ kind }) => kind === 'payment');
    const left = refundable(invoice);
    const next = follow(invoiceTransitions, invoice.state, amount.value.minor === left.minor ? 'refundInFull' : 'refundInPart');
    if (!next.ok || !paid) return fail({ kind: 'nothing-to-pay' });
    if (amount.value.minor > left.minor) return fail(invalidField('amount', 'money.moreThanPaid'));
    if (paid.bookedBy === personId || isOfApplicant(actor.value, application)) return fail({ kind: 'separation-of-duties', part: 'S' });
    const { channel, reference, attemptId } = paid;
    const entry = { kind: 'refund', channel, reference, attemptId, amount: amount.value, reason: input.reason } as const;
    await insertPayment(tx, { id: input.idempotencyKey, invoice, ...entry, bookedBy: personId, at: ctx.now, onDay: ctx.today });
    await saveInvoiceState(tx, invoice.id, next.value, ctx.now);
    const payload = {
      invoice: invoice.reference,
      reference,
      amountMinor: amount.value.minor,
      currency: amount.value.currency,
      reason: input.reason,
    };
    tx.record({ type: 'PaymentRefunded', subject: 'application', subjectId: application.id, payload });
    // Last, so that everything of ours that could refuse has not: what is asked twice of the gateway is done once.
    const isDone =
      channel === 'desk' || (await ctx.ports.payments?.refund(reference, amount.value, input.idempotencyKey).catch(() => false)) === true;
    return isDone ? ok({ invoice: invoice.reference }) : fail({ kind: 'gateway-silent' });
  });
}
