import 'server-only';
import { z } from 'zod';
import type { IsoDate } from '@/domain/shared/iso-date';
import {
  STOCK_KINDS,
  STOCK_LOSSES,
  type StockCount,
  type StockKind,
  type StockLoss,
  type StockNumber,
  type StockRange,
} from '@/domain/stock/stock';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const serial = z.bigint().transform(Number);
const moment = z.date().transform((at) => at.toISOString());

/** One entry of the stock, with what became of its pieces. */
export interface StockEntry extends StockRange, StockCount {
  readonly id: string;
  readonly kind: StockKind;
  readonly officeId: string;
  readonly office: string;
  readonly receivedOn: string;
  readonly supplier: string;
  readonly receiver: string;
}

const entryRow = z.object({
  id: z.string(),
  kind: z.enum(STOCK_KINDS),
  prefix: z.string(),
  width: z.number(),
  first: serial,
  last: serial,
  officeId: z.string(),
  office: z.string(),
  receivedOn: z.string(),
  supplier: z.string(),
  receiver: z.string(),
  received: serial,
  used: serial,
  waiting: serial,
  lost: serial,
  stolen: serial,
  spoiled: serial,
});

/** The stock of an office, or of all; of one entry alone where `id` is given. Counted from the register each time. */
export async function stockEntries(
  db: Reader,
  { officeId, id = null, most }: { readonly officeId: string | null; readonly id?: string | null; readonly most: number },
): Promise<readonly StockEntry[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT r.id, r.kind, r.prefix, r.width, r.first_serial AS first, r.last_serial AS last, r.office_id AS "officeId", o.name AS office, r.received_on::text AS "receivedOn", r.supplier, p.name AS receiver,
      r.last_serial - r.first_serial + 1 AS received, (SELECT count(*) FROM stock_use u WHERE u.receipt_id = r.id) AS used,
      COALESCE(sum(l.last_serial - l.first_serial + 1) FILTER (WHERE l.outcome IS NULL), 0)::bigint AS waiting,
      COALESCE(sum(l.last_serial - l.first_serial + 1) FILTER (WHERE l.outcome = 'confirmed' AND l.what = 'lost'), 0)::bigint AS lost,
      COALESCE(sum(l.last_serial - l.first_serial + 1) FILTER (WHERE l.outcome = 'confirmed' AND l.what = 'stolen'), 0)::bigint AS stolen,
      COALESCE(sum(l.last_serial - l.first_serial + 1) FILTER (WHERE l.outcome = 'confirmed' AND l.what = 'spoiled'), 0)::bigint AS spoiled
    FROM stock_receipt r JOIN office o ON o.id = r.office_id JOIN person p ON p.id = r.received_by LEFT JOIN stock_loss l ON l.receipt_id = r.id
    WHERE (${officeId}::uuid IS NULL OR r.office_id = ${officeId}::uuid) AND (${id}::uuid IS NULL OR r.id = ${id}::uuid)
    GROUP BY r.id, o.name, p.name ORDER BY r.kind, r.prefix, r.first_serial LIMIT ${most}`;
  return z.array(entryRow).parse(rows);
}

/** A declared loss, and what a second officer made of it. */
export interface DeclaredLoss {
  readonly id: string;
  readonly receiptId: string;
  readonly first: number;
  readonly last: number;
  readonly what: StockLoss;
  readonly reason: string;
  readonly declaredBy: string;
  readonly declarer: string;
  readonly declaredAt: string;
  readonly outcome: 'confirmed' | 'declined' | null;
  readonly decider: string | null;
}

const lossRow = z.object({
  id: z.string(),
  receiptId: z.string(),
  first: serial,
  last: serial,
  what: z.enum(STOCK_LOSSES),
  reason: z.string(),
  declaredBy: z.string(),
  declarer: z.string(),
  declaredAt: moment,
  outcome: z.enum(['confirmed', 'declined']).nullable(),
  decider: z.string().nullable(),
});

/** What was declared of an entry, newest first; one declaration alone where `id` is given. */
export async function lossesOf(
  db: Reader,
  receiptId: string,
  { id = null, most }: { readonly id?: string | null; readonly most: number },
): Promise<readonly DeclaredLoss[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT l.id, l.receipt_id AS "receiptId", l.first_serial AS first, l.last_serial AS last, l.what, l.reason, l.declared_by AS "declaredBy", p.name AS declarer,
      l.declared_at AS "declaredAt", l.outcome, d.name AS decider
    FROM stock_loss l JOIN person p ON p.id = l.declared_by LEFT JOIN person d ON d.id = l.decided_by WHERE l.receipt_id = ${receiptId}::uuid
      AND (${id}::uuid IS NULL OR l.id = ${id}::uuid)
    ORDER BY l.declared_at DESC, l.id LIMIT ${most}`;
  return z.array(lossRow).parse(rows);
}

