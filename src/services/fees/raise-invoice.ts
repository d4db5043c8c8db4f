import 'server-only';
import { lockApplication } from '@/data/repositories/application-repository';
import { insertInvoice, invoicesOf, saveInvoiceState, tariffOf } from '@/data/repositories/fee-repository';
import { permitsOfApplication } from '@/data/repositories/permit-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import type { Application } from '@/domain/application/application';
import { FINISHED_STATES } from '@/domain/application/application-states';
import { DocumentType } from '@/domain/codes/document-type';
import { parseMoney } from '@/domain/fees/money';
import { feeFor } from '@/domain/fees/tariff';
import { invariant } from '@/domain/shared/invariant';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { worksOn } from '../review/open-case';

/** Raises the invoice of the tariff with the first submission; where no row is in force nothing is due, and nothing is raised. */
export async function raiseTariffInvoice(tx: Tx, application: Application, raisedBy: string, ctx: ServiceContext): Promise<void> {
  if ((await invoicesOf(tx.db, application.id)).some(({ kind }) => kind === 'tariff')) return;
  const documentType = DocumentType.safeParse(application.answers.documentType);
  if (!documentType.success) return;
  const tariff = await tariffOf(tx.db, documentType.data);
  const fee = feeFor({ documentType: documentType.data, lines: application.lines.length, permits: 1 }, tariff, ctx.today);
  invariant(fee.ok, 'the tariff of one day is in one currency');
  if (!fee.value) return;
  const { lines, total } = fee.value;
  const invoice = await insertInvoice(tx, {
    id: ctx.newId(),
    applicationId: application.id,
    kind: 'tariff',
    reason: null,
    total,
    raisedBy,
    at: ctx.now,
    lines: lines.map(({ row, units, amount }) => ({
      tariffRowId: row.id,
      basis: row.basis,
      units,
      unitMinor: row.amount.minor,
      amountMinor: amount.minor,
    })),
  });
  tx.record({
    type: 'InvoiceRaised',
    subject: 'application',
    subjectId: application.id,
    payload: { invoice, amountMinor: total.minor, currency: total.currency, reason: null },
  });
}

/** Cancels what is still to pay of an application that is withdrawn. */
export async function cancelOpenInvoices(tx: Tx, applicationId: string, ctx: ServiceContext): Promise<void> {
  for (const { id, reference, state } of await invoicesOf(tx.db, applicationId)) {
    if (state !== 'open') continue;
    await saveInvoiceState(tx, id, 'cancelled', ctx.now);
    tx.record({ type: 'InvoiceCancelled', subject: 'application', subjectId: applicationId, payload: { invoice: reference } });
  }
}

/** An officer raises an extra fee, with its reason, while the case is open and nothing is signed. */
export async function raiseExtraFee(
  input: { readonly reference: string; readonly amount: string; readonly currency: string; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly invoice: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'fee:book')) return fail({ kind: 'forbidden', permission: 'fee:book' });
  const total = parseMoney(input.amount, input.currency);
  if (!total.ok) return fail(invalidField('amount', total.problem));
  return inTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx, input.reference);
    if (!application || !worksOn(actor.value, application)) return fail({ kind: 'not-found', what: 'application' });
    const permits = await permitsOfApplication(tx.db, application.id);
    if (FINISHED_STATES.includes(application.state) || permits.some(({ state }) => state !== 'void'))
      return fail({ kind: 'transition-not-allowed', from: application.state, action: 'raiseFee' });
    const { minor, currency } = total.value;
    const invoice = await insertInvoice(tx, {
      id: ctx.newId(),
      applicationId: application.id,
      kind: 'extra',
      reason: input.reason,
      total: total.value,
      raisedBy: actor.value.personId,
      at: ctx.now,
      lines: [{ tariffRowId: null, basis: 'extra', units: 1, unitMinor: minor, amountMinor: minor }],
    });
    const payload = { invoice, amountMinor: minor, currency, reason: input.reason };
    tx.record({ type: 'InvoiceRaised', subject: 'application', subjectId: application.id, payload });
    return ok({ invoice });
  });
}
