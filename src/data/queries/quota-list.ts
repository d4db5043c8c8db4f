import 'server-only';
import { z } from 'zod';
import type { Quota } from '@/domain/quota/quota';
import type { Database } from '../client';
import { toQuota } from '../repositories/quota-repository';

/** One row of the list of quotas, with the newest cases that used it. */
export interface QuotaRow {
  readonly quota: Quota;
  readonly holderName: string | null;
  readonly cases: readonly string[];
  readonly caseCount: number;
}

/** A page of quotas, by taxon. */
export interface QuotaListPage {
  readonly rows: readonly QuotaRow[];
  /** `taxon~id` of the last row, when there are more. */
  readonly next: string | null;
}

const PAGE = 50;
const extra = z.object({ holder: z.string().nullable(), cases: z.array(z.string()).nullable(), case_count: z.number() });

/** Reads a page of the quotas of a country and year by keyset; only cases of the office given are named, of null: all. */
export async function readQuotaList(
  db: Database,
  of: { readonly country: string; readonly year: number; readonly officeId: string | null; readonly search: string | null },
  after: string | null,
): Promise<QuotaListPage> {
  // Anything else than what this function handed out begins at the first page.
  const [, afterTaxon = null, afterId = null] = /^([\p{L} .×-]{1,120})~([0-9a-f-]{36})$/u.exec(after ?? '') ?? [];
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT q.id, q.country, q.taxon_name, q.terms, q.sources, q.purposes, q.year, q.limit_quantity::text, q.unit, q.kind, q.holder_id,
      q.facility, q.communicated_to_secretariat, q.remark, q.source, q.valid_from::text, q.valid_to::text, b.reserved::text, b.drawn::text, p.name AS holder,
      (SELECT array_agg(c.reference) FROM (SELECT a.reference FROM application a WHERE a.id IN (SELECT application_id FROM quota_entry e WHERE e.quota_id = q.id)
        AND (${of.officeId}::uuid IS NULL OR a.office_id = ${of.officeId}::uuid) ORDER BY a.submitted_at DESC, a.id LIMIT 3) c) AS cases,
      (SELECT count(DISTINCT e.application_id)::int FROM quota_entry e WHERE e.quota_id = q.id) AS case_count
    FROM quota q JOIN quota_balance b ON b.quota_id = q.id LEFT JOIN person p ON p.id = q.holder_id
    WHERE (q.country = ${of.country} OR q.country IS NULL) AND q.year = ${of.year}::int AND q.withdrawn_on IS NULL
      AND (${of.search}::text IS NULL OR starts_with(lower(q.taxon_name), lower(${of.search}::text)))
      AND (${afterTaxon}::text IS NULL OR (q.taxon_name, q.id) > (${afterTaxon}::text, ${afterId}::uuid))
    ORDER BY q.taxon_name, q.id LIMIT ${PAGE + 1}`;
  const found = rows.map((row): QuotaRow => {
    const { holder, cases, case_count } = extra.parse(row);
    return { quota: toQuota(row), holderName: holder, cases: cases ?? [], caseCount: case_count };
  });
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1)?.quota;
  return { rows: shown, next: found.length > PAGE && last ? `${last.taxonName}~${last.id}` : null };
}

/** The years of which a country has quotas, newest first. */
export async function quotaYears(db: Database, country: string): Promise<readonly number[]> {
  const rows = await db.$queryRaw<
    { year: number }[]
  >`SELECT DISTINCT year FROM quota WHERE (country = ${country} OR country IS NULL) AND withdrawn_on IS NULL ORDER BY year DESC LIMIT 20`;
  return rows.map(({ year }) => year);
}
