/** What an officer proves anew, with a passkey that each of a test's people has once they need it. */
import type { StepUpAct } from '@/domain/access/step-up';
import type { Result } from '@/domain/shared/result';
import type { ServiceContext } from '@/services/context';
import * as countersigning from '@/services/permit/countersign-permit';
import * as issuing from '@/services/permit/issue-permit';
import * as preparing from '@/services/permit/prepare-replacement';
import * as revoking from '@/services/permit/revoke-permit';
import * as replacing from '@/services/permit/sign-replacement';
import * as stopping from '@/services/permit/stop-permit';
import * as ending from '@/services/permit/void-permit';
import * as requests from '@/services/permit-requests/decide-request';
import { type GivenProof, type Proof, prove } from '@/services/step-up/prove';
import { answered, giveSoftPasskey, type SoftPasskey } from '../soft-passkey';
import { must } from './request';

const passkeys = new Map<string, Promise<SoftPasskey>>();

/** The passkey of somebody, made at its first use. */
export function passkeyOf(personId: string): Promise<SoftPasskey> {
  const passkey = passkeys.get(personId) ?? giveSoftPasskey(personId);
  passkeys.set(personId, passkey);
  return passkey;
}

type Verb<Input, More extends unknown[], Answer> = (
  input: Input & GivenProof,
  ctx: ServiceContext,
  ...more: More
) => Promise<Result<Answer>>;

/** The verb as somebody calls it who answers what they are asked. */
export const proven =
  <Input extends object, More extends unknown[], Answer>(verb: Verb<Input, More, Answer>) =>
  async (input: Input & GivenProof, ctx: ServiceContext, ...more: More): Promise<Result<Answer>> => {
    const { personId } = ctx.actor ?? {};
    if (!personId) return verb(input, ctx, ...more);
    const passkey = await passkeyOf(personId);
    const asked = await verb({ ...input, proofChallenge: 'new' }, ctx, ...more);
    return asked.ok || asked.problem.kind !== 'passkey-asked' ? asked : verb({ ...input, ...passkey.answer(asked.problem) }, ctx, ...more);
  };

/** A proof of whoever asks, for whatever they are about to do. */
export async function proofOf(act: StepUpAct, items: readonly string[], ctx: ServiceContext): Promise<Proof> {
  const send = (given: GivenProof) => prove(given, { act, items }, ctx);
  return must(await send(await answered(await passkeyOf(ctx.actor?.personId ?? ''), send)));
}

export const issuePermit = proven(issuing.issuePermit);
export const takeNumber = proven(issuing.takeNumber);
export const countersignPermit = proven(countersigning.countersignPermit);
export const voidPermit = proven(ending.voidPermit);
export const stopPermit = proven(stopping.stopPermit);
export const liftSuspension = proven(stopping.liftSuspension);
export const proposeRevocation = proven(revoking.proposeRevocation);
export const decideRevocation = proven(revoking.decideRevocation);
export const prepareReplacement = proven(preparing.prepareReplacement);
export const dropReplacement = proven(preparing.dropReplacement);
export const signReplacement = proven(replacing.signReplacement);
export const takeReplacementNumber = proven(replacing.takeReplacementNumber);
export const decideRequest = proven(requests.decideRequest);
