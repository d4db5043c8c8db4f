/** The demonstration Party's invented quotas, suspensions, reservations, measures and reviews, marked so in every row. */
import type { OwnerConnection } from '@/data/reference/owner-connection';
import { type IsoDate, yearOf } from '@/domain/shared/iso-date';
import { readReferenceFile } from './reference-files';
import { inOwnerTransaction } from './with-owner';

const QUOTAS = `
  INSERT INTO quota (origin, natural_key, country, taxon_name, terms, sources, purposes, year, limit_quantity, unit, kind, holder_id,
                     communicated_to_secretariat, remark, source, confidence)
  SELECT 'demonstration', q.key || ' ' || y.year, 'XA', q.taxon, q.terms, q.sources, q.purposes, y.year, q.limit, q.unit,
         CASE WHEN q."holderEmail" IS NULL THEN 'national' ELSE 'operator' END, p.id, q.communicated, q.remark, $3, 'demonstration'
  FROM jsonb_to_recordset($1::jsonb) AS q(key text, taxon text, terms text[], sources text[], purposes text[], "limit" numeric, unit text,
         "holderEmail" text, communicated boolean, remark text)
  CROSS JOIN unnest($2::int[]) AS y(year) LEFT JOIN person p ON p.email = q."holderEmail"
  WHERE q."holderEmail" IS NULL OR p.id IS NOT NULL
  ON CONFLICT (origin, natural_key) DO NOTHING`;

const rowsOf = (kind: string, columns: string) =>
  `FROM jsonb_to_recordset($1::jsonb) AS r(kind text, key text, country text, taxon text, sources text[], "exemptPurposes" text[], ${columns}, "validFrom" date, "validTo" date)
   WHERE r.kind = '${kind}' ON CONFLICT (origin, natural_key) DO NOTHING`;

const RESTRICTIONS = [
  `INSERT INTO suspension (origin, natural_key, country, taxon_name, scope, sources, exempt_purposes, notification, remark, source, confidence, valid_from, valid_to)
   SELECT 'demonstration', r.key, r.country, r.taxon, r.scope, r.sources, r."exemptPurposes", r.notification, r.text, $2, 'demonstration', r."validFrom", r."validTo"
   ${rowsOf('suspension', 'scope text, notification text, text text')}`,
  `INSERT INTO reservation (origin, natural_key, party, taxon_name, remark, source, confidence, valid_from, valid_to)
   SELECT 'demonstration', r.key, r.country, r.taxon, r.text, $2, 'demonstration', r."validFrom", r."validTo" ${rowsOf('reservation', 'text text')}`,
  `INSERT INTO stricter_measure (origin, natural_key, country, taxon_name, sources, exempt_purposes, measure, source, confidence, valid_from, valid_to)
   SELECT 'demonstration', r.key, r.country, r.taxon, r.sources, r."exemptPurposes", r.text, $2, 'demonstration', r."validFrom", r."validTo"
   ${rowsOf('measure', 'text text')}`,
  `INSERT INTO trade_review (origin, natural_key, country, taxon_name, sources, exempt_purposes, stage, recommendation, source, confidence, valid_from, valid_to)
   SELECT 'demonstration', r.key, r.country, r.taxon, r.sources, r."exemptPurposes", r.stage, r.text, $2, 'demonstration', r."validFrom", r."validTo"
   ${rowsOf('review', 'stage text, text text')}`,
];

/**
 * Loads Exampleland's quotas of the year before, this and the next year, since its stories begin in the past, and what else
 * limits its trade. Demonstration mode only, after its people. A second run changes nothing.
 */
export async function loadDemonstrationQuotas(to: OwnerConnection | string, today: IsoDate): Promise<void> {
  const year = yearOf(today);
  const [quotas, restrictions] = [readReferenceFile('demo-quotas'), readReferenceFile('demo-restrictions')];
  await inOwnerTransaction(to, async (client) => {
    await client.query(QUOTAS, [JSON.stringify(quotas.rows), [year - 1, year, year + 1], quotas.source]);
    for (const statement of RESTRICTIONS) await client.query(statement, [JSON.stringify(restrictions.rows), restrictions.source]);
  });
}
