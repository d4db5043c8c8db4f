import 'server-only';
import { createHash } from 'node:crypto';
import { findPermit, lockPermit, type RegisteredPermit, saveIssued } from '@/data/repositories/permit-repository';
import { openRetrospective, waitsForCountersignature } from '@/data/repositories/retrospective-repository';
import { inTransaction } from '@/data/transaction';
import { fail, ok, type Result } from '@/domain/shared/result';
import { renderPermit } from '@/pdf/render-permit';
import { codeText } from '@/qr/permit-code';
import type { ServiceContext } from '../context';
import { tellHolder } from '../mail/tell';
import { endOriginal } from './end-original';
import { tellOfPermit } from './tell-of-permit';

/**
 * Phase two of issuing: signs the frozen bytes, draws and seals the document, stores both and marks the permit issued.
 * Safe to run again at any point, by the officer's request or by the sweeper: a second run finds the permit issued, or
 * finds the signature that was kept and seals the same code anew. What is issued after the movement rests until two have signed.
 */
export async function finishIssuing(
  input: { readonly permitNumber: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string }>> {
  const permit = await findPermit(ctx.db, { number: input.permitNumber });
  if (!permit) return fail({ kind: 'not-found', what: 'permit' });
  if (permit.state !== 'signing') return alreadyDone(permit);
  // Issue after the movement: its second signatory goes on from here.
  if (await waitsForCountersignature(ctx.db, permit.id)) return ok(input);
  const made = await signAndSeal(permit, ctx);
  if (!made) return finishedMeanwhile(input, ctx);
  return inTransaction(ctx, async (tx) => {
    const held = await lockPermit(tx, input.permitNumber);
    if (!held) return fail({ kind: 'not-found', what: 'permit' });
    if (held.state !== 'signing') return alreadyDone(held);
    const ended = held.replaces === null ? ok(null) : await endOriginal(tx, held, held.replaces, ctx);
    if (!ended.ok) return ended;
    await saveIssued(tx, held.id, { ...made, at: ctx.now });
    tx.record({
      type: 'PermitIssued',
      subject: 'permit',
      subjectId: held.id,
      payload: {
        permitNumber: held.permitNumber,
        contentSha256: Buffer.from(held.contentSha256).toString('hex'),
        kid: made.kid,
        pdfSha256: made.pdfSha256,
      },
    });
    const values = { day: held.content.issue.on, until: held.validUntil };
    // Of a replacement its holder is told when they are told what became of the original.
    if (held.replaces === null) await tellHolder(tx, held, { template: 'permitIssued', values, key: `permit:${held.id}:issued` }, ctx);
    const claim = held.replaces === null ? await openRetrospective(tx.db, held.applicationId) : null;
    if (claim) await tellOfPermit(tx, held, { event: 'retrospective', reason: claim.reason, leftOn: claim.leftOn }, ctx);
    return ok(input);
  });
}

/** Somebody else was quicker: they issued it, or explained its number as void, and then nobody may hear that it was issued. */
const alreadyDone = ({ permitNumber, state }: RegisteredPermit): Result<{ readonly permitNumber: string }> =>
  state === 'void' ? fail({ kind: 'transition-not-allowed', from: state, action: 'issue' }) : ok({ permitNumber });

async function finishedMeanwhile({ permitNumber }: { readonly permitNumber: string }, ctx: ServiceContext) {
  const permit = await findPermit(ctx.db, { number: permitNumber });
  return permit && permit.state !== 'signing' ? alreadyDone(permit) : fail({ kind: 'not-found' as const, what: 'permit' as const });
}

/** Null when the permit no longer waits for its signature. */
async function signAndSeal(permit: RegisteredPermit, ctx: ServiceContext) {
  const { signer, sealer, files, timeStamps } = ctx.ports;
  const { appOrigin } = ctx.party;
  const { content } = permit;
  const signature = await signer.signPermit(permit.permitNumber);
  if (!signature) return null;
  const { kid, cose } = signature;
  const qrText = codeText(appOrigin, cose);
  const drawing = await renderPermit(content, { qrText, checkAddress: `${appOrigin}/verify` });
  const sealed = await sealer.seal(drawing, {
    signerName: content.managementAuthority.name,
    reason: `CITES ${content.permitNumber}`,
    place: content.issue.place,
    contact: qrText,
    at: new Date(ctx.now),
    stamp: timeStamps?.stamp ?? null,
  });
  return {
    kid,
    cose,
    drawingSha256: createHash('sha256').update(drawing).digest('hex'),
    pdfSha256: await files.put(sealed),
    pdfBytes: sealed.length,
  };
}
