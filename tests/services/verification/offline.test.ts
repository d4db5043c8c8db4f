import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoot, type RootKey, signKeyList } from '@/adapters/root-key';
import { fingerprintWords } from '@/domain/keys/fingerprint-words';
import type { PublicJwk } from '@/domain/keys/signing-key';
import { encodeBase32 } from '@/qr/base32';
import { claimsOf } from '@/qr/claims';
import { payloadText, readCode, signClaims, toLowS } from '@/qr/permit-code';
import { endorsePermit } from '@/services/border/endorse-permit';
import { type Ceremony, publishKeyList, requestKeyList } from '@/services/keys/ceremonies';
import { bytesToSign, identifierOf, readKeyList, thumbprintOf } from '@/services/keys/signed-list';
import { getEndorsementAnnex } from '@/services/permit/endorsement-annex';
import { publishStatusLists } from '@/services/verification/publish-status';
import { getKeyList, getStatusList } from '@/services/verification/published-lists';
import { ownerUrl, withClient } from '../../support/database';
import { makeTestSeal, registerSeal, type TestSeal } from '../../support/seal';
import { standAlone } from '../../support/verifier';
import { compromise, makeWorld, registerKey, TODAY, type World } from '../../support/world';
import { makeTestKey, signWith } from '../../support/world/keys';
import { must } from '../../support/world/request';

const verifier = standAlone();
const NOON = `${TODAY}T12:00:00.000Z`;
const statusKey = makeTestKey();
let world: World;
let root: RootKey;
let trusted: string;
let permit: Awaited<ReturnType<World['issuedPermit']>>;
let seal: TestSeal;
let sealed: Uint8Array;
let sealedOver: (contact: string) => Promise<Uint8Array>;

const ceremony = <T>(now: string, work: (c: Ceremony) => Promise<T>) =>
  withClient(ownerUrl(), (owner) => work({ owner, party: 'XA', now, by: 'Ada and Ben' }));
const ctx = (now: string) =>
  world.ctx(null, {
    now,
    ports: {
      signer: {
        ...world.ports.signer,
        keyInUse: async () => ({ kid: statusKey.kid, certificateChain: [] }),
        sign: (_, bytes) => signWith(statusKey)(bytes),
      },
    },
  });
async function publishKeys(now: string, name: string) {
  const list = await signKeyList(await ceremony(now, requestKeyList), root, { bytesToSign, lowS: toLowS, authority: 'X' });
  const done = await ceremony(now, (c) => publishKeyList({ body: JSON.stringify(list), isNewRoot: false }, c));
  if (!done.ok) throw new Error(done.problem);
  const { body } = must(await getKeyList({}, ctx(now)));
  trusted = fingerprintWords(thumbprintOf(readKeyList(body)?.root as never));
  return verifier.file(name, body);
}
async function publishStatus(now: string, name: string) {
  await publishStatusLists(ctx(now));
  return verifier.file(name, must(await getStatusList({ year: '26' }, ctx(now))).body);
}
const lists = () => ['--keys', verifier.path('keys.json'), '--root', trusted, '--status', verifier.path('status.json')];
const code = (text: string, now = NOON, ...more: readonly string[]) => verifier.ask('code', text, ...lists(), '--now', now, ...more);

beforeAll(async () => {
  world = await makeWorld();
  root = makeRoot('a passphrase of a test').root;
  await registerKey(statusKey, 'status');
  seal = await makeTestSeal();
  await registerSeal(seal, identifierOf(seal.publicJwk as PublicJwk));
  permit = await world.issuedPermit({ now: `${TODAY}T09:00:00.000Z` });
  const reason = `CITES ${permit.permitNumber}`;
  sealedOver = async (contact) =>
    seal.sealer.seal(await drawing(), { signerName: 'MA', reason, place: 'Port-Exemple', contact, at: new Date(NOON), stamp: null });
  sealed = await sealedOver(permit.text);
  await publishKeys(`${TODAY}T10:00:00.000Z`, 'keys.json');
  await publishStatus(`${TODAY}T11:00:00.000Z`, 'status.json');
});
afterAll(async () => {
  verifier.remove();
  await world.close();
});

