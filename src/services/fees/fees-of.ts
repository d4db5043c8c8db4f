import 'server-only';
import type { Reader } from '@/data/client';
import { lockApplication } from '@/data/repositories/application-repository';
import { invoicesOf } from '@/data/repositories/fee-repository';
import type { Tx } from '@/data/transaction';
import type { Application } from '@/domain/application/application';
import type { Invoice } from '@/domain/fees/invoice';
import { fail, ok, type Result } from '@/domain/shared/result';

/** The refusal while anything is to pay: review may start unpaid, signing needs paid or waived (decisions §6). */
export async function feesSettled(db: Reader, applicationId: string): Promise<Result<null>> {
  const open = (await invoicesOf(db, applicationId)).filter(({ state }) => state === 'open').map(({ reference }) => reference);
  return open.length === 0 ? ok(null) : fail({ kind: 'fee-open', invoices: open });
}

/** An application that the asker may act on, locked, with one of its invoices; the application's lock keeps fees in one order. */
export async function lockInvoice(
  tx: Tx,
  input: { readonly reference: string; readonly invoice: string },
  isTheirs: (application: Application) => boolean,
): Promise<Result<{ readonly application: Application; readonly invoice: Invoice }>> {
  const application = await lockApplication(tx, input.reference);
  if (!application || !isTheirs(application)) return fail({ kind: 'not-found', what: 'application' });
  const invoice = (await invoicesOf(tx.db, application.id)).find(({ reference }) => reference === input.invoice);
  return invoice ? ok({ application, invoice }) : fail({ kind: 'not-found', what: 'invoice' });
}
