import 'server-only';
import { z } from 'zod';
import type { SubmittedVersion } from '@/domain/application/compare-versions';
import type { Reader } from '../client';

const answers = z
  .array(z.object({ field: z.string(), answer: z.string() }))
  .transform((list): Readonly<Record<string, string>> => Object.fromEntries(list.map(({ field, answer }) => [field, answer])));
const record = z.object({ answers, lines: z.array(z.object({ position: z.number(), answers })) });
const row = z.object({ version: z.number(), record: z.string(), submitted_at: z.date() });

/** More submissions of one application than anybody compares. */
const MOST = 20;

/** What was answered at each submission of an application, newest first. */
export async function readSubmittedVersions(db: Reader, applicationId: string): Promise<readonly SubmittedVersion[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT version, record, submitted_at FROM submission_record
    WHERE application_id = ${applicationId}::uuid ORDER BY version DESC LIMIT ${MOST}`;
  return z
    .array(row)
    .parse(rows)
    .map(({ version, record: text, submitted_at }) => {
      const kept = record.parse(JSON.parse(text));
      return {
        version,
        submittedAt: submitted_at.toISOString(),
        answers: kept.answers,
        lines: Object.fromEntries(kept.lines.map((line) => [String(line.position), line.answers])),
      };
    });
}
