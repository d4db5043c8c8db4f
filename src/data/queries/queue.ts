import 'server-only';
import { z } from 'zod';
import type { CaseClock } from '@/domain/application/case-clock';
import { APPENDICES } from '@/domain/codes/appendix';
import { FORM_TYPES } from '@/domain/codes/document-type';
import { CASE_STATUSES, FILTER_CHOICES, type QueueFilter, type QueueSort, WAITING_FOR } from '@/domain/queue/queue-view';
import { type IsoDate, parseIsoDate } from '@/domain/shared/iso-date';
import type { Database } from '../client';
import { Prisma } from '../generated/client';
import { conditionsOf, partsOf, type QueueDay, type QueueScope } from './queue-conditions';

/** One case as a list shows it. */
export type QueueRow = ReturnType<typeof toRow>;

/** A page, and the keys of those before and after it. */
export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly previous: string | null;
  readonly next: string | null;
}

/** In which order, how many, and where the page begins: after or before a key that an earlier page handed out. */
export interface QueuePaging {
  readonly sort: QueueSort;
  readonly isDescending: boolean;
  readonly size: number;
  readonly after: string | null;
  readonly before: string | null;
}

const rowSchema = z.object({
  reference: z.string(),
  version: z.number(),
  office: z.string(),
  status: z.enum(CASE_STATUSES),
  submitted_at: z.date(),
  applicant_name: z.string(),
  refusals: z.number(),
  siblings: z.number(),
  form: z.enum(FORM_TYPES).catch('OTHER'),
  document_type: z.string().nullable(),
  country: z.string().nullable(),
  first_taxon: z.string().nullable(),
  taxon_count: z.number(),
  line_count: z.number(),
  items: z.string().nullable(),
  appendix: z.enum(APPENDICES).nullable(),
  science: z.enum(FILTER_CHOICES.science),
  fee: z.enum(FILTER_CHOICES.fee),
  waiting_for: z.enum(WAITING_FOR),
  risk: z.number(),
  assigned_to: z.string().nullable(),
  assigned_name: z.string(),
  clock_started_on: z.string().nullable(),
  clock_waited: z.number(),
  clock_stopped_on: z.string().nullable(),
  sort_key: z.string(),
  number: z.bigint(),
});

const toRow = (row: z.output<typeof rowSchema>) => ({
  reference: row.reference,
  version: row.version,
  officeName: row.office,
  status: row.status,
  submittedAt: row.submitted_at.toISOString(),
  applicantName: row.applicant_name,
  /** Applications of this applicant that were refused in the year before today. */
  refusals: row.refusals,
  /** Other open cases of the same applicant within seven days. */
  siblings: row.siblings,
  form: row.form,
  documentType: row.document_type,
  importerCountry: row.country,
  firstTaxon: row.first_taxon,
  taxonCount: row.taxon_count,
  lineCount: row.line_count,
  /** How many specimens, where every line counts pieces. */
  items: row.items,
  appendix: row.appendix,
  hasAppendixI: row.appendix === 'I',
  science: row.science,
  fee: row.fee,
  waitingFor: row.waiting_for,
  risk: row.risk,
  assignedTo: row.assigned_to,
  assignedName: row.assigned_name,
  clock: clockOf(row),
});

const clockOf = (row: z.output<typeof rowSchema>): CaseClock | null =>
  row.clock_started_on === null
    ? null
    : {
        startedOn: row.clock_started_on as IsoDate,
        daysWaited: row.clock_waited,
        stoppedOn: row.clock_stopped_on as IsoDate | null,
      };

/** What each order sorts by: the expression of its index, the type of its key, and what a key may look like. */
const ORDERS: Readonly<Record<QueueSort, { readonly by: Prisma.Sql; readonly as: Prisma.Sql; readonly isKey: (text: string) => boolean }>> =
  {
    due: { by: Prisma.sql`e.due_on`, as: Prisma.sql`date`, isKey: (text) => parseIsoDate(text) !== null },
    reference: { by: Prisma.sql`e.number`, as: Prisma.sql`bigint`, isKey: (text) => /^\d{1,12}$/.test(text) },
    received: {
      by: Prisma.sql`e.submitted_at`,
      as: Prisma.sql`timestamptz`,
      isKey: (text) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?$/.test(text) && !Number.isNaN(Date.parse(text)),
    },
    applicant: { by: Prisma.sql`e.applicant_name`, as: Prisma.sql`text`, isKey: (text) => /^.{0,160}$/s.test(text) },
    appendix: { by: Prisma.sql`COALESCE(e.appendix, 'none')`, as: Prisma.sql`text`, isKey: (text) => /^(I{1,3}|none)$/.test(text) },
    document: { by: Prisma.sql`e.form`, as: Prisma.sql`text`, isKey: (text) => /^[A-Z]{1,20}$/.test(text) },
    risk: { by: Prisma.sql`e.risk`, as: Prisma.sql`int`, isKey: (text) => /^\d{1,3}$/.test(text) },
    waiting: { by: Prisma.sql`e.waiting_for`, as: Prisma.sql`text`, isKey: (text) => /^[a-z-]{1,30}$/.test(text) },
    assigned: { by: Prisma.sql`e.assigned_name`, as: Prisma.sql`text`, isKey: (text) => /^.{0,160}$/s.test(text) },
    status: { by: Prisma.sql`e.status`, as: Prisma.sql`text`, isKey: (text) => /^[a-z-]{1,30}$/.test(text) },
  };

