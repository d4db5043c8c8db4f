import 'server-only';
import { createHash } from 'node:crypto';
import { generateRegistrationOptions, type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server';
import { insertFactor, livingFactors, type NewFactor } from '@/data/repositories/factor-repository';
import { endOtherSessions, type HalfSession } from '@/data/repositories/person-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { qrMatrix, qrSvg } from '@/qr/image';
import type { ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { relyingParty } from '../step-up/passkey';
import { digestOf, type GivenProof, type Proof, prove, secretOf, spendProof } from '../step-up/prove';
import { counterOfCode, totpAddress, totpSecretOf } from '../step-up/totp';
import { exchange } from './complete-sign-in';
import type { OpenedSession } from './open-session';
import { provePassword } from './own-credentials';
import { keepRecoveryCodes, recoveryCodesFrom } from './recovery-codes';

/** Whoever may set up a factor: somebody signed in, or a half session of somebody who has none. */
export type Enrolling = Actor | HalfSession;

const isHalf = (who: Enrolling): who is HalfSession => 'stage' in who;

/** What a page of setting up is made of: the same for a session until a factor is added, so that nothing is kept before. */
async function seedOf(
  { personId, sessionId }: Enrolling,
  { db }: ServiceContext,
): Promise<{ readonly seed: string; readonly isFirst: boolean }> {
  const added = await db.secondFactor.count({ where: { personId } });
  return { seed: `${sessionId}:${added}`, isFirst: (await livingFactors(db, personId)).length === 0 };
}

/** With the first factor come the codes for the day it is lost. */
const codesOf = ({ seed, isFirst }: Awaited<ReturnType<typeof seedOf>>, ctx: ServiceContext): readonly string[] =>
  isFirst ? recoveryCodesFrom(seed, ctx) : [];

const secretFrom = (seed: string, { ports }: ServiceContext): string => totpSecretOf(ports.vault.mac(seed, 'secret offered'));
const challengeFrom = (seed: string, { ports }: ServiceContext): Uint8Array => ports.vault.mac(seed, 'challenge offered');

/** A secret for an authenticator app, as text and as a picture, and the codes for the day it is lost. */
export async function offerCodes(who: Enrolling, ctx: ServiceContext) {
  const of = await seedOf(who, ctx);
  const secret = secretFrom(of.seed, ctx);
  const matrix = qrMatrix(totpAddress(secret, who.email));
  const svg = (title: string): string => (matrix.ok ? qrSvg(matrix.value, title) : '');
  return { secret, svg, codes: codesOf(of, ctx) };
}

/** What a browser needs to make a passkey for this portal. */
export async function offerPasskey(who: Enrolling, ctx: ServiceContext) {
  const of = await seedOf(who, ctx);
  const factors = await livingFactors(ctx.db, who.personId);
  const options = await generateRegistrationOptions({
    rpName: 'CITES permits',
    rpID: relyingParty(ctx.party),
    // An authenticator shows the name; the handle says nothing to whoever finds it.
    userName: who.email,
    userDisplayName: who.name,
    userID: new Uint8Array(createHash('sha256').update(who.personId).digest()),
    challenge: new Uint8Array(challengeFrom(of.seed, ctx)),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: factors.flatMap((factor) => (factor.kind === 'passkey' ? [{ id: factor.credentialId }] : [])),
  });
  return { options: JSON.stringify(options), codes: codesOf(of, ctx) };
}

/** What is sent with every new factor: its name, and why it may be added. */
export interface NewFactorInput extends GivenProof {
  readonly name: string;
  readonly currentPassword?: string | undefined;
}

const NOBODY = { ok: false, problem: { kind: 'unauthenticated' } } as const;

/** Adds an authenticator app, once it shows that it has the secret. */
export async function addCodes(
  input: NewFactorInput & { readonly code: string },
  who: Enrolling | null,
  ctx: ServiceContext,
): Promise<Result<OpenedSession | null>> {
  if (!who) return NOBODY;
  const of = await seedOf(who, ctx);
  const offered = secretFrom(of.seed, ctx);
  const counter = counterOfCode(offered, input.code, ctx.now);
  if (counter === null) return fail(invalidField('code', 'proof.wrongCode'));
  const secret = ctx.ports.vault.seal(offered, secretOf(who.personId));
  return add({ kind: 'totp', secret, counter }, codesOf(of, ctx), input, who, ctx);
}

/** Adds a passkey that a browser made. */
export async function addPasskey(
  input: NewFactorInput & { readonly passkey: string },
  who: Enrolling | null,
  ctx: ServiceContext,
): Promise<Result<OpenedSession | null>> {
  if (!who) return NOBODY;
  const of = await seedOf(who, ctx);
  const made = await readPasskey(input.passkey, Buffer.from(challengeFrom(of.seed, ctx)).toString('base64url'), ctx);
  if (!made) return fail(invalidField('passkey', 'proof.passkeyRefused'));
  return add({ kind: 'passkey', ...made }, codesOf(of, ctx), input, who, ctx);
}

async function readPasskey(text: string, challenge: string, { party }: ServiceContext) {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: JSON.parse(text) as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.appOrigin,
      expectedRPID: relyingParty(party),
      requireUserVerification: true,
    });
    if (!verified || !registrationInfo) return null;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return { credentialId: id, publicKey, signCount: counter, transports: [...transports] };
  } catch {
    // The library throws at everything that is not right.
    return null;
  }
}

/** Somebody at a screen that was left open must not make themselves at home: the password or a factor that is there already. */
async function mayAdd(input: NewFactorInput, who: Enrolling, ctx: ServiceContext): Promise<Result<Proof | null>> {
  if (isHalf(who)) return who.stage === 'enrol' ? ok(null) : NOBODY;
  if ((await livingFactors(ctx.db, who.personId)).length === 0) {
    const known = await provePassword(input.currentPassword ?? '', ctx);
    return known.ok ? ok(null) : known;
  }
  return prove(input, { act: 'factor.change', items: [digestOf({ add: input.name })] }, ctx);
}

type FactorItself =
  | Pick<Extract<NewFactor, { kind: 'totp' }>, 'kind' | 'secret' | 'counter'>
  | Pick<Extract<NewFactor, { kind: 'passkey' }>, 'kind' | 'credentialId' | 'publicKey' | 'signCount' | 'transports'>;

async function add(
  factor: FactorItself,
  codes: readonly string[],
  input: NewFactorInput,
  who: Enrolling,
  ctx: ServiceContext,
): Promise<Result<OpenedSession | null>> {
  const name = input.name.trim();
  if (name === '' || name.length > 60) return fail(invalidField('name', 'field.required'));
  const own = { ...ctx, actor: who };
  const may = await mayAdd(input, who, own);
  if (!may.ok) return may;
  const { personId } = who;
  return inTransaction<OpenedSession | null>(own, async (tx) => {
    if (may.value) await spendProof(tx, may.value, 0, { subject: 'person', id: personId }, ctx);
    await insertFactor(tx, { ...factor, id: ctx.newId(), personId, name, at: ctx.now });
    tx.record({ type: 'SecondFactorAdded', subject: 'person', subjectId: personId, payload: { kind: factor.kind, name } });
    if (codes.length > 0) await keepRecoveryCodes(tx, personId, codes, ctx);
    const key = `person:${personId}:factor:${ctx.newId()}`;
    await queueMail(tx, { personId, template: 'securityChanged', values: { name }, path: '/security', key }, ctx);
    if (isHalf(who)) return exchange(tx, who, factor.kind, ctx);
    await endOtherSessions(tx, personId, who.sessionId, ctx.now);
    return ok(null);
  });
}
