import 'server-only';
import { z } from 'zod';
import { APPLICATION_STATES, type ApplicationState } from '@/domain/application/application-states';
import { type IsoDate, yearOf } from '@/domain/shared/iso-date';
import { plainQuantity } from '@/domain/shared/quantity';
import type { Database } from '../client';

/** A year of trade in one taxon, term and unit: what permits allowed, and what of it crossed the border. */
export interface TradeYear {
  readonly taxon: string;
  readonly term: string;
  readonly unit: string;
  readonly year: number;
  readonly permits: number;
  readonly issued: string;
  readonly endorsed: string;
}

const plain = z.string().transform((text) => plainQuantity(text));
const tradeRow = z.object({
  taxon: z.string(),
  term: z.string(),
  unit: z.string(),
  year: z.number(),
  permits: z.number(),
  issued: plain,
  endorsed: plain,
});

/** More taxa, terms and units than anybody reads beside a case. */
const MOST_ROWS = 100;
const YEARS_SEEN = 5;

/** Trade of five years, this one included, in these taxa; of one applicant, or of all. Void numbers are no trade. */
export async function readTradeYears(
  db: Database,
  taxa: readonly string[],
  applicantId: string | null,
  on: IsoDate,
): Promise<readonly TradeYear[]> {
  if (taxa.length === 0) return [];
  const since = yearOf(on) - YEARS_SEEN;
  const rows =
    applicantId === null
      ? await db.$queryRaw<unknown[]>`
          SELECT y.scientific_name AS taxon, y.term, y.unit, y.year, y.permits, y.issued::text AS issued, y.endorsed::text AS endorsed
          FROM trade_year y WHERE y.scientific_name = ANY (${[...taxa]}::text[]) AND y.year > ${since}::int
          ORDER BY 1, 2, 3, 4 LIMIT ${MOST_ROWS}`
      : await db.$queryRaw<unknown[]>`
          SELECT e.scientific_name AS taxon, e.term, e.unit, e.year, (count(*) FILTER (WHERE e.is_first))::int AS permits, COALESCE(sum(e.quantity), 0)::text AS issued, sum(e.endorsed)::text AS endorsed
          FROM trade_entry e WHERE e.scientific_name = ANY (${[...taxa]}::text[]) AND e.year > ${since}::int AND e.applicant_id = ${applicantId}::uuid
          GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4 LIMIT ${MOST_ROWS}`;
  return z.array(tradeRow).parse(rows);
}

/** Another case, as far as it helps with this one. */
export interface OtherCase {
  readonly reference: string;
  readonly state: ApplicationState;
  readonly submittedAt: string;
  readonly applicantName: string;
  readonly taxon: string | null;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly permitNumber: string | null;
}

const otherRow = z.object({
  reference: z.string(),
  state: z.enum(APPLICATION_STATES),
  submitted_at: z.date(),
  name: z.string(),
  taxon: z.string().nullable(),
  quantity: z.string().nullable(),
  unit: z.string().nullable(),
  permit_number: z.string().nullable(),
});

const toOther = (row: z.infer<typeof otherRow>): OtherCase => ({
  reference: row.reference,
  state: row.state,
  submittedAt: row.submitted_at.toISOString(),
  applicantName: row.name,
  taxon: row.taxon,
  quantity: row.quantity === null ? null : plainQuantity(row.quantity),
  unit: row.unit,
  permitNumber: row.permit_number,
});

const MOST_OTHERS = 10;
const SIBLING_DAYS = 7;

