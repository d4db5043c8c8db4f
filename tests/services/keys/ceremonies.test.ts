import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoot, type RootKey, signKeyList } from '@/adapters/root-key';
import { openSigningRegister } from '@/data/signing-register';
import type { KeyPurpose } from '@/domain/keys/signing-key';
import type { Result } from '@/domain/shared/result';
import { signedStatusList, statusOf } from '@/domain/verification/status-list';
import { toLowS } from '@/qr/permit-code';
import {
  type Ceremony,
  compromiseKey,
  publishKeyList,
  registerKey as register,
  requestKeyList,
  rotateKey,
} from '@/services/keys/ceremonies';
import { bytesToSign, isSignedBy, readKeyList } from '@/services/keys/signed-list';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { checkCode } from '@/services/verification/check-permit';
import { publishStatusLists } from '@/services/verification/publish-status';
import { getKeyList, getStatusList } from '@/services/verification/published-lists';
import { appUrl, ownerUrl, query, signerUrl, withClient } from '../../support/database';
import { makeWorld, registerKey, type World } from '../../support/world';
import { makeTestKey, memorySigner, signWith } from '../../support/world/keys';
import { must as mustBe } from '../../support/world/request';

/** The value of a ceremony, or of a request, that must succeed here. */
const must = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: unknown }): T =>
  mustBe(result as Result<T>);

let world: World;
let root: RootKey;
const next = makeTestKey();
beforeAll(async () => {
  world = await makeWorld();
  root = makeRoot('a passphrase of a test').root;
});
afterAll(() => world.close());

const at = <T>(now: string, work: (ceremony: Ceremony) => Promise<T>) =>
  withClient(ownerUrl(), (owner) => work({ owner, party: 'XA', now, by: 'Ada and Ben' }));
const signed = async (now: string, by = root) =>
  JSON.stringify(await signKeyList(await at(now, requestKeyList), by, { bytesToSign, lowS: toLowS, authority: 'Exampleland' }));
const publish = async (now: string, body?: string, isNewRoot = false) => {
  const list = body ?? (await signed(now));
  return at(now, (ceremony) => publishKeyList({ body: list, isNewRoot }, ceremony));
};
const listNow = async () => readKeyList(must(await getKeyList({}, world.ctx(null))).body);
const statesOfKeys = async () => Object.fromEntries((await listNow())?.keys.map(({ kid, state }) => [kid, state]) ?? []);

describe('the life of a key', () => {
  it('begins in use when it is the first of its purpose, and waits when it is not', async () => {
    await registerKey(next);
    const rows = await query(ownerUrl(), 'SELECT kid, state FROM signing_key ORDER BY state');
    expect(rows).toEqual([
      { kid: world.key.kid, state: 'active' },
      { kid: next.kid, state: 'next' },
    ]);
  });

  it('is told by a list that the offline root signed, with no private half and counted from one', async () => {
    expect(must(await publish('2026-11-23T09:00:00.000Z')).counter).toBe(1);
    expect(await statesOfKeys()).toEqual({ [world.key.kid]: 'active', [next.kid]: 'next' });
    expect(must(await getKeyList({}, world.ctx(null))).body).not.toMatch(/"d":/);
  });

  it('goes on with rotation 24 hours after it was published, and not before', async () => {
    const young = makeTestKey();
    const rotate = (now: string, purpose: KeyPurpose = 'permit') => at(now, (ceremony) => rotateKey(purpose, ceremony));
    expect(await rotate('2026-01-01T23:59:59.000Z')).toEqual({ ok: false, problem: 'too-young' });
    expect(await rotate('2026-11-23T10:00:00.000Z', 'seal')).toEqual({ ok: false, problem: 'no-next-key' });
    const before = await world.issuedPermit();
    expect(await rotate('2026-11-23T11:00:00.000Z')).toEqual({ ok: true, value: { kid: next.kid } });

    // What the old key signed still verifies; signing with it fails; the new key signs.
    expect(must(await checkCode({ scanned: before.text }, world.ctx(null))).verdict).toBe('VALID');
    const waiting = await world.numberedPermit();
    const { id, contentSha256 } = await world.permitOf(waiting);
    const cose = Buffer.alloc(300, 1);
    const attach = (kid: string) =>
      query(signerUrl(), 'SELECT attach_signature($1, $2, $3, $4)', [id, kid, cose, Buffer.from(contentSha256)]);
    await expect(attach(world.key.kid)).rejects.toThrow(/not the one in use/);
    const after = await memorySigner(next, openSigningRegister(signerUrl())).signPermit(waiting);
    expect(after?.kid).toBe(next.kid);
    await registerKey(young);
  });

  it('ends with a cut-off when it is compromised; then its successor need not wait', async () => {
    const spare = makeTestKey();
    const enter = (now: string) =>
      at(now, (ceremony) =>
        register({ kid: spare.kid, purpose: 'permit', publicJwk: spare.publicJwk as never, certificate: null }, ceremony),
      );
    must(await enter('2026-11-23T12:00:00.000Z'));
    const compromise = (cutOff: string) =>
      at('2026-11-23T12:10:00.000Z', (ceremony) => compromiseKey({ kid: next.kid, cutOff, reason: 'A token was lost' }, ceremony));
    expect(await compromise('2026-11-24T00:00:00.000Z')).toEqual({ ok: false, problem: 'cut-off-ahead' });
    must(await compromise('2026-11-23T11:30:00.000Z'));
    expect(await compromise('2026-11-23T11:30:00.000Z')).toEqual({ ok: false, problem: 'compromised-already' });
    expect((await at('2026-11-23T12:20:00.000Z', (ceremony) => rotateKey('permit', ceremony))).ok).toBe(true);
    must(await publish('2026-11-23T12:30:00.000Z'));
    expect(Object.values(await statesOfKeys()).sort()).toEqual(['active', 'compromised', 'next', 'retired']);
  });

  it('stands in the audit log with the hands that were present', async () => {
    const events = await query(
      ownerUrl(),
      "SELECT type, payload::jsonb ->> 'by' AS by FROM audit_event WHERE subject = 'key' AND type = 'KeyCompromised'",
    );
    expect(events).toEqual([{ type: 'KeyCompromised', by: 'Ada and Ben' }]);
    const broken = (await verifyInvariants(world.ctx(null))).filter(({ rule }) => rule !== 'signing.stuck');
    expect(broken).toEqual([]);
  });
});

