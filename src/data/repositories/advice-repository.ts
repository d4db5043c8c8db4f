import 'server-only';
import { z } from 'zod';
import { ADVICE_KINDS, type AdviceKind, type AdviceOutcome, type AdviceRequest } from '@/domain/finding/advice-request';
import type { Instant, IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const row = z.object({
  id: z.string(),
  kind: z.enum(ADVICE_KINDS),
  question: z.string(),
  lines: z.array(z.number()),
  documents: z.array(z.string()),
  asker: z.string(),
  asked_at: z.date(),
  due_on: z.string(),
  escalated_at: z.date().nullable(),
  outcome: z.enum(['answered', 'returned', 'taken-back']).nullable(),
  ender: z.string().nullable(),
  ended_at: z.date().nullable(),
  end_reason: z.string().nullable(),
});

/** The questions asked on a case, newest first. */
export async function adviceRequestsOf(db: Reader, applicationId: string): Promise<readonly AdviceRequest[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT r.id, r.kind, r.question, r.lines, r.documents::text[], p.name AS asker, r.asked_at, r.due_on::text, r.escalated_at, r.outcome, e.name AS ender, r.ended_at, r.end_reason
    FROM advice_request r JOIN person p ON p.id = r.asked_by LEFT JOIN person e ON e.id = r.ended_by
    WHERE r.application_id = ${applicationId}::uuid ORDER BY r.seq DESC`;
  return z
    .array(row)
    .parse(rows)
    .map((r) => ({
      id: r.id,
      kind: r.kind,
      question: r.question,
      lines: r.lines,
      documents: r.documents,
      askedBy: r.asker,
      askedAt: r.asked_at.toISOString() as Instant,
      dueOn: r.due_on as IsoDate,
      escalatedAt: r.escalated_at ? (r.escalated_at.toISOString() as Instant) : null,
      ended:
        r.outcome && r.ended_at
          ? { outcome: r.outcome, by: r.ender ?? '', at: r.ended_at.toISOString() as Instant, reason: r.end_reason }
          : null,
    }));
}

/** A question to be put. */
export interface NewAdviceRequest {
  readonly id: string;
  readonly kind: AdviceKind;
  readonly question: string;
  readonly lines: readonly number[];
  readonly documents: readonly string[];
  readonly askedBy: string;
  readonly at: string;
  readonly dueOn: IsoDate;
}

/** Puts a question. PostgreSQL refuses a second open one, and documents of another application. */
export async function insertAdviceRequest(tx: Tx, applicationId: string, r: NewAdviceRequest): Promise<void> {
  await tx.db.$executeRaw`INSERT INTO advice_request (id, application_id, kind, question, lines, documents, asked_by, asked_at, due_on)
    VALUES (${r.id}::uuid, ${applicationId}::uuid, ${r.kind}, ${r.question}, ${[...r.lines]}::int[], ${[...r.documents]}::uuid[], ${r.askedBy}::uuid,
      ${new Date(r.at)}::timestamptz, ${r.dueOn}::date)`;
}

/** Ends the open question of a case. */
export async function endAdviceRequest(
  tx: Tx,
  applicationId: string,
  end: { readonly outcome: AdviceOutcome; readonly by: string; readonly at: string; readonly reason: string | null },
): Promise<void> {
  await tx.db.adviceRequest.updateMany({
    where: { applicationId, endedAt: null },
    data: { outcome: end.outcome, endedBy: end.by, endedAt: end.at, endReason: end.reason },
  });
}