/** Other applications that the same applicant sent within a week of this one, in the same office. */
export async function readSiblings(
  db: Database,
  of: { readonly id: string; readonly applicantId: string; readonly officeId: string; readonly submittedAt: string },
): Promise<readonly OtherCase[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT a.reference, a.state, a.submitted_at, p.name, l.scientific_name AS taxon, l.quantity::text, l.answers ->> 'unit' AS unit,
      (SELECT n.permit_number FROM permit n WHERE n.application_id = a.id AND n.state NOT IN ('void', 'signing') ORDER BY n.numbered_at DESC LIMIT 1) AS permit_number
    FROM queue_entry e JOIN application a ON a.id = e.application_id JOIN person p ON p.id = a.applicant_id LEFT JOIN specimen_line l ON l.application_id = a.id AND l.position = 1
    WHERE e.applicant_id = ${of.applicantId}::uuid AND e.office_id = ${of.officeId}::uuid AND e.application_id <> ${of.id}::uuid
      AND e.submitted_at BETWEEN ${new Date(of.submittedAt)}::timestamptz - make_interval(days => ${SIBLING_DAYS}::int) AND ${new Date(of.submittedAt)}::timestamptz + make_interval(days => ${SIBLING_DAYS}::int)
    ORDER BY e.submitted_at DESC, e.application_id LIMIT ${MOST_OTHERS}`;
  return z.array(otherRow).parse(rows).map(toOther);
}

/** The newest decided cases of the same office in the same taxon to the same country: what was done before. */
export async function readSimilar(
  db: Database,
  of: { readonly id: string; readonly officeId: string; readonly taxon: string; readonly destination: string },
): Promise<readonly OtherCase[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT a.reference, a.state, a.submitted_at, p.name, l.scientific_name AS taxon, l.quantity::text, l.answers ->> 'unit' AS unit,
      (SELECT n.permit_number FROM permit n WHERE n.application_id = a.id AND n.state NOT IN ('void', 'signing') ORDER BY n.numbered_at DESC LIMIT 1) AS permit_number
    FROM queue_entry e JOIN application a ON a.id = e.application_id JOIN person p ON p.id = a.applicant_id JOIN specimen_line l ON l.application_id = a.id AND l.position = 1
    WHERE e.first_taxon = ${of.taxon} AND e.country = ${of.destination} AND e.office_id = ${of.officeId}::uuid AND e.application_id <> ${of.id}::uuid
      AND e.status IN ('approved', 'issued', 'refused')
    ORDER BY e.submitted_at DESC, e.application_id LIMIT ${MOST_OTHERS}`;
  return z.array(otherRow).parse(rows).map(toOther);
}

/** The applicant in our own register. */
export interface ApplicantRecord {
  readonly since: string;
  readonly permitsInTwelveMonths: number;
  readonly refusals: number;
  readonly openCases: number;
  readonly consignees: readonly string[];
}

/** Whom an applicant sends to is told by what they sent lately, however many thousands they sent in all. */
const NEWEST_SENT = 300;

/** What our register says of an applicant: since when, how much, what went wrong, to whom. */
export async function readApplicant(db: Database, applicantId: string, on: IsoDate): Promise<ApplicantRecord> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT p.created_at,
      (SELECT count(*)::int FROM trade_entry e WHERE e.applicant_id = ${applicantId}::uuid AND e.position = 1 AND e.quantity IS NOT NULL AND e.issued_on > ${on}::date - interval '12 months') AS permits,
      (SELECT count(*)::int FROM application a WHERE a.applicant_id = ${applicantId}::uuid AND a.state = 'refused') AS refusals,
      (SELECT count(*)::int FROM queue_entry e WHERE e.applicant_id = ${applicantId}::uuid AND e.is_open) AS open,
      ARRAY(SELECT c.name FROM (SELECT a.answers ->> 'importerName' AS name, count(*) AS n
        FROM (SELECT e.application_id FROM queue_entry e WHERE e.applicant_id = ${applicantId}::uuid ORDER BY e.submitted_at DESC LIMIT ${NEWEST_SENT}) sent JOIN application a ON a.id = sent.application_id
        WHERE a.answers ? 'importerName' GROUP BY 1 ORDER BY n DESC, 1 LIMIT 3) c) AS consignees
    FROM person p WHERE p.id = ${applicantId}::uuid`;
  const row = z
    .object({ created_at: z.date(), permits: z.number(), refusals: z.number(), open: z.number(), consignees: z.array(z.string()) })
    .parse(rows[0]);
  return {
    since: row.created_at.toISOString(),
    permitsInTwelveMonths: row.permits,
    refusals: row.refusals,
    openCases: row.open,
    consignees: row.consignees,
  };
}
