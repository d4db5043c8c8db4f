import 'server-only';
import { z } from 'zod';
import { type ApprovalTerms, PERMIT_CONDITIONS } from '@/domain/application/approval-terms';
import { REFUSAL_REASONS, type RefusalReason } from '@/domain/application/refusal';
import { invariant } from '@/domain/shared/invariant';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Quantity } from '@/domain/shared/quantity';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const termsRow = z.object({
  valid_until: z.string().nullable(),
  conditions: z.array(z.enum(PERMIT_CONDITIONS)),
  own_condition: z.string().nullable(),
  quantities: z.record(z.string(), z.string()),
});

/** The terms of the round of decisions that counts; null: as it was asked. */
export async function termsOf(db: Reader, applicationId: string): Promise<ApprovalTerms | null> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT t.valid_until::text, t.conditions, t.own_condition, t.quantities FROM approval_terms t
    WHERE t.application_id = ${applicationId}::uuid AND t.round = (SELECT max(round) FROM decision WHERE application_id = ${applicationId}::uuid)`;
  const [row] = z.array(termsRow).parse(rows);
  if (!row) return null;
  return {
    validUntil: row.valid_until as IsoDate | null,
    conditions: row.conditions,
    ownCondition: row.own_condition,
    quantities: row.quantities as Record<string, Quantity>,
  };
}

interface OfRound {
  readonly applicationId: string;
  readonly round: number;
  readonly authorId: string;
  readonly at: string;
}

/** Keeps the terms of an approval. PostgreSQL refuses more than was asked. */
export async function insertTerms(tx: Tx, of: OfRound, terms: ApprovalTerms): Promise<void> {
  await tx.db
    .$executeRaw`INSERT INTO approval_terms (application_id, round, author_id, valid_until, conditions, own_condition, quantities, at)
    VALUES (${of.applicationId}::uuid, ${of.round}::int, ${of.authorId}::uuid, ${terms.validUntil}::date, ${[...terms.conditions]}::text[], ${terms.ownCondition},
      ${JSON.stringify(terms.quantities)}::jsonb, ${new Date(of.at)}::timestamptz)`;
}

/** Keeps the grounds of a refusal; those of the officer who proposed it first stand. */
export async function insertGrounds(tx: Tx, of: OfRound, reasons: readonly RefusalReason[]): Promise<void> {
  await tx.db.$executeRaw`INSERT INTO refusal_grounds (application_id, round, author_id, reason_codes, at)
    VALUES (${of.applicationId}::uuid, ${of.round}::int, ${of.authorId}::uuid, ${[...reasons]}::text[], ${new Date(of.at)}::timestamptz)
    ON CONFLICT DO NOTHING`;
}

/** Keeps when a refusal was decided, and until when the applicant may appeal. */
export async function insertLetter(
  tx: Tx,
  of: Pick<OfRound, 'applicationId' | 'round'>,
  days: { readonly decidedOn: IsoDate; readonly appealUntil: IsoDate },
): Promise<void> {
  await tx.db.$executeRaw`INSERT INTO refusal_letter (application_id, round, decided_on, appeal_until)
    VALUES (${of.applicationId}::uuid, ${of.round}::int, ${days.decidedOn}::date, ${days.appealUntil}::date)`;
}

/** What a refusal says. */
export interface RefusalOnFile {
  readonly reasons: readonly RefusalReason[];
  /** What the officer who proposed it wrote to the applicant. */
  readonly explanation: string;
  readonly decidedOn: IsoDate;
  readonly appealUntil: IsoDate;
}

const CODES = REFUSAL_REASONS.map(({ code }) => code);
const letterRow = z.object({
  reason_codes: z.array(z.enum(CODES)),
  reasons: z.string(),
  decided_on: z.string(),
  appeal_until: z.string(),
});

/** The refusal of an application, if it was refused. */
export async function refusalOf(db: Reader, applicationId: string): Promise<RefusalOnFile | null> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT g.reason_codes, d.reasons, l.decided_on::text, l.appeal_until::text
    FROM refusal_letter l JOIN refusal_grounds g USING (application_id, round)
      JOIN decision d ON d.application_id = l.application_id AND d.round = l.round AND d.kind = 'refuse' AND d.author_id = g.author_id
    WHERE l.application_id = ${applicationId}::uuid`;
  const [row] = z.array(letterRow).parse(rows);
  if (!row) return null;
  return {
    reasons: row.reason_codes,
    explanation: row.reasons,
    decidedOn: row.decided_on as IsoDate,
    appealUntil: row.appeal_until as IsoDate,
  };
}

/** The moment at which a refusal became final: that of its last decision. */
export async function refusedAt(db: Reader, applicationId: string): Promise<string> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT max(d.at) AS at FROM refusal_letter l JOIN decision d ON d.application_id = l.application_id AND d.round = l.round AND d.kind = 'refuse'
    WHERE l.application_id = ${applicationId}::uuid`;
  const [row] = z.array(z.object({ at: z.date() })).parse(rows);
  invariant(row, 'a letter of a refusal follows its decision');
  return row.at.toISOString();
}
