import 'server-only';
import { z } from 'zod';
import type { SetAside } from '@/domain/rules/set-aside';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const row = z.object({ rule_id: z.string(), line: z.number(), author_id: z.string(), name: z.string(), reason: z.string(), at: z.date() });

/** The rules set aside for the newest submission of an application, oldest first. */
export async function setAsideFor(db: Reader, applicationId: string): Promise<readonly SetAside[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT s.rule_id, s.line, s.author_id, p.name, s.reason, s.at
    FROM rule_set_aside s JOIN person p ON p.id = s.author_id
    WHERE s.application_id = ${applicationId}::uuid
      AND s.submission = (SELECT max(version) FROM submission_record WHERE application_id = ${applicationId}::uuid) ORDER BY s.at, s.id`;
  return z
    .array(row)
    .parse(rows)
    .map(({ rule_id, author_id, name, at, line, reason }) => ({
      ruleId: rule_id,
      line,
      authorId: author_id,
      authorName: name,
      reason,
      at: at.toISOString(),
    }));
}

/** Sets a rule aside for the newest submission. */
export async function insertSetAside(
  tx: Tx,
  applicationId: string,
  entry: Omit<SetAside, 'authorName'> & { readonly id: string },
): Promise<void> {
  await tx.db.$executeRaw`INSERT INTO rule_set_aside (id, application_id, submission, rule_id, line, author_id, reason, at)
    SELECT ${entry.id}::uuid, ${applicationId}::uuid, max(version), ${entry.ruleId}, ${entry.line}::int, ${entry.authorId}::uuid, ${entry.reason},
      ${new Date(entry.at)}::timestamptz FROM submission_record WHERE application_id = ${applicationId}::uuid`;
}

/** What an applicant asks the office to set aside, and why. */
export interface SetAsideRequest {
  readonly reason: string;
  readonly ruleIds: readonly string[];
}

/** The request that came with the newest submission, if any. */
export async function setAsideRequestOf(db: Reader, applicationId: string): Promise<SetAsideRequest | null> {
  const rows = await db.$queryRaw<unknown[]>`SELECT reason, rule_ids FROM set_aside_request WHERE application_id = ${applicationId}::uuid
    AND submission = (SELECT max(version) FROM submission_record WHERE application_id = ${applicationId}::uuid)`;
  const [found] = z.array(z.object({ reason: z.string(), rule_ids: z.array(z.string()) })).parse(rows);
  return found ? { reason: found.reason, ruleIds: found.rule_ids } : null;
}

/** Keeps the request beside the submission it came with. */
export async function insertSetAsideRequest(
  tx: Tx,
  request: SetAsideRequest & {
    readonly applicationId: string;
    readonly submission: number;
    readonly requestedBy: string;
    readonly at: string;
  },
): Promise<void> {
  await tx.db.$executeRaw`INSERT INTO set_aside_request (application_id, submission, reason, rule_ids, requested_by, at)
    VALUES (${request.applicationId}::uuid, ${request.submission}::int, ${request.reason}, ${[...request.ruleIds]}::text[], ${request.requestedBy}::uuid,
      ${new Date(request.at)}::timestamptz)`;
}
