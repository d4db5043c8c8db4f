import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type LivingFactor, livingFactors, notePasskeyUse, takeCounter } from '@/data/repositories/factor-repository';
import {
  type Challenge,
  type Evidence,
  findChallenge,
  insertChallenge,
  insertProof,
  insertProofUse,
  useChallenge,
} from '@/data/repositories/proof-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { MOST_ITEMS, PROOF_MINUTES, type Statement, type StepUpAct } from '@/domain/access/step-up';
import { invariant } from '@/domain/shared/invariant';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { checkAssertion, type Passkey, passkeyOptions, readAssertion } from './passkey';
import { counterOfCode } from './totp';

/** What a form brings of its part `<ConfirmItIsYou>`: a one-time code, or a passkey's answer to a challenge. */
export interface GivenProof {
  readonly proofCode?: string | undefined;
  /** The challenge that is answered, or `new` to be asked one. */
  readonly proofChallenge?: string | undefined;
  readonly proofAssertion?: string | undefined;
}

/** What is proven: an act, and the digests (SHA-256, hexadecimal) of what it is done to, in the order shown. */
export interface StepUp {
  readonly act: StepUpAct;
  readonly items: readonly string[];
}

/** A proof that was given and not spent. */
export interface Proof extends StepUp {
  readonly id: string;
}

/** The digest of what somebody signs, whatever it is: of its RFC 8785 form. */
export const digestOf = (signed: unknown): string =>
  createHash('sha256')
    .update(canonicalize(signed) ?? '')
    .digest('hex');

const sha256 = (text: string): Uint8Array => new Uint8Array(createHash('sha256').update(text, 'utf8').digest());

/**
 * Asks whoever is signed in to show anew that it is them, for this act and these things alone (decisions §5; security §5):
 *
 *   const proven = await prove(input, { act: 'permit.revoke', items: [digestOf({ permitNumber, reason })] }, ctx);
 *   if (!proven.ok) return proven;
 *   return inTransaction(ctx, async (tx) => { …; await spendProof(tx, proven.value, 0, { subject: 'permit', id }, ctx); … });
 *
 * A passkey signs the digest of the statement itself. A one-time code says nothing of what it is typed for, so the portal binds
 * it: by a digest over statement and time step that only the portal can make. Either is kept as evidence and serves once.
 */
export async function prove(given: GivenProof, what: StepUp, ctx: ServiceContext): Promise<Result<Proof>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  invariant(what.items.length > 0 && what.items.length <= MOST_ITEMS, 'a proof covers what can have been looked at');
  const { personId } = actor.value;
  const factors = await livingFactors(ctx.db, personId);
  if (given.proofAssertion) return byPasskey(given, what, personId, factors, ctx);
  if (given.proofChallenge === 'new') return ask(what, personId, factors, ctx);
  if (!given.proofCode?.trim()) return fail(invalidField('proofCode', 'proof.required'));
  return byCode(given.proofCode, what, personId, factors, ctx);
}

/** The words that a proof stands under, and their digest. */
function stateOf(what: StepUp, personId: string, ctx: ServiceContext) {
  const nonce = Buffer.from(ctx.randomBytes(16)).toString('base64url');
  const said: Statement = { act: what.act, items: what.items, person: personId, at: ctx.now, nonce };
  const statement = canonicalize(said) ?? '';
  return { statement, statementSha256: sha256(statement) };
}

async function ask(what: StepUp, personId: string, factors: readonly LivingFactor[], ctx: ServiceContext): Promise<Result<Proof>> {
  const passkeys = factors.filter((factor): factor is Passkey => factor.kind === 'passkey');
  if (passkeys.length === 0) return fail(invalidField('proofCode', 'proof.noPasskey'));
  const challenge: Challenge = { id: ctx.newId(), personId, act: what.act, ...stateOf(what, personId, ctx), askedAt: ctx.now };
  await insertChallenge(ctx.db, challenge);
  const options = await passkeyOptions(passkeys, challenge.statementSha256, ctx.party);
  return fail({ kind: 'passkey-asked', challenge: challenge.id, options: JSON.stringify(options) });
}

