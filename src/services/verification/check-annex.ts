import 'server-only';
import type { RegisteredAnnex } from '@/data/repositories/annex-repository';
import { box14Of } from '@/data/repositories/endorsement-repository';
import { findPermit } from '@/data/repositories/permit-repository';
import { invariant } from '@/domain/shared/invariant';
import { judgeFile } from '@/domain/verification/judge-file';
import { verdictRow } from '@/domain/verification/verdict';
import type { ServiceContext } from '../context';
import { entriesDigest } from '../permit/entries-digest';
import { judgeHeld } from './judge-permit';
import { alarmIfDue } from './raise-alarm';
import { answerOf, type CheckAnswer } from './register-answer';
import { sealOf } from './seal-of';

/** A sealed annex to box 14, and what became of box 14 since. */
export interface CheckedAnnex {
  readonly permitNumber: string;
  readonly drawnAt: string;
  /** How many entries it tells, and how many were made afterwards. */
  readonly entries: number;
  readonly laterEntries: number;
}

/** The answer to an annex; nothing is said of it after a verdict that calls the file false. */
export interface AnnexAnswer extends CheckAnswer {
  readonly annex: CheckedAnnex | null;
}

/**
 * Checks an annex that the register knows by its hash: its seal, and that the register still says of the entries on it what it said then. The
 * verdict is the permit's of today. It is no check of the permit's own paper, and so is not counted as one.
 */
export async function checkAnnex(annex: RegisteredAnnex, bytes: Uint8Array, ctx: ServiceContext): Promise<AnnexAnswer> {
  const permit = await findPermit(ctx.db, { id: annex.permitId });
  invariant(permit, 'an annex belongs to a permit of the register');
  const entries = await box14Of(ctx.db, permit.id);
  const verdict = judgeFile({
    seal: await sealOf(bytes, annex.drawnAt, ctx),
    held: await judgeHeld(permit, ctx.db, ctx),
    numberIsKnown: true,
    saysTheSame: entriesDigest(entries.slice(0, annex.entries)) === annex.entriesSha256,
  });
  await alarmIfDue(verdict, permit.id, permit.permitNumber, ctx);
  const { drawnAt, entries: told } = annex;
  const { permitNumber } = permit;
  const checked: CheckedAnnex = { permitNumber, drawnAt, entries: told, laterEntries: entries.length - told };
  return { ...(await answerOf(permit, verdict, null, ctx)), annex: verdictRow(verdict).showsLines ? checked : null };
}
