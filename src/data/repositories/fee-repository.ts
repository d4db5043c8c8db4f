import 'server-only';
import { z } from 'zod';
import { DocumentType } from '@/domain/codes/document-type';
import type { Invoice } from '@/domain/fees/invoice';
import { INVOICE_STATES, type InvoiceState } from '@/domain/fees/invoice-states';
import type { Money } from '@/domain/fees/money';
import { PAYMENT_STATES, type PaymentState } from '@/domain/fees/payment-states';
import { receiptNumber } from '@/domain/fees/receipt-number';
import { FEE_BASES, type TariffRow } from '@/domain/fees/tariff';
import { WAIVER_GROUNDS } from '@/domain/fees/waiver';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const dayOf = (at: Date) => at.toISOString().slice(0, 10) as IsoDate;

/** The rows of the tariff for one document type, of every date. */
export async function tariffOf(db: Reader, documentType: DocumentType): Promise<readonly TariffRow[]> {
  const rows = await db.tariffRow.findMany({ where: { documentType }, orderBy: { naturalKey: 'asc' } });
  return rows.map((row) => ({
    id: row.id,
    documentType: DocumentType.parse(row.documentType),
    basis: z.enum(FEE_BASES).parse(row.basis),
    amount: { minor: row.amountMinor, currency: row.currency },
    validFrom: dayOf(row.validFrom),
    validTo: row.validTo ? dayOf(row.validTo) : null,
    source: row.source,
  }));
}

const find = (db: Reader, applicationId: string) =>
  db.invoice.findMany({
    where: { applicationId },
    orderBy: { raisedAt: 'asc' },
    include: {
      lines: { orderBy: { position: 'asc' } },
      attempts: { orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] },
      payments: { orderBy: [{ at: 'asc' }, { kind: 'asc' }] },
      waivers: { orderBy: { requestedAt: 'asc' } },
    },
  });
type InvoiceRow = Awaited<ReturnType<typeof find>>[number];

function toInvoice(row: InvoiceRow, sources: ReadonlyMap<string, string>): Invoice {
  const money = (minor: number): Money => ({ minor, currency: row.currency });
  return {
    id: row.id,
    reference: row.reference,
    applicationId: row.applicationId,
    kind: z.enum(['tariff', 'extra']).parse(row.kind),
    reason: row.reason,
    state: z.enum(INVOICE_STATES).parse(row.state),
    total: money(row.totalMinor),
    raisedAt: row.raisedAt.toISOString(),
    lines: row.lines.map((line) => ({
      basis: z.enum([...FEE_BASES, 'extra']).parse(line.basis),
      units: line.units,
      unit: money(line.unitMinor),
      amount: money(line.amountMinor),
      source: line.tariffRowId === null ? null : (sources.get(line.tariffRowId) ?? null),
    })),
    attempts: row.attempts.map(({ id, gateway, gatewayReference, state }) => ({
      id,
      gateway,
      gatewayReference,
      state: z.enum(PAYMENT_STATES).parse(state),
    })),
    payments: row.payments.map((entry) => ({
      id: entry.id,
      kind: z.enum(['payment', 'refund']).parse(entry.kind),
      channel: z.enum(['gateway', 'desk']).parse(entry.channel),
      amount: money(entry.amountMinor),
      reference: entry.reference,
      attemptId: entry.attemptId,
      bookedBy: entry.bookedBy,
      reason: entry.reason,
      at: entry.at.toISOString(),
      receipt: entry.receiptYear && entry.receiptSerial ? receiptNumber(entry.receiptYear, entry.receiptSerial) : null,
    })),
    waivers: row.waivers.map(({ id, ground, explanation, requestedAt, outcome, decidedReason }) => ({
      id,
      ground: z.enum(WAIVER_GROUNDS).parse(ground),
      explanation,
      requestedAt: requestedAt.toISOString(),
      outcome: z.enum(['granted', 'refused']).nullable().parse(outcome),
      decidedReason,
    })),
  };
}

