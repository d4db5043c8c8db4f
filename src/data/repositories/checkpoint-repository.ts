import 'server-only';
import { z } from 'zod';
import type { Reader } from '../client';

/** A signed head of the log, as it was published. */
export interface Checkpoint {
  readonly size: number;
  readonly origin: string;
  readonly root: Uint8Array;
  readonly note: string;
  readonly kid: string;
  readonly signedAt: string;
}

/** The newest checkpoint, or null. */
export async function lastCheckpoint(db: Reader): Promise<Checkpoint | null> {
  const row = await db.logCheckpoint.findFirst({ orderBy: { size: 'desc' } });
  return row && { ...row, size: Number(row.size), root: new Uint8Array(row.root), signedAt: row.signedAt.toISOString() };
}

/** Keeps a new checkpoint. */
export async function saveCheckpoint(db: Reader, checkpoint: Checkpoint): Promise<void> {
  await db.logCheckpoint.create({
    data: { ...checkpoint, size: BigInt(checkpoint.size), root: Buffer.from(checkpoint.root), signedAt: new Date(checkpoint.signedAt) },
  });
}

/** How often the log was begun anew after a restore, plus one. */
export async function logEpoch(db: Reader): Promise<number> {
  return (await db.restoreFence.aggregate({ _max: { epoch: true } }))._max.epoch ?? 1;
}

/** What witnesses signed under a checkpoint, as lines of the note. */
export async function cosignaturesOf(db: Reader, size: number): Promise<readonly string[]> {
  const rows = await db.logCosignature.findMany({ where: { size: BigInt(size) }, orderBy: { witness: 'asc' } });
  return rows.map(({ line }) => line);
}

/** Keeps what a witness signed, and what it now holds. */
export async function saveWitnessed(
  db: Reader,
  told: { readonly origin: string; readonly witness: string; readonly size: number; readonly line: string | null; readonly at: string },
): Promise<void> {
  const { origin, witness, size, line, at } = told;
  if (line !== null)
    await db.$executeRaw`INSERT INTO log_cosignature (size, witness, line, kept_at) VALUES (${size}::bigint, ${witness}, ${line}, ${new Date(at)}::timestamptz) ON CONFLICT DO NOTHING`;
  await db.$executeRaw`INSERT INTO log_witness AS w (origin, name, size, told_at) VALUES (${origin}, ${witness}, ${size}::bigint, ${new Date(at)}::timestamptz)
    ON CONFLICT (origin, name) DO UPDATE SET size = greatest(w.size, EXCLUDED.size), told_at = EXCLUDED.told_at`;
}

/** How much of the log a witness is known to hold. */
export async function witnessedSize(db: Reader, origin: string, witness: string): Promise<number> {
  const row = await db.logWitness.findUnique({ where: { origin_name: { origin, name: witness } } });
  return Number(row?.size ?? 0);
}

const numberSchema = z.object({ seq: z.string(), number: z.string(), sha256: z.string() });

/** The numbers taken between two heads of the log, with the hash of what was frozen under each. */
export async function numbersTaken(
  db: Reader,
  after: number,
  upTo: number,
): Promise<readonly { readonly seq: number; readonly number: string; readonly contentSha256: string }[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT e.seq::text, e.payload::jsonb ->> 'permitNumber' AS number, e.payload::jsonb ->> 'contentSha256' AS sha256 FROM audit_event e
    WHERE e.type = 'PermitNumberTaken' AND e.seq > ${after}::bigint AND e.seq <= ${upTo}::bigint ORDER BY e.seq`;
  return z
    .array(numberSchema)
    .parse(rows)
    .map(({ seq, number, sha256 }) => ({ seq: Number(seq), number, contentSha256: sha256 }));
}

/** The place in the log of the event that issued a permit, or null. */
export async function issuedAtEvent(db: Reader, permitId: string): Promise<number | null> {
  const row = await db.auditEvent.findFirst({
    where: { subject: 'permit', subjectId: permitId, type: 'PermitIssued' },
    select: { seq: true },
  });
  return row && Number(row.seq);
}
