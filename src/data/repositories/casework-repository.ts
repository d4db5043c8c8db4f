import 'server-only';
import { z } from 'zod';
import { type CaseHold, HOLD_KINDS, type HoldKind } from '@/domain/application/case-hold';
import type { Instant, IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** What an officer wrote to colleagues on a case. */
export interface CaseNote {
  readonly id: string;
  readonly authorName: string;
  readonly text: string;
  readonly at: string;
}

/** More notes than anybody reads at once; the oldest are then left to the database. */
const MOST_NOTES = 200;

/** The notes on a case, newest first. */
export async function notesOf(db: Reader, applicationId: string): Promise<readonly CaseNote[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT n.id, p.name, n.text, n.at FROM case_note n JOIN person p ON p.id = n.author_id
    WHERE n.application_id = ${applicationId}::uuid ORDER BY n.seq DESC LIMIT ${MOST_NOTES}`;
  return z
    .array(z.object({ id: z.string(), name: z.string(), text: z.string(), at: z.date() }))
    .parse(rows)
    .map(({ name, at, ...note }) => ({ ...note, authorName: name, at: at.toISOString() }));
}

/** Writes a note. */
export async function insertNote(
  tx: Tx,
  applicationId: string,
  note: { readonly id: string; readonly authorId: string; readonly text: string; readonly at: string },
): Promise<void> {
  await tx.db.$executeRaw`INSERT INTO case_note (id, application_id, author_id, text, at)
    VALUES (${note.id}::uuid, ${applicationId}::uuid, ${note.authorId}::uuid, ${note.text}, ${new Date(note.at)}::timestamptz)`;
}

const holdRow = z.object({
  id: z.string(),
  kind: z.enum(HOLD_KINDS),
  reason: z.string(),
  until: z.string().nullable(),
  placer: z.string(),
  placed_at: z.date(),
  releaser: z.string().nullable(),
  released_at: z.date().nullable(),
  release_reason: z.string().nullable(),
});

/** The holds of a case, newest first. */
export async function holdsOf(db: Reader, applicationId: string): Promise<readonly CaseHold[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT h.id, h.kind, h.reason, h.until::text, p.name AS placer, h.placed_at, r.name AS releaser, h.released_at, h.release_reason
    FROM case_hold h JOIN person p ON p.id = h.placed_by LEFT JOIN person r ON r.id = h.released_by
    WHERE h.application_id = ${applicationId}::uuid ORDER BY h.seq DESC`;
  return z
    .array(holdRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      reason: row.reason,
      until: row.until as IsoDate | null,
      placedBy: row.placer,
      placedAt: row.placed_at.toISOString() as Instant,
      released:
        row.releaser !== null && row.released_at !== null
          ? { by: row.releaser, at: row.released_at.toISOString() as Instant, reason: row.release_reason ?? '' }
          : null,
    }));
}

/** Holds a case. */
export async function insertHold(
  tx: Tx,
  applicationId: string,
  hold: {
    readonly id: string;
    readonly kind: HoldKind;
    readonly reason: string;
    readonly until: IsoDate | null;
    readonly placedBy: string;
    readonly at: string;
  },
): Promise<void> {
  await tx.db.$executeRaw`INSERT INTO case_hold (id, application_id, kind, reason, until, placed_by, placed_at)
    VALUES (${hold.id}::uuid, ${applicationId}::uuid, ${hold.kind}, ${hold.reason}, ${hold.until}::date, ${hold.placedBy}::uuid, ${new Date(hold.at)}::timestamptz)`;
}

/** Releases a hold. */
export async function saveRelease(
  tx: Tx,
  id: string,
  release: { readonly by: string; readonly at: string; readonly reason: string },
): Promise<void> {
  await tx.db.caseHold.update({ where: { id }, data: { releasedBy: release.by, releasedAt: release.at, releaseReason: release.reason } });
}