/** On which permits the pieces of an entry were used, newest first. */
export async function usesOf(
  db: Reader,
  receiptId: string,
  most: number,
): Promise<readonly { readonly serial: number; readonly permitNumber: string; readonly user: string; readonly usedAt: string }[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT u.serial, p.permit_number AS "permitNumber", w.name AS user, u.used_at AS "usedAt"
    FROM stock_use u JOIN permit p ON p.id = u.permit_id JOIN person w ON w.id = u.used_by WHERE u.receipt_id = ${receiptId}::uuid ORDER BY u.serial DESC LIMIT ${most}`;
  return z.array(z.object({ serial, permitNumber: z.string(), user: z.string(), usedAt: moment })).parse(rows);
}

/** A sheet of blank paper that a permit was printed on. */
export interface UsedPaper {
  readonly number: string;
  readonly user: string;
  readonly usedAt: string;
}

/** On which paper a permit was printed, in the order of the numbers. */
export async function paperOf(db: Reader, permitId: string): Promise<readonly UsedPaper[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT stock_number(r, u.serial) AS number, w.name AS user, u.used_at AS "usedAt"
    FROM stock_use u JOIN stock_receipt r ON r.id = u.receipt_id JOIN person w ON w.id = u.used_by
    WHERE u.permit_id = ${permitId}::uuid AND u.kind = 'permit-paper' ORDER BY u.used_at, r.prefix, u.serial`;
  return z.array(z.object({ number: z.string(), user: z.string(), usedAt: moment })).parse(rows);
}

/** What the register knows of one number: its entry, the loss that was declared of it, and the permit it is on. */
export interface FoundNumber {
  readonly receiptId: string;
  readonly officeId: string;
  readonly loss: StockLoss | null;
  readonly isConfirmed: boolean;
  readonly permitNumber: string | null;
}

/** The piece of stock with a number, or null. */
export async function findStockNumber(
  db: Reader,
  kind: StockKind,
  { prefix, width, serial: wanted }: StockNumber,
): Promise<FoundNumber | null> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT r.id AS "receiptId", r.office_id AS "officeId", l.what AS loss, COALESCE(l.outcome = 'confirmed', false) AS "isConfirmed",
      (SELECT p.permit_number FROM stock_use u JOIN permit p ON p.id = u.permit_id WHERE u.receipt_id = r.id AND u.serial = ${wanted}::bigint) AS "permitNumber"
    FROM stock_receipt r LEFT JOIN stock_loss l ON l.receipt_id = r.id AND ${wanted}::bigint BETWEEN l.first_serial AND l.last_serial AND l.outcome IS DISTINCT FROM 'declined'
    WHERE r.kind = ${kind} AND r.prefix = ${prefix} AND r.width = ${width}::int AND ${wanted}::bigint BETWEEN r.first_serial AND r.last_serial`;
  const row = z.object({
    receiptId: z.string(),
    officeId: z.string(),
    loss: z.enum(STOCK_LOSSES).nullable(),
    isConfirmed: z.boolean(),
    permitNumber: z.string().nullable(),
  });
  return z.array(row).parse(rows)[0] ?? null;
}

/** Whether any part of a range came in before, under the same letters. */
export const overlapsReceipt = async (db: Reader, kind: StockKind, { prefix, first, last }: StockRange): Promise<boolean> =>
  (await db.stockReceipt.count({ where: { kind, prefix, firstSerial: { lte: last }, lastSerial: { gte: first } } })) > 0;

/** Whether any number of a range is on a permit, or declared gone already. */
export async function isRangeTouched(db: Reader, receiptId: string, { first, last }: Pick<StockRange, 'first' | 'last'>): Promise<boolean> {
  const used = await db.stockUse.count({ where: { receiptId, serial: { gte: first, lte: last } } });
  const within = { firstSerial: { lte: last }, lastSerial: { gte: first }, OR: [{ outcome: null }, { outcome: 'confirmed' }] };
  return used > 0 || (await db.stockLoss.count({ where: { receiptId, ...within } })) > 0;
}

/** Takes a range into the stock of an office. */
export async function insertReceipt(
  tx: Tx,
  {
    range,
    receivedOn,
    ...entry
  }: {
    readonly id: string;
    readonly kind: StockKind;
    readonly range: StockRange;
    readonly officeId: string;
    readonly receivedOn: IsoDate;
    readonly supplier: string;
    readonly receivedBy: string;
    readonly receivedAt: string;
  },
): Promise<void> {
  const { prefix, width, first: firstSerial, last: lastSerial } = range;
  await tx.db.stockReceipt.create({
    data: { ...entry, prefix, width, firstSerial, lastSerial, receivedOn: new Date(`${receivedOn}T00:00:00Z`) },
  });
}

/** Enters what one officer declares gone. */
export async function insertLoss(
  tx: Tx,
  {
    first: firstSerial,
    last: lastSerial,
    ...loss
  }: Pick<DeclaredLoss, 'id' | 'receiptId' | 'first' | 'last' | 'what' | 'reason' | 'declaredBy' | 'declaredAt'>,
): Promise<void> {
  await tx.db.stockLoss.create({ data: { ...loss, firstSerial, lastSerial } });
}

/** Enters what a second officer decides of it; false where another did so meanwhile. */
export async function saveLossOutcome(
  tx: Tx,
  id: string,
  decided: { readonly outcome: 'confirmed' | 'declined'; readonly by: string; readonly reason: string; readonly at: string },
): Promise<boolean> {
  const { outcome, by: decidedBy, reason: decidedReason, at: decidedAt } = decided;
  const { count } = await tx.db.stockLoss.updateMany({
    where: { id, outcome: null },
    data: { outcome, decidedBy, decidedReason, decidedAt },
  });
  return count === 1;
}

/** Enters on which permit a piece is used. */
export async function insertStockUse(
  tx: Tx,
  use: {
    readonly receiptId: string;
    readonly serial: number;
    readonly permitId: string;
    readonly kind: StockKind;
    readonly usedBy: string;
    readonly usedAt: string;
  },
): Promise<void> {
  await tx.db.stockUse.create({ data: use });
}
