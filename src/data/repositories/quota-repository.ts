import 'server-only';
import { z } from 'zod';
import { QUOTA_KINDS, type Quota, type ReturnReason } from '@/domain/quota/quota';
import type { IsoDate } from '@/domain/shared/iso-date';
import { plainQuantity } from '@/domain/shared/quantity';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const quotaRow = z.object({
  id: z.string(),
  country: z.string().nullable(),
  taxon_name: z.string(),
  terms: z.array(z.string()),
  sources: z.array(z.string()),
  purposes: z.array(z.string()),
  year: z.number(),
  limit_quantity: z.string(),
  unit: z.string(),
  kind: z.enum(QUOTA_KINDS),
  holder_id: z.string().nullable(),
  facility: z.string().nullable(),
  communicated_to_secretariat: z.boolean().nullable(),
  remark: z.string().nullable(),
  source: z.string(),
  valid_from: z.string().nullable(),
  valid_to: z.string().nullable(),
  reserved: z.string(),
  drawn: z.string(),
});

/** A row of quota and balance as the domain knows it. */
export function toQuota(row: unknown): Quota {
  const r = quotaRow.parse(row);
  return {
    id: r.id,
    country: r.country,
    taxonName: r.taxon_name,
    terms: r.terms,
    sources: r.sources,
    purposes: r.purposes,
    year: r.year,
    limit: plainQuantity(r.limit_quantity),
    unit: r.unit,
    kind: r.kind,
    holderId: r.holder_id,
    facility: r.facility,
    communicatedToSecretariat: r.communicated_to_secretariat,
    remark: r.remark,
    source: r.source,
    validFrom: r.valid_from as IsoDate | null,
    validTo: r.valid_to as IsoDate | null,
    reserved: plainQuantity(r.reserved),
    drawn: plainQuantity(r.drawn),
  };
}

/** The quotas in force of a country and year under any of these names, with their balances. One query, whatever the lines. */
export async function findQuotas(db: Reader, country: string, year: number, names: readonly string[]): Promise<readonly Quota[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT q.id, q.country, q.taxon_name, q.terms, q.sources, q.purposes, q.year, q.limit_quantity::text,
      q.unit, q.kind, q.holder_id, q.facility, q.communicated_to_secretariat, q.remark, q.source, q.valid_from::text, q.valid_to::text, b.reserved::text, b.drawn::text
    FROM quota q JOIN quota_balance b ON b.quota_id = q.id
    WHERE (q.country = ${country} OR q.country IS NULL) AND q.year = ${year}::int AND q.taxon_name = ANY (${[...new Set(names)]}::text[]) AND q.withdrawn_on IS NULL ORDER BY q.id`;
  return rows.map(toQuota);
}

/** Locks balances until the transaction ends, in one order, so that no two transactions wait for each other. */
export async function lockBalances(tx: Tx, quotaIds: readonly string[]): Promise<void> {
  if (quotaIds.length > 0) await tx.db.$queryRaw`SELECT quota_id::text FROM lock_quotas(${[...quotaIds]}::uuid[])`;
}

/** Locks the balances of quotas and answers what they hold now. */
export async function lockQuotas(tx: Tx, quotas: readonly Quota[]): Promise<readonly Quota[]> {
  const ids = quotas.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await tx.db.$queryRaw<
    { id: string; limit: string; reserved: string; drawn: string }[]
  >`SELECT quota_id::text AS id, limit_quantity::text AS limit, reserved::text, drawn::text FROM lock_quotas(${ids}::uuid[])`;
  return quotas.flatMap((quota) =>
    rows
      .filter(({ id }) => id === quota.id)
      .map(({ limit, reserved, drawn }) => ({
        ...quota,
        limit: plainQuantity(limit),
        reserved: plainQuantity(reserved),
        drawn: plainQuantity(drawn),
      })),
  );
}

/** What one line of a case holds of one quota: reserved only, or drawn by a line of a permit and not returned. */
export interface HeldQuota {
  readonly reservationId: string;
  readonly quotaId: string;
  readonly applicationId: string;
  readonly position: number;
  readonly unit: string;
  readonly quantity: string;
  readonly permitLineId: string | null;
}

const heldRow = z.object({
  reservation_id: z.string(),
  quota_id: z.string(),
  application_id: z.string(),
  position: z.number(),
  unit: z.string(),
  held: z.string(),
  permit_line_id: z.string().nullable(),
});
const toHeld = (row: unknown): HeldQuota => {
  const r = heldRow.parse(row);
  return {
    reservationId: r.reservation_id,
    quotaId: r.quota_id,
    applicationId: r.application_id,
    position: r.position,
    unit: r.unit,
    quantity: plainQuantity(r.held),
    permitLineId: r.permit_line_id,
  };
};

/** What a case holds of quotas now, line by line. */
export async function heldByApplication(db: Reader, applicationId: string): Promise<readonly HeldQuota[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT r.id AS reservation_id, r.quota_id, r.application_id, r.position, q.unit, d.permit_line_id,
      (r.quantity - COALESCE(g.returned, 0))::text AS held
    FROM quota_entry r JOIN quota q ON q.id = r.quota_id LEFT JOIN quota_entry d ON d.reservation_id = r.id AND d.kind = 'draw'
      LEFT JOIN LATERAL (SELECT sum(quantity) AS returned FROM quota_entry WHERE reservation_id = r.id AND kind = 'return') g ON true
    WHERE r.application_id = ${applicationId}::uuid AND r.kind = 'reserve' AND r.quantity > COALESCE(g.returned, 0) ORDER BY r.seq`;
  return rows.map(toHeld);
}

/** An entry of the ledger to be written. PostgreSQL counts it and refuses what passes the limit. */
export interface NewQuotaEntry {
  readonly id: string;
  readonly quotaId: string;
  readonly kind: 'reserve' | 'draw' | 'return';
  readonly applicationId: string;
  readonly position: number;
  readonly reservationId: string | null;
  readonly permitLineId: string | null;
  readonly quantity: string;
  readonly reason: ReturnReason | null;
  readonly causeId: string;
  readonly at: string;
}

/** Writes entries one after the other; the balances follow by themselves. */
export async function insertQuotaEntries(tx: Tx, entries: readonly NewQuotaEntry[]): Promise<void> {
  for (const e of entries) {
    await tx.db
      .$executeRaw`INSERT INTO quota_entry (id, quota_id, kind, application_id, position, reservation_id, permit_line_id, quantity, reason, cause_id, recorded_at)
      VALUES (${e.id}::uuid, ${e.quotaId}::uuid, ${e.kind}, ${e.applicationId}::uuid, ${e.position}::int, ${e.reservationId}::uuid, ${e.permitLineId}::uuid, ${e.quantity}::numeric,
        ${e.reason}, ${e.causeId}::uuid, ${new Date(e.at)}::timestamptz)`;
  }
}
