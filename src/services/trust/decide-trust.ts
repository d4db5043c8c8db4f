import 'server-only';
import { insertTrust, saveTrustDecision, saveTrustWithdrawal } from '@/data/repositories/trust-repository';
import { inTransaction } from '@/data/transaction';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';
import { trustOf } from './party-trust';
import { saysFingerprint, sha256Of } from './read-lists';
import { faultOfKeys, sentKeys, spelled, takeProposed } from './take-list';

type Decided = Promise<Result<{ readonly party: string }>>;
const nobody = fail({ kind: 'not-found', what: 'page' } as const);

/** What the first administrator brings: the key list, the fingerprint as the Party's authority told it, and how it was told. */
export interface TrustProposal extends GivenProof {
  readonly list: string;
  readonly told: string;
  readonly basis: string;
}

/** An administrator proposes that the root of another Party's key list be trusted, who was told its fingerprint by another way. */
export async function proposeTrust(input: TrustProposal, ctx: ServiceContext): Decided {
  const sent = sentKeys(input.list);
  const found = await trustOf(sent.ok ? sent.value.party : '', ctx);
  if (!found.ok) return found;
  if (!sent.ok) return sent;
  const list = sent.value;
  const { party } = list;
  const fault = await faultOfKeys(list, null, ctx);
  if (fault) return fail(fault);
  if (found.value.proposed) return fail(invalidField('list', 'partyTrust.proposedAlready'));
  if (found.value.standing) return fail(invalidField('list', 'partyTrust.trustedAlready'));
  const rootSha256 = sha256Of(list.root);
  if (!saysFingerprint(input.told, rootSha256)) return fail(invalidField('told', 'partyTrust.notTheFingerprint'));
  const basis = input.basis.trim();
  if (basis === '') return fail(invalidField('basis', 'reason.required'));
  const proof = await prove(input, { act: 'keys.trust', items: [digestOf({ party, rootSha256, basis })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proof.value, 0, { subject: 'party', id: party }, ctx);
    const proposedBy = ctx.actor?.personId ?? '';
    await insertTrust(tx, { id: ctx.newId(), party, rootSha256, list: spelled(list), basis, proposedBy, proposedAt: ctx.now });
    const payload = { party, rootSha256, counter: list.counter, basis };
    tx.record({ type: 'PartyTrustProposed', subject: 'party', subjectId: party, payload });
    return ok({ party });
  });
}

/** A second administrator, who compared the fingerprint by a way of their own, decides what the first proposed. */
export async function decideTrust(
  input: GivenProof & { readonly party: string; readonly trust: string; readonly outcome: 'trusted' | 'declined'; readonly basis: string },
  ctx: ServiceContext,
): Decided {
  const found = await trustOf(input.party, ctx);
  if (!found.ok) return found;
  const { proposed, me } = found.value;
  if (!proposed || proposed.id !== input.trust) return nobody;
  if (proposed.proposedBy === me.personId) return fail({ kind: 'separation-of-duties', part: '' });
  const basis = input.basis.trim();
  if (basis === '') return fail(invalidField('basis', 'reason.required'));
  const { party, outcome } = input;
  const { id, rootSha256 } = proposed;
  const proof = await prove(input, { act: 'keys.trust', items: [digestOf({ trust: id, rootSha256, outcome, basis })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proof.value, 0, { subject: 'party', id: party }, ctx);
    const decided = { outcome, decidedBy: me.personId, decidedAt: ctx.now, decidedBasis: basis };
    if (!(await saveTrustDecision(tx, id, decided))) return nobody;
    if (outcome === 'declined') {
      tx.record({ type: 'PartyTrustDeclined', subject: 'party', subjectId: party, payload: { party, rootSha256, basis } });
      return ok({ party });
    }
    const fault = await takeProposed(tx, proposed, ctx);
    if (fault) return fail(fault);
    const { counter } = JSON.parse(proposed.list) as { counter: number };
    tx.record({ type: 'PartyTrusted', subject: 'party', subjectId: party, payload: { party, rootSha256, counter, basis } });
    return ok({ party });
  });
}

/** Any one administrator withdraws the trust in a Party: its permits are believed no longer, from this moment. */
export async function withdrawTrust(input: GivenProof & { readonly party: string; readonly reason: string }, ctx: ServiceContext): Decided {
  const found = await trustOf(input.party, ctx);
  if (!found.ok) return found;
  const { standing, me } = found.value;
  if (!standing) return nobody;
  const reason = input.reason.trim();
  if (reason === '') return fail(invalidField('reason', 'reason.required'));
  const { id, party, rootSha256 } = standing;
  const proof = await prove(input, { act: 'keys.trust', items: [digestOf({ trust: id, outcome: 'withdrawn', reason })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proof.value, 0, { subject: 'party', id: party }, ctx);
    const withdrawn = { withdrawnBy: me.personId, withdrawnAt: ctx.now, withdrawnReason: reason };
    if (!(await saveTrustWithdrawal(tx, id, withdrawn))) return nobody;
    tx.record({ type: 'PartyTrustWithdrawn', subject: 'party', subjectId: party, payload: { party, rootSha256, reason } });
    return ok({ party });
  });
}