const ASCENDING = Prisma.sql`ASC`;
const DESCENDING = Prisma.sql`DESC`;

/** Where a page begins. Anything else than what this file handed out begins at the first page. */
function keyOf(cursor: string | null, isKey: (text: string) => boolean): { readonly value: string; readonly number: string } | null {
  const [, value, number] = /^(.*)~(\d{1,12})$/s.exec(cursor ?? '') ?? [];
  return value !== undefined && number !== undefined && isKey(value) ? { value, number } : null;
}

/** Reads a page by keyset: the thousandth costs what the first does, and rows that come or go move nothing between pages. */
export async function readQueue(
  db: Database,
  scope: QueueScope,
  filter: QueueFilter,
  paging: QueuePaging,
  day: QueueDay,
): Promise<QueuePage> {
  const { by, as, isKey } = ORDERS[paging.sort];
  const before = keyOf(paging.before, isKey);
  const after = before ? null : keyOf(paging.after, isKey);
  const start = before ?? after;
  // Backwards is the same walk the other way round, turned over at the end.
  const isDown = paging.isDescending !== (before !== null);
  const direction = isDown ? DESCENDING : ASCENDING;
  const beyond = isDown ? Prisma.sql`<` : Prisma.sql`>`;
  const from = start ? Prisma.sql`(${by}, e.number) ${beyond} (${start.value}::${as}, ${start.number}::bigint)` : Prisma.sql`true`;
  const inner = Prisma.sql`${conditionsOf(filter, day)} AND ${from} ORDER BY ${by} ${direction}, e.number ${direction} LIMIT ${paging.size + 1}`;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT a.reference, a.version, o.name AS office, e.status, e.submitted_at, e.applicant_name, e.form, a.answers ->> 'documentType' AS document_type, e.country, e.first_taxon,
      e.taxon_count, e.line_count, e.items::text, e.appendix, e.scientific AS science, e.fee, e.waiting_for, e.risk, e.assigned_to, e.assigned_name,
      a.clock_started_on::text, a.clock_waited, a.clock_stopped_on::text, (${by})::text AS sort_key, e.number,
      (SELECT count(*)::int FROM (SELECT 1 FROM queue_entry r WHERE r.applicant_id = e.applicant_id AND r.status = 'refused'
        AND r.submitted_at > ${day.today}::date - 365 LIMIT 20) refused) AS refusals,
      (SELECT count(*)::int FROM (SELECT 1 FROM queue_entry s WHERE s.is_open AND s.applicant_id = e.applicant_id AND s.application_id <> e.application_id
        AND s.office_id = e.office_id AND s.submitted_at BETWEEN e.submitted_at - interval '7 days' AND e.submitted_at + interval '7 days' LIMIT 99) near) AS siblings
    FROM (SELECT e.* FROM ${partsOf(scope, filter, inner)} e ORDER BY ${by} ${direction}, e.number ${direction} LIMIT ${paging.size + 1}) e
    JOIN application a ON a.id = e.application_id JOIN office o ON o.id = e.office_id
    ORDER BY ${by} ${direction}, e.number ${direction}`;
  const found = z.array(rowSchema).parse(rows);
  const page = before ? found.slice(0, paging.size).reverse() : found.slice(0, paging.size);
  const hasMore = found.length > paging.size;
  const cursor = (row: z.output<typeof rowSchema> | undefined): string | null => (row ? `${row.sort_key}~${row.number}` : null);
  return {
    rows: page.map(toRow),
    previous: (before ? hasMore : after !== null) ? cursor(page[0]) : null,
    next: (before ? true : hasMore) ? cursor(page.at(-1)) : null,
  };
}
