import 'server-only';
import { chainEntries } from '@/data/queries/audit-chain';
import { type Checkpoint, cosignaturesOf, issuedAtEvent, lastCheckpoint } from '@/data/repositories/checkpoint-repository';
import { findPermit } from '@/data/repositories/permit-repository';
import type { AuditEntry } from '@/domain/audit/hash-chain';
import { consistencyRanges, inclusionRanges } from '@/domain/audit/merkle-tree';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { checkNumber } from '../verification/check-permit';
import { rangeRoots } from './log-tree';

/** The newest checkpoint with everything that was signed under it. */
export async function getCheckpoint(_: unknown, ctx: ServiceContext): Promise<Result<{ readonly note: string }>> {
  const checkpoint = await lastCheckpoint(ctx.db);
  if (!checkpoint) return fail({ kind: 'not-found', what: 'page' });
  return ok({ note: await wholeNote(checkpoint, ctx) });
}

const wholeNote = async ({ note, size }: Checkpoint, ctx: ServiceContext): Promise<string> =>
  note + (await cosignaturesOf(ctx.db, size)).join('');

/** That the event which issued a permit stands in the log that a checkpoint commits to. */
export interface InclusionProof {
  readonly permitNumber: string;
  /** Place of the event, counted from nought. */
  readonly index: number;
  readonly event: AuditEntry;
  readonly proof: readonly string[];
  readonly checkpoint: string;
}

const base64 = (hash: Uint8Array): string => Buffer.from(hash).toString('base64');

/** Proves it to whoever holds the paper: number and check code open the door, throttled as the check itself is. */
export async function proveInclusion(
  input: { readonly permitNumber: string; readonly code: string; readonly address: string },
  ctx: ServiceContext,
): Promise<Result<InclusionProof>> {
  const { permitNumber, code, address } = input;
  const answer = await checkNumber({ number: permitNumber, code, address }, ctx);
  if (!answer.ok) return answer;
  const parsed = parsePermitNumber(permitNumber);
  const isKnown = parsed.ok && answer.value.verdict !== 'UNKNOWN';
  const permit = isKnown ? await findPermit(ctx.db, { number: formatPermitNumber(parsed.value) }) : null;
  const seq = permit && (await issuedAtEvent(ctx.db, permit.id));
  const checkpoint = await lastCheckpoint(ctx.db);
  // Issued since the last checkpoint: a matter of minutes.
  if (!permit || !seq || !checkpoint || seq > checkpoint.size) return fail({ kind: 'not-found', what: 'permit' });
  const index = seq - 1;
  const [event] = await chainEntries(ctx.db, index, seq, 1);
  if (!event) return fail({ kind: 'not-found', what: 'permit' });
  const proof = await rangeRoots(inclusionRanges(index, checkpoint.size), [index], checkpoint.size, ctx.db);
  return ok({ permitNumber: permit.permitNumber, index, event, proof: proof.map(base64), checkpoint: await wholeNote(checkpoint, ctx) });
}

/** Proves that the log at one size is the beginning of the log at another, neither larger than the newest checkpoint. */
export async function proveConsistency(
  { from, to }: { readonly from: number; readonly to: number },
  ctx: ServiceContext,
): Promise<Result<{ readonly from: number; readonly to: number; readonly proof: readonly string[] }>> {
  const newest = (await lastCheckpoint(ctx.db))?.size ?? 0;
  if (from < 1 || from > to || to > newest) return fail({ kind: 'not-found', what: 'page' });
  const proof = await rangeRoots(consistencyRanges(from, to), [from - 1, from], to, ctx.db);
  return ok({ from, to, proof: proof.map(base64) });
}
