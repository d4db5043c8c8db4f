import 'server-only';
import { z } from 'zod';
import type { Database, Reader } from '../client';

/** One event with the name of who caused it. */
export interface AuditRow {
  readonly seq: string;
  readonly at: string;
  readonly type: string;
  readonly actorName: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

const rowSchema = z.object({ seq: z.string(), at: z.date(), type: z.string(), name: z.string().nullable(), payload: z.string() });

/** Who did what to one subject, oldest first: who requested, processed, approved, issued, endorsed, altered it (Decision 18.125 e) iii). */
export async function eventsAbout(
  db: Database,
  subject: 'application' | 'permit' | 'person',
  subjectId: string,
): Promise<readonly AuditRow[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT e.seq::text, e.at, e.type, p.name, e.payload FROM audit_event e LEFT JOIN person p ON p.id::text = e.actor_id
    WHERE e.subject = ${subject} AND e.subject_id = ${subjectId} ORDER BY e.seq LIMIT 500`;
  return z
    .array(rowSchema)
    .parse(rows)
    .map((row) => ({
      seq: row.seq,
      at: row.at.toISOString(),
      type: row.type,
      actorName: row.name,
      payload: z.record(z.string(), z.unknown()).parse(JSON.parse(row.payload)),
    }));
}

/** The last saved answers of an application: when, and which fields. What a later save on an older page is told. */
export async function answersSavedLast(
  db: Reader,
  applicationId: string,
  most: number,
): Promise<{ readonly at: string; readonly fields: readonly string[] } | null> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT e.seq::text, e.at, e.type, NULL AS name, e.payload FROM audit_event e
    WHERE e.subject = 'application' AND e.subject_id = ${applicationId} AND e.type = 'AnswersSaved' ORDER BY e.seq DESC LIMIT ${Math.min(most, 20)}`;
  const saved = z.array(rowSchema).parse(rows);
  const fieldsOf = ({ payload }: { readonly payload: string }): readonly string[] =>
    z.object({ fields: z.array(z.string()).catch([]) }).parse(JSON.parse(payload)).fields;
  const [newest] = saved;
  return newest ? { at: newest.at.toISOString(), fields: [...new Set(saved.flatMap(fieldsOf))] } : null;
}
