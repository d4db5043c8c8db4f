import 'server-only';
import type { Reader } from '@/data/client';
import { savePart } from '@/data/repositories/case-repository';
import { lockPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import type { PermitRequest } from '@/data/repositories/permit-request-repository';
import {
  approvalsOf,
  type PreparedReplacement,
  paperReturnOf,
  preparedReplacement,
  successorOf,
} from '@/data/repositories/replacement-repository';
import { isSignatoryOn } from '@/data/repositories/signatory-repository';
import { insertSigningView } from '@/data/repositories/signing-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import type { PermitContent } from '@/domain/permit/permit';
import { permitTransitions } from '@/domain/permit/permit-states';
import { stateOnDay } from '@/domain/permit/permit-use';
import { GROUND_OF_REQUEST, replacementTakesTwo } from '@/domain/permit/replacement';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import { renderPermit } from '@/pdf/render-permit';
import type { ServiceContext } from '../context';
import { type GivenProof, prove } from '../step-up/prove';
import { freezeUnderNumber, heard, type SigningProof } from './freeze-under-number';
import { finish } from './issue-permit';
import { findInHand } from './permit-in-hand';
import { mayReplace } from './prepare-replacement';
import { contentToReplace } from './replacement-draft';
import { signableSha256 } from './signable';

type Numbered = { readonly permitNumber: string };

/** A replacement that can be signed by the asker today. */
interface ToSign {
  readonly permit: RegisteredPermit;
  readonly content: PermitContent;
  readonly under: (number: { readonly permitNumber: string; readonly checkCode: string }) => PermitContent;
  readonly application: { readonly id: string; readonly reference: string; readonly partyCode: string };
  readonly sha256: string;
}

/** Whether a second officer has to sign what the asker prepared. */
const isAnothersToSign = async (
  prepared: PreparedReplacement,
  permit: RegisteredPermit,
  db: Reader,
  { personId }: Actor,
): Promise<boolean> =>
  prepared.preparedBy === personId && replacementTakesTwo(prepared, permit.content, await approvalsOf(db, permit.applicationId));

/** What would be signed of a prepared replacement, or why it cannot be. Asked before the proof, and again under the lock. */
async function toSign(permit: RegisteredPermit, db: Reader, actor: Actor, ctx: ServiceContext): Promise<Result<ToSign>> {
  const standing = stateOnDay(permit, ctx.today);
  const may = follow(permitTransitions, standing, 'replace');
  if (!may.ok) return may;
  const prepared = await preparedReplacement(db, permit.id);
  if (!prepared) return fail({ kind: 'transition-not-allowed', from: standing, action: 'sign' });
  if (await isAnothersToSign(prepared, permit, db, actor)) return fail({ kind: 'separation-of-duties', part: 'S' });
  if (!(await isSignatoryOn(db, actor.personId, ctx.today))) return fail({ kind: 'not-a-signatory' });
  const drawn = await contentToReplace(db, permit, prepared, actor, ctx);
  if (!drawn.ok) return drawn;
  const application = await db.application.findUniqueOrThrow({
    where: { id: permit.applicationId },
    select: { id: true, reference: true, partyCode: true },
  });
  return ok({ permit, ...drawn.value, application, sha256: signableSha256(application.reference, drawn.value.content) });
}

/** A permit that may be replaced, and what is known for it: the holder's accepted request, and whether the paper was handed in. */
export interface ReplacementInHand {
  readonly permit: RegisteredPermit;
  readonly prepared: null;
  readonly accepted: PermitRequest | null;
  readonly isHandedIn: boolean;
}

/** A permit whose replacement is prepared. */
export interface PreparedInHand {
  readonly permit: RegisteredPermit;
  readonly prepared: PreparedReplacement;
  /** What the asker would sign today; null where they cannot. */
  readonly content: PermitContent | null;
  /** Another officer has to sign it. */
  readonly isAnothers: boolean;
  /** Its number is taken, and the signature is not finished. */
  readonly isNumbered: boolean;
}

/** How the replacement of a permit stands, for whoever opens the page. What is to be signed counts as opened by them. */
export async function replacementInHand(
  { permitNumber }: Numbered,
  ctx: ServiceContext,
): Promise<Result<ReplacementInHand | PreparedInHand>> {
  const found = await findInHand(permitNumber, ctx);
  if (!found.ok) return found;
  const { actor, permit } = found.value;
  const prepared = await preparedReplacement(ctx.db, permit.id);
  if (!prepared || permit.replacedBy !== null) {
    const may = await mayReplace(permit, ctx.db, ctx);
    if (!may.ok) return may;
    const accepted = may.value.find(({ state, kind }) => state === 'accepted' && GROUND_OF_REQUEST[kind] !== null) ?? null;
    return ok({ permit, prepared: null, accepted, isHandedIn: (await paperReturnOf(ctx.db, permit.id)) !== null });
  }
  const signable = await toSign(permit, ctx.db, actor, ctx);
  if (signable.ok) {
    const { application, sha256 } = signable.value;
    await insertSigningView(ctx.db, { id: ctx.newId(), applicationId: application.id, personId: actor.personId, sha256, at: ctx.now });
  }
  return ok({
    permit,
    prepared,
    content: signable.ok ? signable.value.content : null,
    isAnothers: await isAnothersToSign(prepared, permit, ctx.db, actor),
    isNumbered: (await successorOf(ctx.db, permit.id)) !== null,
  });
}

/** The replacement as it would be drawn today: SPECIMEN across it, without number and code. */
export async function previewReplacement(
  { permitNumber }: Numbered,
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string; readonly pdf: Uint8Array }>> {
  const found = await findInHand(permitNumber, ctx);
  if (!found.ok) return found;
  const { actor, permit } = found.value;
  const prepared = await preparedReplacement(ctx.db, permit.id);
  if (!prepared) return fail({ kind: 'not-found', what: 'permit' });
  const drawn = await contentToReplace(ctx.db, permit, prepared, actor, ctx);
  if (!drawn.ok) return drawn;
  const { content } = drawn.value;
  const blank = { ...content, issue: { ...content.issue, by: '', title: '' } };
  const pdf = await renderPermit(blank, { qrText: null, checkAddress: `${ctx.party.appOrigin}/verify` });
  return ok({ permitNumber, pdf });
}

/**
 * Signs a prepared replacement in the two phases of every permit, after its signer has proven anew that it is them. The number is
 * taken while the original is stopped; the original ends when the replacement becomes valid, in that one transaction.
 */
export async function signReplacement(
  input: GivenProof & Numbered,
  ctx: ServiceContext,
  leave?: (why: unknown) => void,
): Promise<Result<Numbered>> {
  const numbered = await takeReplacementNumber(input, ctx);
  return numbered.ok ? finish(numbered.value, ctx, leave) : numbered;
}

/** Phase one: the proof, then number, frozen bytes, state `signing`. Sent twice, the first number is the answer. */
export async function takeReplacementNumber(input: GivenProof & Numbered, ctx: ServiceContext): Promise<Result<Numbered>> {
  const found = await findInHand(input.permitNumber, ctx);
  if (!found.ok) return found;
  const { actor, permit } = found.value;
  const taken = await successorOf(ctx.db, permit.id);
  if (taken) return ok({ permitNumber: taken });
  const signable = await toSign(permit, ctx.db, actor, ctx);
  if (!signable.ok) return signable;
  const proof = await prove(input, { act: 'permit.sign', items: [signable.value.sha256] }, ctx);
  return proof.ok ? heard(await numberReplacement(input, actor, { proof: proof.value, item: 0 }, ctx), ctx) : proof;
}

const numberReplacement = (
  { permitNumber }: Numbered,
  actor: Actor,
  proven: SigningProof,
  ctx: ServiceContext,
): Promise<Result<Numbered>> =>
  inTransaction(ctx, async (tx) => {
    const permit = await lockPermit(tx, permitNumber);
    if (!permit) return fail({ kind: 'not-found', what: 'permit' });
    const taken = await successorOf(tx.db, permit.id);
    if (taken) return ok({ permitNumber: taken });
    const signable = await toSign(permit, tx.db, actor, ctx);
    if (!signable.ok) return signable;
    const { application, under } = signable.value;
    await savePart(tx, application.id, actor.personId, 'S', ctx.now);
    const { documentType, useRule, id: replaces } = permit;
    const numbered = await freezeUnderNumber(
      tx,
      { application, documentType, useRule, replaces, signedBy: actor.personId },
      proven,
      ctx,
      under,
    );
    return numbered.ok ? ok({ permitNumber: numbered.value.permitNumber }) : numbered;
  });
