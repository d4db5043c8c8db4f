import 'server-only';
import { saveInvoiceState } from '@/data/repositories/fee-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { isOfApplicant } from '@/domain/access/policy';
import { invoiceTransitions } from '@/domain/fees/invoice-states';
import type { WaiverGround } from '@/domain/fees/waiver';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import { requireActor, type ServiceContext } from '../context';
import { worksOn } from '../review/open-case';
import { lockInvoice } from './fees-of';
import { paysFor } from './pay-online';

interface OnInvoice {
  readonly reference: string;
  readonly invoice: string;
}

/** The applicant asks to be let off an open fee; asked again while one request waits, it is the same request. */
export async function askWaiver(
  input: OnInvoice & { readonly ground: WaiverGround; readonly explanation: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly invoice: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const held = await lockInvoice(tx, input, paysFor(actor.value));
    if (!held.ok) return held;
    const { application, invoice } = held.value;
    if (invoice.state !== 'open') return fail({ kind: 'nothing-to-pay' });
    if (invoice.waivers.some(({ outcome }) => outcome === null)) return ok({ invoice: invoice.reference });
    const { ground, explanation } = input;
    const of = { id: ctx.newId(), invoiceId: invoice.id, applicationId: application.id };
    await tx.db.waiverRequest.create({ data: { ...of, ground, explanation, requestedBy: actor.value.personId, requestedAt: ctx.now } });
    const payload = { invoice: invoice.reference, ground };
    tx.record({ type: 'WaiverRequested', subject: 'application', subjectId: application.id, payload });
    return ok({ invoice: invoice.reference });
  });
}

/** A case-officer grants or refuses a waiver, with the reason; granted, nothing is to pay any more. */
export async function decideWaiver(
  input: OnInvoice & { readonly outcome: 'granted' | 'refused'; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly invoice: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'fee:book')) return fail({ kind: 'forbidden', permission: 'fee:book' });
  const { personId } = actor.value;
  return inTransaction(ctx, async (tx) => {
    const held = await lockInvoice(tx, input, (application) => worksOn(actor.value, application));
    if (!held.ok) return held;
    const { application, invoice } = held.value;
    if (isOfApplicant(actor.value, application)) return fail({ kind: 'separation-of-duties', part: 'A' });
    const asked = invoice.waivers.find(({ outcome }) => outcome === null);
    const waived = follow(invoiceTransitions, invoice.state, 'waive');
    if (!asked || !waived.ok) return fail({ kind: 'nothing-to-pay' });
    const { outcome, reason } = input;
    await tx.db.$executeRaw`UPDATE waiver_request SET outcome = ${outcome}, decided_by = ${personId}::uuid,
      decided_at = ${new Date(ctx.now)}::timestamptz, decided_reason = ${reason} WHERE id = ${asked.id}::uuid`;
    if (outcome === 'granted') await saveInvoiceState(tx, invoice.id, waived.value, ctx.now);
    const type = outcome === 'granted' ? 'WaiverGranted' : 'WaiverRefused';
    tx.record({ type, subject: 'application', subjectId: application.id, payload: { invoice: invoice.reference, reason } });
    return ok({ invoice: invoice.reference });
  });
}
