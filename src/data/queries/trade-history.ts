import 'server-only';
import { z } from 'zod';
import type { IsoDate } from '@/domain/shared/iso-date';
import { plainQuantity } from '@/domain/shared/quantity';
import type { Reader } from '../client';

const plain = z
  .string()
  .transform((text) => plainQuantity(text))
  .nullable();
const historyRow = z.object({
  position: z.number(),
  largest: plain,
  mean: plain,
  deviation: plain,
  applications: z.number(),
  sum: plain,
  bredBefore: z.number().nullable(),
  bredLately: z.number().nullable(),
});

/** What our own register says of trade like a line's. */
export type LineHistory = z.infer<typeof historyRow>;

/**
 * Trade seen before, for all lines of an application in one query: the applicant's largest quantity in five years; mean and
 * deviation of the taxon, term, unit and route; what the applicant sent to the same consignee in thirty days, this case
 * included; the share of bred specimens on the route in the last three years, by whole months, and before.
 */
export async function readLineHistory(db: Reader, applicationId: string, on: IsoDate): Promise<readonly LineHistory[]> {
  const rows = await db.$queryRaw<unknown[]>`
    WITH asked AS (
      SELECT a.id AS application_id, s.position, s.scientific_name AS taxon, s.answers ->> 'term' AS term, s.answers ->> 'unit' AS unit, a.applicant_id, a.answers ->> 'importerName' AS consignee,
        a.answers ->> 'importerCountry' AS destination, ARRAY(SELECT p.id FROM permit p WHERE p.application_id = a.id) AS permits,
        date_trunc('month', ${on}::date - interval '3 years')::date AS lately
      FROM specimen_line s JOIN application a ON a.id = s.application_id WHERE a.id = ${applicationId}::uuid)
    SELECT asked.position, own.largest::text, round(past.mean, 6)::text AS mean, round(past.deviation, 6)::text AS deviation, COALESCE(lately.n, 0)::int AS applications, lately.total::text AS sum,
      past.bred_before AS "bredBefore", past.bred_lately AS "bredLately"
    FROM asked
    LEFT JOIN LATERAL (
      SELECT max(e.quantity) AS largest FROM trade_entry e WHERE e.applicant_id = asked.applicant_id AND e.scientific_name = asked.taxon AND e.term = asked.term AND e.unit = asked.unit
        AND e.issued_on > ${on}::date - interval '5 years' AND NOT e.permit_id = ANY (asked.permits)) own ON true
    LEFT JOIN LATERAL (
      SELECT sum(r.issued) / NULLIF(sum(r.entries), 0) AS mean,
        CASE WHEN sum(r.entries) > 1 THEN sqrt(GREATEST(sum(r.squares) - sum(r.issued) ^ 2 / sum(r.entries), 0) / (sum(r.entries) - 1)) END AS deviation,
        (sum(r.bred) FILTER (WHERE r.month < asked.lately))::float / NULLIF(sum(r.entries) FILTER (WHERE r.month < asked.lately), 0) AS bred_before,
        (sum(r.bred) FILTER (WHERE r.month >= asked.lately))::float / NULLIF(sum(r.entries) FILTER (WHERE r.month >= asked.lately), 0) AS bred_lately
      FROM (
        SELECT m.month, m.entries, m.issued, m.squares, m.bred FROM trade_month m
          WHERE m.scientific_name = asked.taxon AND m.term = asked.term AND m.unit = asked.unit AND m.country = asked.destination
        UNION ALL SELECT date_trunc('month', e.issued_on)::date, -1, -e.quantity, -e.quantity * e.quantity, -(e.source IN ('C', 'D', 'R'))::int FROM trade_entry e
          WHERE e.permit_id = ANY (asked.permits) AND e.quantity IS NOT NULL
            AND e.scientific_name = asked.taxon AND e.term = asked.term AND e.unit = asked.unit AND e.country = asked.destination) r) past ON true
    LEFT JOIN LATERAL (
      SELECT count(DISTINCT a.id) AS n, sum(s.quantity) AS total FROM application a JOIN specimen_line s ON s.application_id = a.id
      WHERE a.id IN (SELECT e.application_id FROM queue_entry e WHERE e.applicant_id = asked.applicant_id AND e.submitted_at > ${on}::date - interval '30 days'
          AND e.status NOT IN ('withdrawn', 'lapsed', 'refused') UNION SELECT asked.application_id)
        AND s.scientific_name = asked.taxon AND a.answers ->> 'importerName' = asked.consignee AND s.answers ->> 'unit' = asked.unit) lately ON true
    ORDER BY asked.position`;
  return z.array(historyRow).parse(rows);
}

const partyRow = z.object({ applicant: z.number(), consignee: z.number(), adverse: z.array(z.string()).nullable() });

/** The applicant and the consignee in our own register: how often before, and what went wrong. */
export async function readPartyHistory(
  db: Reader,
  applicationId: string,
): Promise<{ readonly applicant: number; readonly consignee: number; readonly adverse: readonly string[] }> {
  const rows = await db.$queryRaw<unknown[]>`
    WITH asked AS (SELECT id, applicant_id, answers ->> 'importerName' AS consignee FROM application WHERE id = ${applicationId}::uuid)
    SELECT (SELECT count(*)::int FROM (SELECT 1 FROM application a WHERE a.applicant_id = asked.applicant_id AND a.id <> asked.id AND a.submitted_at IS NOT NULL LIMIT 10) n) AS applicant,
      (SELECT count(*)::int FROM (SELECT 1 FROM application a WHERE a.applicant_id = asked.applicant_id AND a.answers ->> 'importerName' = asked.consignee AND a.id <> asked.id AND a.submitted_at IS NOT NULL LIMIT 10) n) AS consignee,
      (SELECT array_agg(record) FROM (
        SELECT a.reference || ' refused' AS record FROM application a WHERE a.applicant_id = asked.applicant_id AND a.id <> asked.id AND a.state = 'refused'
        UNION ALL SELECT p.permit_number || ' revoked' FROM permit p JOIN application a ON a.id = p.application_id WHERE a.applicant_id = asked.applicant_id AND p.state = 'revoked'
        LIMIT 10) bad) AS adverse
    FROM asked`;
  const found = rows[0] === undefined ? { applicant: 0, consignee: 0, adverse: null } : partyRow.parse(rows[0]);
  return { ...found, adverse: found.adverse ?? [] };
}

/** Permits that are alive on the day and carry one of these marks, of other applications; the index of marks answers it. */
export async function readMarksInUse(
  db: Reader,
  applicationId: string,
  marks: readonly string[],
  on: IsoDate,
): Promise<readonly { readonly mark: string; readonly permitNumber: string }[]> {
  if (marks.length === 0) return [];
  const rows = await db.$queryRaw<unknown[]>`
    SELECT DISTINCT m AS mark, p.permit_number AS "permitNumber"
    FROM specimen_line s JOIN permit p ON p.application_id = s.application_id CROSS JOIN LATERAL unnest(string_to_array(s.answers ->> 'marks', E'\\n')) m
    WHERE s.answers ? 'marks' AND string_to_array(s.answers ->> 'marks', E'\\n') && ${[...marks]}::text[] AND m = ANY (${[...marks]}::text[]) AND s.application_id <> ${applicationId}::uuid
      AND p.state IN ('signing', 'issued', 'partly-used', 'suspended') AND p.valid_until >= ${on}::date ORDER BY m, p.permit_number LIMIT 200`;
  return z.array(z.object({ mark: z.string(), permitNumber: z.string() })).parse(rows);
}
