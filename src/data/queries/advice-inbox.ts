import 'server-only';
import { z } from 'zod';
import { ADVICE_KINDS, type AdviceKind } from '@/domain/finding/advice-request';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';
import type { Database } from '../client';

/** One open question to the Scientific Authority. */
export interface AdviceRow {
  readonly id: string;
  readonly reference: string;
  readonly kind: AdviceKind;
  readonly firstTaxon: string | null;
  readonly lineCount: number;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly hasAppendixI: boolean;
  readonly askedBy: string;
  readonly dueOn: IsoDate;
  readonly isEscalated: boolean;
}

const PAGE = 25;
const row = z.object({
  id: z.string(),
  reference: z.string(),
  kind: z.enum(ADVICE_KINDS),
  first_taxon: z.string().nullable(),
  line_count: z.number(),
  quantity: z.string().nullable(),
  unit: z.string().nullable(),
  has_appendix_i: z.boolean(),
  asker: z.string(),
  due_on: z.string(),
  seq: z.string(),
  is_escalated: z.boolean(),
});

/** A page of the open questions, the one that is due first on top, by keyset. */
export async function readAdviceInbox(
  db: Database,
  after: string | null,
): Promise<{ readonly rows: readonly AdviceRow[]; readonly next: string | null }> {
  // Anything else than what this function handed out begins at the first page.
  const [, afterDay = null, afterSeq = null] = /^(\d{4}-\d\d-\d\d)~(\d{1,18})$/.exec(after ?? '') ?? [];
  const rows = await db.$queryRaw<unknown[]>`
    SELECT r.id, a.reference, r.kind, l.scientific_name AS first_taxon, cardinality(r.lines) AS line_count, l.quantity::text, l.answers ->> 'unit' AS unit,
      EXISTS (SELECT 1 FROM specimen_line s WHERE s.application_id = a.id AND s.listing ->> 'appendix' = 'I') AS has_appendix_i,
      p.name AS asker, r.due_on::text, r.seq::text, r.escalated_at IS NOT NULL AS is_escalated
    FROM advice_request r JOIN application a ON a.id = r.application_id JOIN person p ON p.id = r.asked_by
      LEFT JOIN specimen_line l ON l.application_id = a.id AND l.position = COALESCE(r.lines[1], 1)
    WHERE r.ended_at IS NULL AND a.state = 'awaiting-findings' AND (${afterDay}::date IS NULL OR (r.due_on, r.seq) > (${afterDay}::date, ${afterSeq}::bigint))
    ORDER BY r.due_on, r.seq LIMIT ${PAGE + 1}`;
  const found = z.array(row).parse(rows);
  const last = found[PAGE - 1];
  return {
    rows: found.slice(0, PAGE).map((r) => ({
      id: r.id,
      reference: r.reference,
      kind: r.kind,
      firstTaxon: r.first_taxon,
      lineCount: r.line_count,
      quantity: r.quantity,
      unit: r.unit,
      hasAppendixI: r.has_appendix_i,
      askedBy: r.asker,
      dueOn: r.due_on as IsoDate,
      isEscalated: r.is_escalated,
    })),
    next: found.length > PAGE && last ? `${last.due_on}~${last.seq}` : null,
  };
}

/** How many standing opinions lapse within so many days. */
export async function countLapsing(db: Database, today: IsoDate, days: number): Promise<number> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT count(*)::int AS n FROM non_detriment_opinion o WHERE o.application_id IS NULL AND o.valid_until BETWEEN ${today}::date AND ${addDays(today, days)}::date
      AND NOT EXISTS (SELECT 1 FROM non_detriment_opinion n WHERE n.supersedes = o.id)`;
  return z.object({ n: z.number() }).parse(rows[0]).n;
}