describe('a key list', () => {
  const LATER = '2026-11-23T13:00:00.000Z';

  it('is refused when its counter does not follow, when the register says otherwise, and when another root signed it', async () => {
    const stranger = makeRoot('another passphrase').root;
    const body = await signed(LATER);
    expect(await publish(LATER, await signed(LATER, stranger))).toEqual({ ok: false, problem: 'another-root' });
    must(await publish(LATER, body));
    expect(await publish(LATER, body)).toEqual({ ok: false, problem: 'counter' });
    const made = await at(LATER, requestKeyList);
    const shortened = await signKeyList({ ...made, keys: made.keys.slice(1) }, root, { bytesToSign, lowS: toLowS, authority: 'X' });
    expect(await publish(LATER, JSON.stringify(shortened))).toEqual({ ok: false, problem: 'not-the-register' });
    must(await publish(LATER, await signed(LATER, stranger), true));
  });

  it('is no list when anything in it was changed after it was signed', async () => {
    const list = await listNow();
    expect(list).not.toBeNull();
    expect(readKeyList(JSON.stringify({ ...list, counter: 99 }))).toBeNull();
    expect(readKeyList(JSON.stringify({ ...list, nextUpdate: '2036-01-01T00:00:00.000Z' }))).toBeNull();
    expect(readKeyList('[')).toBeNull();
  });

  it('cannot be published by the portal, nor followed by an older one by anybody', async () => {
    const portal = "UPDATE published_list SET counter = counter + 1 WHERE kind = 'keys'";
    await expect(query(appUrl(), portal)).rejects.toThrow(/permission denied/);
    await expect(query(ownerUrl(), "UPDATE published_list SET counter = 1 WHERE kind = 'keys'")).rejects.toThrow(/followed by the next/);
    await expect(query(appUrl(), "UPDATE signing_key SET state = 'active'")).rejects.toThrow(/permission denied/);
  });
});

describe('the list of states', () => {
  it('is published when something changed, signed by the key of lists and counted', async () => {
    const key = makeTestKey();
    await registerKey(key, 'status');
    const signer = {
      ...world.ports.signer,
      keyInUse: async () => ({ kid: key.kid, certificateChain: [] }),
      sign: (_: string, bytes: Uint8Array) => signWith(key)(bytes),
    };
    const ctx = (now: string) => world.ctx(null, { now, ports: { signer } });
    const serialOf = (number: string) => Number(number.slice(4, 10));
    const read = async () => {
      const list = signedStatusList.parse(JSON.parse(must(await getStatusList({ year: '26' }, world.ctx(null))).body));
      expect(isSignedBy(list, key.publicJwk as never)).toBe(true);
      return { counter: list.counter, of: (number: string) => statusOf(gunzipSync(Buffer.from(list.states, 'base64')), serialOf(number)) };
    };
    const [number] = (await query(ownerUrl(), "SELECT permit_number FROM permit WHERE state = 'issued'")).map((row) => row.permit_number);
    const waiting = (await query(ownerUrl(), "SELECT permit_number FROM permit WHERE state = 'signing'"))[0].permit_number;

    expect(await publishStatusLists(ctx('2026-11-23T14:00:00.000Z'))).toEqual(['26']);
    expect(await publishStatusLists(ctx('2026-11-23T14:01:00.000Z'))).toEqual([]);
    const first = await read();
    expect([first.counter, first.of(number), first.of(waiting)]).toEqual([1, 1, 0]);

    await world.move(number, 'revoke', 'Obtained by false documents', '2026-11-24');
    expect(await publishStatusLists(ctx('2026-11-24T10:00:01.000Z'))).toEqual(['26']);
    const second = await read();
    expect([second.counter, second.of(number)]).toEqual([2, 2]);

    // Nothing changed, but a list that grows old is renewed before verifiers give it up.
    expect(await publishStatusLists(ctx('2026-11-24T22:30:00.000Z'))).toEqual(['26']);
  });
});