async function drawing(): Promise<Uint8Array> {
  const held = await world.permitOf(permit.permitNumber);
  const file = held.pdfSha256 ? await world.ports.files.get(held.pdfSha256) : null;
  if (!file) throw new Error('no drawing');
  return file;
}
async function forged(change: Partial<ReturnType<typeof claimsOf>> = {}, key = world.key): Promise<string> {
  const held = await world.permitOf(permit.permitNumber);
  return encodeBase32(
    await signClaims({ ...claimsOf(held.content, held.contentSha256, held.registerToken), ...change }, key.kid, signWith(key)),
  );
}

describe('a code, with no network and no database', () => {
  it('is AUTHENTIC with its status as of the list, and says what to compare', async () => {
    expect(await code(permit.text)).toMatchObject({
      verdict: 'AUTHENTIC',
      exitCode: 0,
      permit: { permitNumber: permit.permitNumber, exporter: 'Élevage Savane S.A.R.L.' },
    });
  });

  it('is not valid before its day of issue', async () => {
    expect(await code(permit.text, '2026-11-22T12:00:00.000Z')).toMatchObject({ verdict: 'NOT_YET_VALID', exitCode: 1 });
  });

  it('is not decided by lists that are too old, of another year, or not there', async () => {
    expect(await code(permit.text, '2026-11-26T11:00:01.000Z')).toMatchObject({ verdict: 'CANNOT_DECIDE', exitCode: 3 });
    expect(await verifier.ask('code', permit.text, ...lists().slice(0, 4), '--now', NOON)).toMatchObject({ verdict: 'CANNOT_DECIDE' });
  });

  it('is false by an unknown key, by a signature over something else, and by a number that the list does not have', async () => {
    expect((await code(await forged({}, makeTestKey()))).verdict).toBe('UNKNOWN_KEY');
    expect((await code(await forged({}, { ...makeTestKey(), kid: world.key.kid }))).verdict).toBe('INVALID_SIGNATURE');
    const never = { permitNumber: '26XA000777/EX', registerToken: new Uint8Array(randomBytes(16)), issuedOn: '2026-11-20' as never };
    expect((await code(await forged(never))).verdict).toBe('UNKNOWN_TO_REGISTRY');
    expect((await code('HTTPS://EXAMPLE.ORG/V/ABC')).verdict).toBe('MALFORMED');
  });

  it('is trusted from the root that was told, and from no other', async () => {
    const elsewhere = ['--keys', verifier.path('keys.json'), '--root', 'lusab-babad-gutih-tugad-babab-babab-babab-babab'];
    expect(await verifier.ask('code', permit.text, ...elsewhere, '--now', NOON)).toMatchObject({ verdict: 'CANNOT_DECIDE', exitCode: 3 });
    const altered = verifier.file('altered.json', readFileSync(verifier.path('keys.json'), 'utf8').replace('"counter": 1', '"counter": 7'));
    expect((await verifier.ask('code', permit.text, '--keys', altered, '--root', trusted, '--now', NOON)).why).toMatch(
      /altered after its root signed it/,
    );
  });
});

