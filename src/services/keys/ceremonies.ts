import 'server-only';
import { createHash } from 'node:crypto';
import {
  insertKey,
  lastKeyList,
  moveKey,
  type NewKey,
  putCertificate,
  type RegisteredKey,
  registeredKeys,
  saveKeyList,
  stopTrusting,
  tellCeremony,
} from '@/data/key-register';
import { keepOrUndo, type OwnerConnection } from '@/data/reference/owner-connection';
import { KEY_LIST_DAYS, type KeyListRequest, type ListedKey, type SignedKeyList, withoutSignature } from '@/domain/keys/key-list';
import { HOURS_PUBLISHED_BEFORE_USE, type KeyPurpose } from '@/domain/keys/signing-key';
import { fail, ok, type Result } from '@/domain/shared/result';
import { bytesToSign, readKeyList } from './signed-list';

/** Who holds a ceremony, when, and as whom: ceremonies write as the owner of the register, never as the portal. */
export interface Ceremony {
  readonly owner: OwnerConnection;
  readonly party: string;
  readonly now: string;
  /** The hands present, by name. */
  readonly by: string;
}

/** Why a ceremony was not held. */
export type KeyRefusal =
  | 'known-already'
  | 'no-next-key'
  | 'too-young'
  | 'no-such-key'
  | 'compromised-already'
  | 'cut-off-ahead'
  | 'not-a-signed-list'
  | 'another-party'
  | 'another-root'
  | 'counter'
  | 'not-the-register';

const inOneTransaction = <T>({ owner }: Ceremony, work: () => Promise<Result<T, KeyRefusal>>): Promise<Result<T, KeyRefusal>> =>
  keepOrUndo(owner, async () => {
    // One ceremony at a time: each decides by what the one before it left.
    await owner.query('LOCK TABLE signing_key, published_list IN SHARE ROW EXCLUSIVE MODE');
    const value = await work();
    return { isKept: value.ok, value };
  });

/** Registers a key. The first of its purpose is in use at once; every later one is published first. */
export const registerKey = (
  key: Omit<NewKey, 'state'>,
  ceremony: Ceremony,
): Promise<Result<{ readonly state: 'active' | 'next' }, KeyRefusal>> =>
  inOneTransaction(ceremony, async () => {
    const { owner, by, now } = ceremony;
    const known = await registeredKeys(owner);
    if (known.some(({ kid }) => kid === key.kid)) return fail('known-already');
    const state = known.some(({ purpose }) => purpose === key.purpose) ? ('next' as const) : ('active' as const);
    await insertKey(owner, { ...key, state }, by, now);
    const about = { subject: 'key' as const, subjectId: key.kid };
    const payload = { kid: key.kid, purpose: key.purpose, by };
    await tellCeremony(owner, { type: 'KeyRegistered', ...about, payload }, now);
    if (state === 'active') await tellCeremony(owner, { type: 'KeyActivated', ...about, payload }, now);
    return ok({ state });
  });

/** Takes the next key of a purpose into use and retires the one before it. Between publication and first use lie 24 hours. */
export const rotateKey = (purpose: KeyPurpose, ceremony: Ceremony): Promise<Result<{ readonly kid: string }, KeyRefusal>> =>
  inOneTransaction(ceremony, async () => {
    const { owner, by, now } = ceremony;
    const keys = (await registeredKeys(owner)).filter((key) => key.purpose === purpose);
    const next = keys.findLast(({ state }) => state === 'next');
    if (!next) return fail('no-next-key');
    const inUse = keys.find(({ state }) => state === 'active');
    const age = Date.parse(now) - Date.parse(next.publishedAt);
    if (inUse && age < HOURS_PUBLISHED_BEFORE_USE * 3_600_000) return fail('too-young');
    if (inUse) {
      await moveKey(owner, inUse.kid, 'retired', by, now);
      await tellCeremony(
        owner,
        { type: 'KeyRetired', subject: 'key', subjectId: inUse.kid, payload: { kid: inUse.kid, purpose, by } },
        now,
      );
    }
    await moveKey(owner, next.kid, 'active', by, now);
    await tellCeremony(owner, { type: 'KeyActivated', subject: 'key', subjectId: next.kid, payload: { kid: next.kid, purpose, by } }, now);
    return ok({ kid: next.kid });
  });