/** The invoices of an application, oldest first, with their payments. */
export async function invoicesOf(db: Reader, applicationId: string): Promise<readonly Invoice[]> {
  const rows = await find(db, applicationId);
  const ids = rows.flatMap((row) => row.lines.flatMap((line) => line.tariffRowId ?? []));
  const tariff = ids.length === 0 ? [] : await db.tariffRow.findMany({ where: { id: { in: ids } }, select: { id: true, source: true } });
  const sources = new Map(tariff.map(({ id, source }) => [id, source]));
  return rows.map((row) => toInvoice(row, sources));
}

/** The states of the invoices of several applications, for lists. */
export async function invoiceStatesOf(
  db: Reader,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly InvoiceState[]>> {
  const rows = await db.invoice.findMany({
    where: { applicationId: { in: [...applicationIds] } },
    select: { applicationId: true, state: true },
  });
  const found = new Map<string, InvoiceState[]>();
  for (const { applicationId, state } of rows)
    found.set(applicationId, [...(found.get(applicationId) ?? []), z.enum(INVOICE_STATES).parse(state)]);
  return found;
}

/** Raises an invoice; answers its reference. */
export async function insertInvoice(
  tx: Tx,
  invoice: {
    readonly id: string;
    readonly applicationId: string;
    readonly kind: 'tariff' | 'extra';
    readonly reason: string | null;
    readonly total: Money;
    readonly raisedBy: string;
    readonly at: string;
    readonly lines: readonly {
      readonly tariffRowId: string | null;
      readonly basis: string;
      readonly units: number;
      readonly unitMinor: number;
      readonly amountMinor: number;
    }[];
  },
): Promise<string> {
  const { id, applicationId, kind, reason, total, raisedBy, at, lines } = invoice;
  const data = { id, applicationId, kind, reason, totalMinor: total.minor, currency: total.currency, raisedBy, raisedAt: at, stateAt: at };
  const { reference } = await tx.db.invoice.create({ data, select: { reference: true } });
  await tx.db.invoiceLine.createMany({ data: lines.map((line, index) => ({ invoiceId: id, position: index + 1, ...line })) });
  return reference;
}

/** Writes the state that an invoice has reached. */
export const saveInvoiceState = (tx: Tx, id: string, state: InvoiceState, at: string) =>
  tx.db.$executeRaw`UPDATE invoice SET state = ${state}, state_at = ${new Date(at)}::timestamptz WHERE id = ${id}::uuid`;

/** Writes the state that an attempt to pay has reached. */
export const saveAttemptState = (tx: Tx, id: string, state: PaymentState, at: string) =>
  tx.db.$executeRaw`UPDATE payment_attempt SET state = ${state}, state_at = ${new Date(at)}::timestamptz WHERE id = ${id}::uuid`;

/** Adds an entry to the ledger; answers the number of its receipt, which PostgreSQL gives, or null for money given back. */
export async function insertPayment(
  tx: Tx,
  entry: {
    readonly id: string;
    readonly invoice: Invoice;
    readonly kind: 'payment' | 'refund';
    readonly channel: 'gateway' | 'desk';
    readonly amount: Money;
    readonly reference: string;
    readonly attemptId: string | null;
    readonly bookedBy: string | null;
    readonly reason: string | null;
    readonly at: string;
    readonly onDay: IsoDate;
  },
): Promise<string | null> {
  const { invoice, amount, onDay, ...data } = entry;
  const written = await tx.db.payment.create({
    data: {
      ...data,
      invoiceId: invoice.id,
      applicationId: invoice.applicationId,
      amountMinor: amount.minor,
      currency: amount.currency,
      onDay: new Date(`${onDay}T00:00:00Z`),
    },
    select: { receiptYear: true, receiptSerial: true },
  });
  return written.receiptYear && written.receiptSerial ? receiptNumber(written.receiptYear, written.receiptSerial) : null;
}