describe('a PDF, with no network and no database', () => {
  const pdf = (bytes: Uint8Array, now = NOON) => verifier.ask('pdf', verifier.file('permit.pdf', bytes), ...lists(), '--now', now);

  it('is AUTHENTIC while its seal is whole, of this Party and over the whole file', async () => {
    expect(await pdf(sealed)).toMatchObject({ verdict: 'AUTHENTIC', party: 'XA', exitCode: 0 });
  });

  it('is judged by the code that its seal carries: what the permit says, and its last day; its pages are not read, and it says so', async () => {
    expect(await pdf(sealed)).toMatchObject({
      permit: { permitNumber: permit.permitNumber, exporter: 'Élevage Savane S.A.R.L.' },
      why: expect.stringContaining('Its pages were not read'),
    });
    expect(await pdf(sealed, '2028-01-01T12:00:00.000Z')).toMatchObject({ verdict: 'EXPIRED', exitCode: 1 });
  });

  it('is false when the code in its seal is of another permit, by another key, or none', async () => {
    const other = await world.issuedPermit({ now: `${TODAY}T09:00:00.000Z` });
    expect((await pdf(await sealedOver(other.text))).verdict).toBe('PDF_MODIFIED');
    expect((await pdf(await sealedOver(await forged({}, { ...makeTestKey(), kid: world.key.kid })))).verdict).toBe('INVALID_SIGNATURE');
    expect((await pdf(await sealedOver('HTTPS://EXAMPLE.ORG/V/ABC'))).verdict).toBe('PDF_MODIFIED');
  });

  it('is judged by its number alone, and says what nobody compared, when its seal is older than codes in seals', async () => {
    expect(await pdf(await sealedOver(''))).toMatchObject({
      verdict: 'AUTHENTIC',
      permitNumber: permit.permitNumber,
      why: expect.stringContaining('its seal carries no code'),
    });
  });

  it('is named where it is an annex to box 14, which never stands in for its permit', async () => {
    const asked = world.ctx(world.people.trader, { ports: { sealer: seal.sealer } });
    const annex = must(await getEndorsementAnnex({ number: permit.permitNumber }, asked));
    expect(await pdf(annex.pdf)).toMatchObject({ verdict: 'ANNEX', permitNumber: permit.permitNumber, exitCode: 3 });
    const changed = Uint8Array.from(annex.pdf);
    const place = Buffer.from(changed).indexOf('stream') + 200;
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect((await pdf(changed)).verdict).toBe('PDF_MODIFIED');
  });

  it('is modified by one byte, by bytes after it, and unsealed or foreign by any other seal', async () => {
    const flipped = sealed.slice();
    flipped[600] = (flipped[600] ?? 0) ^ 1;
    expect((await pdf(flipped)).verdict).toBe('PDF_MODIFIED');
    expect((await pdf(new Uint8Array([...sealed, 10]))).verdict).toBe('PDF_MODIFIED');
    expect((await pdf(await drawing())).verdict).toBe('PDF_UNSIGNED');
    const stranger = await makeTestSeal();
    expect((await pdf(await stranger.seal(await drawing()))).verdict).toBe('PDF_FOREIGN_SIGNER');
  });
});

describe('what comes later', () => {
  it('stops a revoked permit by the next list, and the old list is refused once the new one was seen', async () => {
    const old = readFileSync(verifier.path('status.json'));
    const counters = ['--state', verifier.path('counters.json')];
    expect((await code(permit.text, NOON, ...counters)).verdict).toBe('AUTHENTIC');
    await world.move(permit.permitNumber, 'revoke', 'Obtained by false documents', '2026-11-24');
    await publishStatus('2026-11-24T10:00:01.000Z', 'status.json');
    expect(await code(permit.text, '2026-11-24T12:00:00.000Z', ...counters)).toMatchObject({ verdict: 'STOPPED', exitCode: 1 });
    verifier.file('status.json', old);
    expect((await code(permit.text, '2026-11-24T12:00:00.000Z', ...counters)).why).toMatch(/was seen before: this is an old list/);
  });

  it('stops a used permit by the next list', async () => {
    const { permitNumber, text } = await world.issuedPermit({ now: '2026-11-24T11:00:00.000Z' });
    const used = { permitNumber, quantities: { '1': '40' }, transportDocument: null, remarks: null, idempotencyKey: randomUUID() };
    must(await endorsePermit(used, world.ctx(world.people.customs, { now: '2026-11-24T12:00:00.000Z' })));
    await publishStatus('2026-11-24T12:30:00.000Z', 'status.json');
    expect(await code(text, '2026-11-24T12:31:00.000Z')).toMatchObject({ verdict: 'USED_UP', exitCode: 1 });
  });

  it('stops a code by a compromised key from its cut-off, and refuses the key list of before', async () => {
    const counters = ['--state', verifier.path('counters.json')];
    const old = readFileSync(verifier.path('keys.json'));
    await compromise(world.key, `${TODAY}T08:00:00.000Z`, '2026-11-24T13:00:00.000Z');
    await publishKeys('2026-11-24T13:01:00.000Z', 'keys.json');
    await publishStatus('2026-11-24T23:30:00.000Z', 'status.json');
    expect((await code(await forged(), '2026-11-24T23:31:00.000Z', ...counters)).verdict).toBe('KEY_REVOKED');
    verifier.file('keys.json', old);
    expect((await code(await forged(), '2026-11-24T23:31:00.000Z', ...counters)).why).toMatch(/old list/);
  });
});

it('reads exactly the spellings that the portal reads', async () => {
  const folder = join(import.meta.dirname, '../../golden/qr/vectors');
  const addresses = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).address as string);
  for (const address of addresses) {
    const isRead = (await code(address)).verdict !== 'MALFORMED';
    expect([address, isRead]).toEqual([address, readCode(payloadText(address)) !== null]);
  }
});
