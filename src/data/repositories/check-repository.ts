import 'server-only';
import { z } from 'zod';
import { CHECK_WAYS, type CheckCount } from '@/domain/verification/check-alarms';
import { VERDICTS, type VerdictCode } from '@/domain/verification/verdict';
import type { Reader } from '../client';

const CODES = VERDICTS.map(({ code }) => code);
const verdict = z.string().transform((code): VerdictCode => CODES.find((known) => known === code) ?? 'UNKNOWN');

/** Adds to the count of a permit's day. */
export async function addToCount(db: Reader, permitId: string, { day, way, postId, verdict, times, lastAt }: CheckCount): Promise<void> {
  await db.$executeRaw`INSERT INTO permit_check (permit_id, day, way, post_id, verdict, times, last_at)
    VALUES (${permitId}::uuid, ${day}::date, ${way}, ${postId}::uuid, ${verdict}, ${times}::int, ${lastAt}::timestamptz)
    ON CONFLICT (permit_id, day, way, post_id, verdict) DO UPDATE SET times = permit_check.times + EXCLUDED.times, last_at = GREATEST(permit_check.last_at, EXCLUDED.last_at)`;
}

/** The counts of a permit, the newest day first, with the names of the posts. */
export async function countsOf(
  db: Reader,
  permitId: string,
  most: number,
): Promise<readonly (CheckCount & { readonly post: string | null })[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT c.day::text, c.way, c.post_id, c.verdict, c.times, c.last_at, b.name AS post FROM permit_check c
    LEFT JOIN border_post b ON b.id = c.post_id WHERE c.permit_id = ${permitId}::uuid ORDER BY c.day DESC, c.last_at DESC NULLS LAST, c.way, c.verdict LIMIT ${most}::int`;
  const row = z.object({
    day: z.string(),
    way: z.enum(CHECK_WAYS),
    post_id: z.string().nullable(),
    verdict,
    times: z.number(),
    last_at: z.date().nullable(),
    post: z.string().nullable(),
  });
  return z
    .array(row)
    .parse(rows)
    .map(({ post_id, last_at, day, ...rest }) => ({
      ...rest,
      day: day as CheckCount['day'],
      postId: post_id,
      lastAt: (last_at?.toISOString() ?? null) as CheckCount['lastAt'],
    }));
}

/** Where and when a permit was last endorsed. */
export async function lastEndorsed(db: Reader, permitId: string) {
  const row = await db.endorsement.findFirst({
    where: { permitId, kind: 'endorsement' },
    orderBy: { recordedAt: 'desc' },
    select: { postId: true, endorsedOn: true },
  });
  return row && { postId: row.postId, on: row.endorsedOn.toISOString().slice(0, 10) as CheckCount['day'] };
}

/** An alarm as it was raised. */
export interface RaisedAlarm {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly hasPermit: boolean;
  readonly raisedAt: string;
}

/** Alarms, the newest first: of one permit or of all, a page at a time. */
export async function alarms(db: Reader, of: { readonly permitId?: string; readonly after?: string | null; readonly most: number }) {
  const rows = await db.alarm.findMany({
    where: of.permitId ? { permitId: of.permitId } : {},
    orderBy: [{ raisedAt: 'desc' }, { id: 'asc' }],
    take: of.most,
    ...(of.after ? { cursor: { id: of.after }, skip: 1 } : {}),
  });
  const detail = z.object({ permitNumber: z.string() });
  return rows.map(
    ({ id, kind, permitId, detail: told, raisedAt }): RaisedAlarm => ({
      id,
      kind,
      about: detail.parse(told).permitNumber,
      hasPermit: permitId !== null,
      raisedAt: raisedAt.toISOString(),
    }),
  );
}
