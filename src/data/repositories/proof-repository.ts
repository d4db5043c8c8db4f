import 'server-only';
import { z } from 'zod';
import { STEP_UP_ACTS, type StepUpAct } from '@/domain/access/step-up';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** What an authenticator is asked to sign. */
export interface Challenge {
  readonly id: string;
  readonly personId: string;
  readonly act: StepUpAct;
  readonly statement: string;
  readonly statementSha256: Uint8Array;
  readonly askedAt: string;
}

/** What a factor made of a statement, for whoever looks at it later. */
export const Evidence = z.discriminatedUnion('method', [
  z.object({ method: z.literal('totp'), counter: z.number(), binding: z.string() }),
  z.object({
    method: z.literal('passkey'),
    credentialId: z.string(),
    authenticatorData: z.string(),
    clientDataJSON: z.string(),
    signature: z.string(),
  }),
]);
export type Evidence = z.infer<typeof Evidence>;

/** A proof that was given. */
export interface NewProof {
  readonly id: string;
  readonly personId: string;
  readonly factorId: string;
  readonly act: StepUpAct;
  readonly statement: string;
  readonly statementSha256: Uint8Array;
  readonly evidence: Evidence;
  readonly at: string;
}

/** Keeps what an authenticator is asked. */
export async function insertChallenge(db: Reader, challenge: Challenge): Promise<void> {
  const { askedAt, statementSha256, ...data } = challenge;
  await db.proofChallenge.create({ data: { ...data, statementSha256: Buffer.from(statementSha256), askedAt } });
}

/** A challenge that was not answered yet and asked of this person; null for every other. */
export async function findChallenge(db: Reader, id: string, personId: string): Promise<Challenge | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await db.proofChallenge.findFirst({ where: { id, personId, usedAt: null } });
  return row && { ...row, act: z.enum(STEP_UP_ACTS).parse(row.act), askedAt: row.askedAt.toISOString() };
}

/** Uses a challenge up; false when somebody was quicker. */
export async function useChallenge(tx: Tx, id: string, at: string): Promise<boolean> {
  const { count } = await tx.db.proofChallenge.updateMany({ where: { id, usedAt: null }, data: { usedAt: at } });
  return count > 0;
}

/** Uses up everything that somebody was asked and has not answered. */
export async function endChallengesOf(tx: Tx, personId: string, at: string): Promise<void> {
  await tx.db.proofChallenge.updateMany({ where: { personId, usedAt: null }, data: { usedAt: at } });
}

/** Keeps a proof for ever. */
export async function insertProof(tx: Tx, proof: NewProof): Promise<void> {
  const { at, statementSha256, ...data } = proof;
  await tx.db.stepUpProof.create({ data: { ...data, statementSha256: Buffer.from(statementSha256), provenAt: at } });
}

/** Spends one item of a proof; PostgreSQL refuses a second time, another item, and one that is older than five minutes. */
export async function insertProofUse(
  tx: Tx,
  use: {
    readonly proofId: string;
    readonly item: number;
    readonly itemSha256: string;
    readonly subject: string;
    readonly subjectId: string;
    readonly at: string;
  },
): Promise<void> {
  const { at, itemSha256, ...data } = use;
  await tx.db.proofUse.create({ data: { ...data, itemSha256: Buffer.from(itemSha256, 'hex'), usedAt: at } });
}
