import 'server-only';
import { z } from 'zod';
import { REFUSAL_REASONS, type RefusalReason } from '@/domain/application/refusal';
import type { Quota } from '@/domain/quota/quota';
import type { DecidedOn, ReceivedOn } from '@/domain/reports/work-figures';
import type { Span } from '@/domain/reports/work-period';
import { isoDateSchema } from '@/domain/shared/iso-date';
import type { Database } from '../client';
import { toQuota } from '../repositories/quota-repository';

/** Whose work, of which days, and where those begin and end. */
export interface WorkOf {
  readonly officeIds: readonly string[];
  readonly span: Span;
  readonly timeZone: string;
}

const receivedRow = z.object({ day: isoDateSchema, count: z.number() });
const decidedRow = receivedRow.extend({
  isRefusal: z.boolean(),
  startedOn: isoDateSchema,
  daysWaited: z.number(),
});
const groundRow = z.object({ code: z.enum(REFUSAL_REASONS.map(({ code }) => code)), count: z.number() });

/** How many cases arrived on each day. */
export async function receivedByDay(db: Database, { officeIds, span, timeZone }: WorkOf): Promise<readonly ReceivedOn[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT (e.submitted_at AT TIME ZONE ${timeZone})::date::text AS day, count(*)::int AS count FROM queue_entry e
    WHERE e.office_id = ANY (${[...officeIds]}::uuid[]) AND e.submitted_at >= ${span.from}::date::timestamp AT TIME ZONE ${timeZone}
      AND e.submitted_at < (${span.until}::date + 1)::timestamp AT TIME ZONE ${timeZone} GROUP BY 1`;
  return z.array(receivedRow).parse(rows);
}

/** How many cases were decided on each day, by how long the office had them. */
export async function decidedByDay(db: Database, { officeIds, span, timeZone }: WorkOf): Promise<readonly DecidedOn[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT (e.decided_at AT TIME ZONE ${timeZone})::date::text AS day, e.status = 'refused' AS "isRefusal",
      a.clock_started_on::text AS "startedOn", a.clock_waited AS "daysWaited", count(*)::int AS count
    FROM queue_entry e JOIN application a ON a.id = e.application_id
    WHERE e.office_id = ANY (${[...officeIds]}::uuid[]) AND e.decided_at >= ${span.from}::date::timestamp AT TIME ZONE ${timeZone}
      AND e.decided_at < (${span.until}::date + 1)::timestamp AT TIME ZONE ${timeZone} AND a.clock_started_on IS NOT NULL
    GROUP BY 1, 2, 3, 4`;
  return z.array(decidedRow).parse(rows);
}

/** On which grounds applications were refused; one refusal may have several. */
export async function groundsOfRefusals(
  db: Database,
  { officeIds, span, timeZone }: WorkOf,
): Promise<readonly { readonly code: RefusalReason; readonly count: number }[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT g.code, count(*)::int AS count FROM queue_entry e CROSS JOIN LATERAL unnest(e.grounds) g(code)
    WHERE e.office_id = ANY (${[...officeIds]}::uuid[]) AND e.decided_at >= ${span.from}::date::timestamp AT TIME ZONE ${timeZone}
      AND e.decided_at < (${span.until}::date + 1)::timestamp AT TIME ZONE ${timeZone} GROUP BY 1 ORDER BY 2 DESC, 1`;
  return z.array(groundRow).parse(rows);
}

/** How many open cases are past their day. */
export async function countOverdue(db: Database, officeIds: readonly string[], today: string): Promise<number> {
  const rows = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM queue_entry e WHERE e.office_id = ANY (${[...officeIds]}::uuid[]) AND e.is_open AND e.due_on < ${today}::date`;
  return rows[0]?.n ?? 0;
}

/** The quotas of a country and year of which so many hundredths are drawn or reserved, the fullest first. */
export async function fullestQuotas(
  db: Database,
  country: string,
  year: number,
  hundredths: number,
  most: number,
): Promise<readonly Quota[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT q.id, q.country, q.taxon_name, q.terms, q.sources, q.purposes, q.year, q.limit_quantity::text, q.unit, q.kind, q.holder_id,
      q.facility, q.communicated_to_secretariat, q.remark, q.source, q.valid_from::text, q.valid_to::text, b.reserved::text, b.drawn::text
    FROM quota q JOIN quota_balance b ON b.quota_id = q.id
    WHERE (q.country = ${country} OR q.country IS NULL) AND q.year = ${year}::int AND q.withdrawn_on IS NULL AND q.limit_quantity > 0
      AND (b.reserved + b.drawn) * 100 >= q.limit_quantity * ${hundredths}::int
    ORDER BY (b.reserved + b.drawn) / q.limit_quantity DESC, q.taxon_name, q.id LIMIT ${most}::int`;
  return rows.map(toQuota);
}
