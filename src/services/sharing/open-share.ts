import 'server-only';
import { findPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { countOpening, findShare, type PermitShare } from '@/data/repositories/share-repository';
import { inTransaction } from '@/data/transaction';
import { maySharePaper, shareStateAt } from '@/domain/permit/permit-share';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { judgeHeld } from '../verification/judge-permit';
import { alarmIfDue } from '../verification/raise-alarm';
import { answerOf, type CheckAnswer } from '../verification/register-answer';
import { tokenDigest } from './shares';

/** Somebody with a link: what it says, and from where it came. */
interface Opening {
  readonly token: string;
  readonly address: string;
}

interface Opened {
  readonly share: PermitShare;
  readonly permit: RegisteredPermit;
}

/** What a courier sees of a permit. */
export interface SharedPermit {
  readonly answer: CheckAnswer;
  readonly permitNumber: string;
  readonly expiresAt: string;
  /** Whether the paper may be carried: else the verdict stands alone, without the file. */
  readonly isOffered: boolean;
}

/** The permit behind a link. Unknown, over and revoked are one answer, and guessing is slowed down. */
async function opened({ token, address }: Opening, ctx: ServiceContext): Promise<Result<Opened>> {
  const { throttle } = ctx.ports;
  const wait = await throttle.blockedFor('share-address', address);
  if (wait > 0) return fail({ kind: 'too-many-attempts', retryAfterSeconds: wait });
  const share = await findShare(ctx.db, tokenDigest(token));
  const permit = share && shareStateAt(share, ctx.now) === 'open' ? await findPermit(ctx.db, { id: share.permitId }) : null;
  if (share && permit) return ok({ share, permit });
  await throttle.consume('share-address', address);
  return fail({ kind: 'not-found', what: 'permit-share' });
}

/** Opens a link: the verdict of this moment, as everybody gets it. */
export async function openShare(input: Opening, ctx: ServiceContext): Promise<Result<SharedPermit>> {
  const found = await opened(input, ctx);
  if (!found.ok) return found;
  const { share, permit } = found.value;
  const verdict = await judgeHeld(permit, ctx.db, ctx);
  await alarmIfDue(verdict, permit.id, permit.permitNumber, ctx);
  await countOpening(ctx.db, share.id, ctx.now);
  return ok({
    answer: await answerOf(permit, verdict, null, ctx),
    permitNumber: permit.permitNumber,
    expiresAt: share.expiresAt,
    isOffered: maySharePaper(verdict),
  });
}

/** The sealed file behind a link, while the permit may be used. Each download is recorded. */
export async function getSharedPdf(
  input: Opening,
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string; readonly pdf: Uint8Array }>> {
  const found = await opened(input, ctx);
  if (!found.ok) return found;
  const { share, permit } = found.value;
  const { permitNumber } = permit;
  if (!maySharePaper(await judgeHeld(permit, ctx.db, ctx))) return fail({ kind: 'not-found', what: 'permit-share' });
  const pdf = permit.pdfSha256 ? await ctx.ports.files.get(permit.pdfSha256) : null;
  if (!pdf) return fail({ kind: 'unavailable' });
  return inTransaction(ctx, async (tx) => {
    tx.record({ type: 'SharedPermitDownloaded', subject: 'permit', subjectId: permit.id, payload: { permitNumber, with: share.label } });
    return ok({ permitNumber, pdf });
  });
}
