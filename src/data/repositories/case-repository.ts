import 'server-only';
import { z } from 'zod';
import type { Part, PlayedPart } from '@/domain/access/separation-of-duties';
import { PARTS } from '@/domain/access/separation-of-duties';
import { CONFIDENCES } from '@/domain/finding/advice-request';
import { FINDING_KINDS, FINDING_OUTCOMES, type RecordedFinding } from '@/domain/finding/finding';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** A recommendation, decision, question or return, with who gave it and why. */
export interface RecordedDecision {
  readonly id: string;
  readonly round: number;
  readonly kind: DecisionKind;
  readonly authorId: string;
  readonly authorName: string;
  readonly reasons: string;
  readonly at: string;
}

export const DECISION_KINDS = [
  'recommend-approve',
  'recommend-refuse',
  'return',
  'request-findings',
  'send-back',
  'approve',
  'refuse',
  'reopen',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

const partRow = z.object({ person_id: z.string(), part: z.enum(PARTS) });

/**
 * The parts played on an application so far. Everybody of the applicant's side plays A, whether or not they sent anything: the
 * applicant, the agent, and who was a member of the organisation at any time since it was begun.
 */
export async function playedParts(db: Reader, applicationId: string): Promise<readonly PlayedPart[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT person_id::text, part FROM application_part WHERE application_id = ${applicationId}::uuid
    UNION SELECT unnest(array_remove(ARRAY[applicant_id, agent_id], NULL))::text, 'A' FROM application WHERE id = ${applicationId}::uuid
    UNION SELECT m.person_id::text, 'A' FROM application a JOIN organisation_member m ON m.organisation_id = a.applicant_id
      WHERE a.id = ${applicationId}::uuid AND (m.left_at IS NULL OR m.left_at >= a.created_at)`;
  return z
    .array(partRow)
    .parse(rows)
    .map(({ person_id, part }) => ({ personId: person_id, part }));
}

/** Notes that a person plays a part; once is enough. PostgreSQL refuses a part that excludes an earlier one. */
export async function savePart(tx: Tx, applicationId: string, personId: string, part: Part, at: string): Promise<void> {
  await tx.db.$executeRaw`INSERT INTO application_part (application_id, person_id, part, since)
    SELECT ${applicationId}::uuid, ${personId}::uuid, ${part}, ${new Date(at)}::timestamptz
    WHERE NOT EXISTS (SELECT 1 FROM application_part WHERE application_id = ${applicationId}::uuid AND person_id = ${personId}::uuid AND part = ${part})`;
}

const findingRow = z.object({
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  outcome: z.enum(FINDING_OUTCOMES),
  author_id: z.string(),
  name: z.string(),
  reasoning: z.string(),
  evidence: z.string(),
  conditions: z.string().nullable(),
  valid_until: z.string().nullable(),
  recorded_at: z.date(),
  confidence: z.enum(CONFIDENCES).nullable(),
});

/** The findings on file, oldest first. */
export async function findingsOf(db: Reader, applicationId: string): Promise<readonly RecordedFinding[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT f.id, f.kind, f.outcome, f.author_id, p.name, f.reasoning, f.evidence, f.conditions, f.valid_until::text, f.recorded_at, f.confidence
    FROM finding f JOIN person p ON p.id = f.author_id WHERE f.application_id = ${applicationId}::uuid ORDER BY f.seq`;
  return z
    .array(findingRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      outcome: row.outcome,
      authorId: row.author_id,
      authorName: row.name,
      reasoning: row.reasoning,
      evidence: row.evidence,
      conditions: row.conditions,
      validUntil: row.valid_until as IsoDate | null,
      recordedAt: row.recorded_at.toISOString(),
      confidence: row.confidence,
    }));
}

/** Puts a finding on file. */
export async function insertFinding(tx: Tx, applicationId: string, finding: Omit<RecordedFinding, 'authorName'>): Promise<void> {
  await tx.db
    .$executeRaw`INSERT INTO finding (id, application_id, kind, outcome, author_id, reasoning, evidence, conditions, valid_until, recorded_at, confidence)
    VALUES (${finding.id}::uuid, ${applicationId}::uuid, ${finding.kind}, ${finding.outcome}, ${finding.authorId}::uuid, ${finding.reasoning}, ${finding.evidence},
      ${finding.conditions}, ${finding.validUntil}::date, ${new Date(finding.recordedAt)}::timestamptz, ${finding.confidence ?? null})`;
}

const decisionRow = z.object({
  id: z.string(),
  round: z.number(),
  kind: z.enum(DECISION_KINDS),
  author_id: z.string(),
  name: z.string(),
  reasons: z.string(),
  at: z.date(),
});

/** Recommendations and decisions, oldest first. */
export async function decisionsOf(db: Reader, applicationId: string): Promise<readonly RecordedDecision[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT d.id, d.round, d.kind, d.author_id, p.name, d.reasons, d.at
    FROM decision d JOIN person p ON p.id = d.author_id WHERE d.application_id = ${applicationId}::uuid ORDER BY d.seq`;
  return z
    .array(decisionRow)
    .parse(rows)
    .map(({ author_id, name, at, ...row }) => ({ ...row, authorId: author_id, authorName: name, at: at.toISOString() }));
}

/** Puts a recommendation or decision on file. */
export async function insertDecision(tx: Tx, applicationId: string, decision: Omit<RecordedDecision, 'authorName'>): Promise<void> {
  await tx.db.$executeRaw`INSERT INTO decision (id, application_id, round, kind, author_id, reasons, at)
    VALUES (${decision.id}::uuid, ${applicationId}::uuid, ${decision.round}::int, ${decision.kind}, ${decision.authorId}::uuid, ${decision.reasons}, ${new Date(decision.at)}::timestamptz)`;
}

/** Freezes what was asked and answered. */
export async function insertSubmissionRecord(
  tx: Tx,
  row: {
    readonly applicationId: string;
    readonly version: number;
    readonly record: string;
    readonly submittedBy: string;
    readonly at: string;
  },
): Promise<void> {
  await tx.db.$executeRaw`INSERT INTO submission_record (application_id, version, record, sha256, submitted_by, submitted_at)
    VALUES (${row.applicationId}::uuid, ${row.version}::int, ${row.record}, sha256(convert_to(${row.record}, 'UTF8')), ${row.submittedBy}::uuid, ${new Date(row.at)}::timestamptz)`;
}