/** Declares a key compromised: what the register had before the cut-off stays genuine, everything else under it is false. */
export const compromiseKey = (
  input: { readonly kid: string; readonly cutOff: string; readonly reason: string },
  ceremony: Ceremony,
): Promise<Result<{ readonly purpose: KeyPurpose }, KeyRefusal>> =>
  inOneTransaction(ceremony, async () => {
    const { owner, by, now } = ceremony;
    const { kid, cutOff, reason } = input;
    const key = (await registeredKeys(owner)).find((one) => one.kid === kid);
    if (!key) return fail('no-such-key');
    if (key.state === 'compromised') return fail('compromised-already');
    if (Date.parse(cutOff) > Date.parse(now)) return fail('cut-off-ahead');
    await stopTrusting(owner, kid, cutOff, by, now);
    const payload = { kid, purpose: key.purpose, cutOff, reason, by };
    await tellCeremony(owner, { type: 'KeyCompromised', subject: 'key', subjectId: kid, payload }, now);
    return ok({ purpose: key.purpose });
  });

const listed = (key: RegisteredKey, x5c: readonly string[]): ListedKey => {
  const { kid, purpose, state, publishedAt, usedFrom, usedUntil, cutOff } = key;
  const life = {
    kid,
    use: 'sig' as const,
    purpose,
    state,
    publishedAt,
    usedFrom,
    usedUntil,
    cutOff,
    ...(x5c.length > 0 ? { x5c: [...x5c] } : {}),
  };
  return key.publicJwk.kty === 'EC' ? { ...key.publicJwk, alg: 'ES256', ...life } : { ...key.publicJwk, alg: 'EdDSA', ...life };
};

/** What the root is to sign next: every key of the register, one higher than the list before. */
export async function requestKeyList({ owner, party, now }: Ceremony): Promise<KeyListRequest> {
  const last = await lastKeyList(owner);
  const before = last && readKeyList(last.body);
  const chains = new Map(before?.keys.map(({ kid, x5c }) => [kid, x5c ?? []]));
  const nextUpdate = new Date(Date.parse(now) + KEY_LIST_DAYS * 86_400_000).toISOString();
  const keys = (await registeredKeys(owner)).map((key) => {
    const leaf = key.certificate ? [Buffer.from(key.certificate).toString('base64')] : [];
    return listed(key, chains.get(key.kid)?.length ? (chains.get(key.kid) ?? []) : leaf);
  });
  return { type: 'cites-keys/1', party, counter: (last?.counter ?? 0) + 1, issuedAt: now, nextUpdate, root: before?.root ?? null, keys };
}

const withoutChain = ({ x5c: _, ...key }: ListedKey) => key;

/** Publishes a list that the root has signed, if it says exactly what the register says and comes next. */
export const publishKeyList = (
  input: { readonly body: string; readonly isNewRoot: boolean },
  ceremony: Ceremony,
): Promise<Result<SignedKeyList, KeyRefusal>> =>
  inOneTransaction(ceremony, async () => {
    const { owner, party, by, now } = ceremony;
    const list = readKeyList(input.body);
    if (!list) return fail('not-a-signed-list');
    if (list.party !== party) return fail('another-party');
    const last = await lastKeyList(owner);
    const before = last && readKeyList(last.body);
    if (before && before.signature.kid !== list.signature.kid && !input.isNewRoot) return fail('another-root');
    if (list.counter !== (last?.counter ?? 0) + 1) return fail('counter');
    const wanted = await requestKeyList(ceremony);
    const same = (keys: readonly ListedKey[]) => Buffer.from(bytesToSign(keys.map(withoutChain))).toString();
    if (same(list.keys) !== same(wanted.keys)) return fail('not-the-register');
    for (const { kid, x5c } of list.keys) await keepCertificate(kid, x5c?.[0], ceremony);
    const body = `${JSON.stringify({ ...withoutSignature(list), signature: list.signature }, null, 1)}\n`;
    await saveKeyList(owner, { counter: list.counter, body, issuedAt: list.issuedAt, nextUpdate: list.nextUpdate });
    const sha256 = createHash('sha256').update(body).digest('hex');
    const payload = { counter: list.counter, sha256, rootKid: list.signature.kid, by };
    await tellCeremony(owner, { type: 'KeyListPublished', subject: 'key', subjectId: 'list', payload }, now);
    return ok(list);
  });

/** The certificate that the root gave a key, kept with it. */
async function keepCertificate(kid: string, leaf: string | undefined, { owner, by, now }: Ceremony): Promise<void> {
  const key = (await registeredKeys(owner)).find((one) => one.kid === kid);
  if (!leaf || !key || key.certificate) return;
  const der = new Uint8Array(Buffer.from(leaf, 'base64'));
  await putCertificate(owner, kid, der, by);
  const certificateSha256 = createHash('sha256').update(der).digest('hex');
  await tellCeremony(owner, { type: 'KeyCertified', subject: 'key', subjectId: kid, payload: { kid, certificateSha256, by } }, now);
}