async function byPasskey(
  { proofChallenge = '', proofAssertion = '' }: GivenProof,
  what: StepUp,
  personId: string,
  factors: readonly LivingFactor[],
  ctx: ServiceContext,
): Promise<Result<Proof>> {
  const refused = fail(invalidField('proofCode', 'proof.passkeyRefused'));
  const answer = readAssertion(proofAssertion);
  const passkey = factors.find((factor): factor is Passkey => factor.kind === 'passkey' && factor.credentialId === answer?.id);
  const challenge = await findChallenge(ctx.db, proofChallenge, personId);
  if (!answer || !passkey || !challenge) return refused;
  const said = JSON.parse(challenge.statement) as Statement;
  // What is signed has changed since it was shown, or the proof was asked for something else.
  if (said.act !== what.act || said.items.join() !== what.items.join()) return fail(invalidField('proofCode', 'proof.changed'));
  if (Date.parse(ctx.now) - Date.parse(challenge.askedAt) > PROOF_MINUTES * 60_000) return fail(invalidField('proofCode', 'proof.late'));
  const signCount = await checkAssertion(answer, passkey, challenge.statementSha256, ctx.party);
  if (signCount === null) return refused;
  const { authenticatorData, clientDataJSON, signature } = answer.response;
  const evidence = { method: 'passkey', credentialId: passkey.credentialId, authenticatorData, clientDataJSON, signature } as const;
  return inTransaction(ctx, async (tx) => {
    if (!(await useChallenge(tx, challenge.id, ctx.now))) return refused;
    await notePasskeyUse(tx, passkey.id, signCount, ctx.now);
    return keep(tx, { ...what, ...challenge, id: ctx.newId(), factorId: passkey.id, evidence }, ctx);
  });
}

async function byCode(
  code: string,
  what: StepUp,
  personId: string,
  factors: readonly LivingFactor[],
  ctx: ServiceContext,
): Promise<Result<Proof>> {
  const counted = await ctx.ports.throttle.consume('second-factor', personId);
  if (!counted.allowed) return fail({ kind: 'too-many-attempts', retryAfterSeconds: counted.retryAfterSeconds });
  const found = factors.flatMap((factor) => {
    const secret = factor.kind === 'totp' ? ctx.ports.vault.open(factor.secret, secretOf(personId)) : null;
    const counter = secret === null ? null : counterOfCode(secret, code, ctx.now);
    return counter === null ? [] : [{ factorId: factor.id, counter }];
  })[0];
  if (!found) return fail(invalidField('proofCode', 'proof.wrongCode'));
  const { factorId, counter } = found;
  const said = stateOf(what, personId, ctx);
  const evidence = { method: 'totp', counter, binding: bindingOf(said.statement, counter, ctx) } as const;
  const proven = await inTransaction<Proof>(ctx, async (tx) => {
    if (!(await takeCounter(tx, factorId, counter, ctx.now))) return fail(invalidField('proofCode', 'proof.usedCode'));
    return keep(tx, { ...what, ...said, id: ctx.newId(), personId, factorId, evidence }, ctx);
  });
  if (proven.ok) await ctx.ports.throttle.forget('second-factor', personId);
  return proven;
}

/** What a one-time secret is sealed for: its person, so that a row copied to another opens nothing. */
export const secretOf = (personId: string): string => `totp:${personId}`;

/** Binds a one-time code to what it was typed for. */
export const bindingOf = (statement: string, counter: number, { ports }: Pick<ServiceContext, 'ports'>): string =>
  Buffer.from(ports.vault.mac(statement, `proof:${counter}`)).toString('base64url');

async function keep(
  tx: Tx,
  proof: Omit<Parameters<typeof insertProof>[1], 'at'> & StepUp & { readonly evidence: Evidence },
  ctx: ServiceContext,
): Promise<Result<Proof>> {
  const { id, personId, factorId, act, items, statement, statementSha256, evidence } = proof;
  await insertProof(tx, { id, personId, factorId, act, statement, statementSha256, evidence, at: ctx.now });
  const payload = { act, method: evidence.method, statementSha256: Buffer.from(statementSha256).toString('hex') };
  tx.record({ type: 'IdentityConfirmed', subject: 'person', subjectId: personId, payload });
  return ok({ id, act, items });
}

/** Spends one item of a proof on what it was given for, in the transaction of the act itself. */
export const spendProof = (
  tx: Tx,
  proof: Proof,
  item: number,
  on: { readonly subject: 'permit' | 'person' | 'party'; readonly id: string },
  ctx: ServiceContext,
): Promise<void> =>
  insertProofUse(tx, {
    proofId: proof.id,
    item,
    itemSha256: proof.items[item] ?? '',
    subject: on.subject,
    subjectId: on.id,
    at: ctx.now,
  });
