import 'server-only';
import { z } from 'zod';
import { APPLICATION_STATES, type ApplicationState } from '@/domain/application/application-states';
import type { Database } from '../client';

/** Which cases, and after which one the page begins. */
export interface QueueFilter {
  readonly officeId: string | null;
  readonly states: readonly ApplicationState[];
  /** Approved applications whose permit has its number leave the queue; `issued` asks for those alone. */
  readonly issued?: boolean;
  readonly search: string | null;
  /** `submittedAt~reference` of the last row seen. */
  readonly after: string | null;
}

/** One row of the queue. */
export interface QueueRow {
  readonly reference: string;
  readonly state: ApplicationState;
  readonly submittedAt: string;
  readonly applicantName: string;
  readonly form: string;
  readonly importerCountry: string | null;
  readonly firstTaxon: string | null;
  readonly lineCount: number;
  readonly hasAppendixI: boolean;
}

/** A page of the queue and how many cases stand in each state. */
export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly next: string | null;
  readonly counts: QueueCounts;
  /** A count that has reached this may stand for more. */
  readonly mostCounted: number;
}

/** How many cases stand in each state, and how many have become permits. */
export type QueueCounts = Readonly<Partial<Record<ApplicationState | 'issued', number>>>;

/** A count beyond this helps nobody and costs more with every year. */
const MOST_COUNTED = 1_000;

const PAGE = 25;
const rowSchema = z.object({
  reference: z.string(),
  state: z.enum(APPLICATION_STATES),
  submitted_at: z.date(),
  submitted_text: z.string(),
  name: z.string(),
  form: z.string().nullable(),
  importer_country: z.string().nullable(),
  first_taxon: z.string().nullable(),
  line_count: z.number(),
  has_appendix_i: z.boolean(),
});
const countSchema = z.object({ state: z.enum([...APPLICATION_STATES, 'issued']), n: z.number() });

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`);

/** Reads a page, oldest submission first, by keyset: the thousandth page costs what the first does. */
export async function readQueue(db: Database, filter: QueueFilter): Promise<QueuePage> {
  // Anything else than what this function handed out begins at the first page.
  const [, afterAt = null, afterReference = null] =
    /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?)~(A-\d{1,12})$/.exec(filter.after ?? '') ?? [];
  const like = filter.search ? `%${escapeLike(filter.search)}%` : null;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT a.reference, a.state, a.submitted_at, a.submitted_at::text AS submitted_text, p.name, a.answers ->> 'form' AS form, a.answers ->> 'importerCountry' AS importer_country,
      (SELECT scientific_name FROM specimen_line l WHERE l.application_id = a.id AND l.position = 1) AS first_taxon,
      (SELECT count(*)::int FROM specimen_line l WHERE l.application_id = a.id) AS line_count,
      EXISTS (SELECT 1 FROM specimen_line l WHERE l.application_id = a.id AND l.listing ->> 'appendix' = 'I') AS has_appendix_i
    FROM application a JOIN person p ON p.id = a.applicant_id
    WHERE a.submitted_at IS NOT NULL AND a.state = ANY (${[...filter.states]}::text[])
      AND (a.state <> 'approved' OR ${filter.issued ?? false}::boolean = EXISTS (SELECT 1 FROM permit n WHERE n.application_id = a.id AND n.state <> 'void'))
      AND (${filter.officeId}::uuid IS NULL OR a.office_id = ${filter.officeId}::uuid)
      AND (${afterAt}::timestamptz IS NULL OR (a.submitted_at, a.reference) > (${afterAt}::timestamptz, ${afterReference}::text))
      AND (${like}::text IS NULL OR a.reference ILIKE ${like}::text OR p.name ILIKE ${like}::text
        OR EXISTS (SELECT 1 FROM specimen_line l WHERE l.application_id = a.id AND l.scientific_name ILIKE ${like}::text))
    ORDER BY a.submitted_at, a.reference LIMIT ${PAGE + 1}`;
  const counts = await readCounts(db, filter.officeId);
  const page = z.array(rowSchema).parse(rows);
  const last = page[PAGE - 1];
  return {
    rows: page.slice(0, PAGE).map((row) => ({
      reference: row.reference,
      state: row.state,
      submittedAt: row.submitted_at.toISOString(),
      applicantName: row.name,
      form: row.form ?? 'OTHER',
      importerCountry: row.importer_country,
      firstTaxon: row.first_taxon,
      lineCount: row.line_count,
      hasAppendixI: row.has_appendix_i,
    })),
    next: page.length > PAGE && last ? `${last.submitted_text}~${last.reference}` : null,
    counts,
    mostCounted: MOST_COUNTED,
  };
}

async function readCounts(db: Database, officeId: string | null): Promise<QueueCounts> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT v.state, (SELECT count(*)::int FROM (SELECT 1 FROM application a
        WHERE a.state = CASE v.state WHEN 'issued' THEN 'approved' ELSE v.state END AND a.submitted_at IS NOT NULL
          AND (${officeId}::uuid IS NULL OR a.office_id = ${officeId}::uuid)
          AND (a.state <> 'approved' OR (v.state = 'issued') = EXISTS (SELECT 1 FROM permit n WHERE n.application_id = a.id AND n.state <> 'void'))
        LIMIT ${MOST_COUNTED}) counted) AS n
    FROM unnest(${[...APPLICATION_STATES, 'issued']}::text[]) AS v(state)`;
  return Object.fromEntries(
    z
      .array(countSchema)
      .parse(rows)
      .map((row) => [row.state, row.n]),
  );
}
