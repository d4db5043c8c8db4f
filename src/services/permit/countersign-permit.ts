import 'server-only';
import type { Reader } from '@/data/client';
import { savePart } from '@/data/repositories/case-repository';
import { lockPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { insertCountersignature, openRetrospective, waitsForCountersignature } from '@/data/repositories/retrospective-repository';
import { isSignatoryOn } from '@/data/repositories/signatory-repository';
import { insertSigningView } from '@/data/repositories/signing-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import type { RetrospectiveClaim } from '@/domain/permit/retrospective';
import { fail, ok, type Result } from '@/domain/shared/result';
import { renderPermit } from '@/pdf/render-permit';
import type { ServiceContext } from '../context';
import { type GivenProof, prove, spendProof } from '../step-up/prove';
import { finish } from './issue-permit';
import { findInHand } from './permit-in-hand';

type Numbered = { readonly permitNumber: string };

const hashOf = ({ contentSha256 }: RegisteredPermit): string => Buffer.from(contentSha256).toString('hex');

/** Whether the asker signs as the second: another person than the first, and a signatory of the day. */
async function mayCountersign(permit: RegisteredPermit, db: Reader, actor: Actor, ctx: ServiceContext): Promise<Result<null>> {
  if (!(await waitsForCountersignature(db, permit.id))) return fail({ kind: 'transition-not-allowed', from: permit.state, action: 'sign' });
  if (permit.signedBy === actor.personId) return fail({ kind: 'separation-of-duties', part: 'second' });
  if (!(await isSignatoryOn(db, actor.personId, ctx.today))) return fail({ kind: 'not-a-signatory' });
  if (permit.validUntil < ctx.today) return fail({ kind: 'transition-not-allowed', from: 'expired', action: 'sign' });
  return ok(null);
}

/** A number that waits for its second signatory, where the asker may be that. */
async function waiting({ permitNumber }: Numbered, ctx: ServiceContext): ReturnType<typeof findInHand> {
  const found = await findInHand(permitNumber, ctx);
  if (!found.ok) return found;
  const may = await mayCountersign(found.value.permit, ctx.db, found.value.actor, ctx);
  return may.ok ? found : may;
}

/** What a second signatory is shown: the frozen content, and why it is issued after the movement. */
export interface CountersignatureInHand {
  readonly permit: RegisteredPermit;
  readonly claim: RetrospectiveClaim;
  readonly firstSigner: string;
}

/** A number that waits for its second signatory, for whoever opens the page; it counts as opened by them. */
export async function countersignatureInHand(input: Numbered, ctx: ServiceContext): Promise<Result<CountersignatureInHand>> {
  const found = await waiting(input, ctx);
  if (!found.ok) return found;
  const { actor, permit } = found.value;
  const claim = await openRetrospective(ctx.db, permit.applicationId);
  if (!claim) return fail({ kind: 'not-found', what: 'permit' });
  const { name } = await ctx.db.person.findUniqueOrThrow({ where: { id: permit.signedBy }, select: { name: true } });
  const { applicationId } = permit;
  await insertSigningView(ctx.db, { id: ctx.newId(), applicationId, personId: actor.personId, sha256: hashOf(permit), at: ctx.now });
  return ok({ permit, claim, firstSigner: name });
}

/** What was frozen, as it will be drawn: SPECIMEN across it, without number and code. */
export async function previewCountersigned(input: Numbered, ctx: ServiceContext): Promise<Result<Numbered & { readonly pdf: Uint8Array }>> {
  const found = await waiting(input, ctx);
  if (!found.ok) return found;
  const { permit } = found.value;
  const blank = { ...permit.content, permitNumber: '', checkCode: '' };
  const pdf = await renderPermit(blank, { qrText: null, checkAddress: `${ctx.party.appOrigin}/verify` });
  return ok({ permitNumber: permit.permitNumber, pdf });
}

/**
 * The second signature of a permit that is issued after the movement (decisions §5): another signatory proves anew that it is them, over
 * the very bytes that the first one's number froze. Only then is it signed by the portal, drawn, sealed and valid.
 */
export async function countersignPermit(
  input: GivenProof & Numbered,
  ctx: ServiceContext,
  leave?: (why: unknown) => void,
): Promise<Result<Numbered>> {
  const found = await waiting(input, ctx);
  if (!found.ok) return found;
  const { actor, permit } = found.value;
  const { permitNumber } = permit;
  const proof = await prove(input, { act: 'permit.countersign', items: [hashOf(permit)] }, ctx);
  if (!proof.ok) return proof;
  const signed = await inTransaction<Numbered>(ctx, async (tx) => {
    const held = await lockPermit(tx, permitNumber);
    if (!held) return fail({ kind: 'not-found', what: 'permit' });
    const still = await mayCountersign(held, tx.db, actor, ctx);
    if (!still.ok) return still;
    const { id: permitId, contentSha256 } = held;
    await savePart(tx, held.applicationId, actor.personId, 'S', ctx.now);
    await insertCountersignature(tx, { permitId, by: actor.personId, contentSha256, on: ctx.today, at: ctx.now });
    await spendProof(tx, proof.value, 0, { subject: 'permit', id: permitId }, ctx);
    const payload = { permitNumber, contentSha256: hashOf(held) };
    tx.record({ type: 'PermitCountersigned', subject: 'permit', subjectId: permitId, payload });
    return ok({ permitNumber });
  });
  return signed.ok ? finish(signed.value, ctx, leave) : signed;
}
