import { execFileSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import koffi from 'koffi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepKeyList } from '@/adapters/key-list-file';
import { remoteSigner } from '@/adapters/remote-signer';
import { makeRoot, signKeyList } from '@/adapters/root-key';
import { signedSeal } from '@/adapters/signed-seal';
import { CKA, CKO, cryptoki } from '@/adapters/token/cryptoki';
import { makeTokenKey, tokenKeyStore } from '@/adapters/token/token-keys';
import type { KeyPurpose } from '@/domain/keys/signing-key';
import { startSigner } from '@/jobs/signer';
import { toLowS } from '@/qr/permit-code';
import { publishKeyList, registerKey, requestKeyList } from '@/services/keys/ceremonies';
import { bytesToSign } from '@/services/keys/signed-list';
import { checkCode } from '@/services/verification/check-permit';
import { ownerUrl, query, withClient } from '../../support/database';
import { softToken } from '../../support/soft-token';
import { makeWorld, type World } from '../../support/world';
import { issuePermit } from '../../support/world/proven';
import { must } from '../../support/world/request';

const BYTES = new TextEncoder().encode('what is signed');
const CKA_VALUE = 0x11;
const token = softToken();
const store = (setting = token.setting) => tokenKeyStore(setting, token.home);
const made = (purpose: KeyPurpose) => makeTokenKey(purpose, token.setting);
const isSigned = (jwk: ReturnType<typeof made>['publicJwk'], signature: Uint8Array) => {
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  return verify(jwk.kty === 'EC' ? 'sha256' : null, BYTES, jwk.kty === 'EC' ? { key, dsaEncoding: 'ieee-p1363' } : key, signature);
};
/** A session beside the driver's, as somebody has it who knows the PIN. */
function atTheToken() {
  const library = cryptoki(token.setting.module);
  library.initialise();
  const session = library.open(library.slotOf(token.setting.label) ?? -1);
  library.logIn(session, '271828');
  const ofKid = (kid: string) => [CKA.id, Buffer.from(kid, 'hex')] as const;
  const privateKey = (kid: string) => library.find(session, [[CKA.class, CKO.privateKey], ofKid(kid)])[0] ?? 0;
  return { library, session, privateKey };
}
afterAll(() => token.remove());

describe('a key in a token', () => {
  it('signs ES256 on P-256, and Ed25519 for the log', async () => {
    const keys = store();
    for (const purpose of ['permit', 'checkpoint'] as const) {
      const { kid, publicJwk } = made(purpose);
      const signature = await keys.sign(kid, BYTES);
      expect([publicJwk.kty, signature.length, isSigned(publicJwk, signature)]).toEqual([purpose === 'permit' ? 'EC' : 'OKP', 64, true]);
    }
  });

  it('never leaves it: neither its value is told, nor may it be copied out', () => {
    const { library, session, privateKey } = atTheToken();
    const key = privateKey(made('status').kid);
    expect(() => library.read(session, key, CKA_VALUE)).toThrow('0x011');
    expect([library.read(session, key, CKA.sensitive), library.read(session, key, CKA.extractable)]).toEqual([
      Uint8Array.of(1),
      Uint8Array.of(0),
    ]);
    expect(() => library.write(session, key, [[CKA.extractable, true]])).toThrow('the token answered');
  });

  it('is not another that took its place: what that signs does not leave', async () => {
    const [ours, theirs] = [made('permit').kid, made('permit').kid];
    const { library, session, privateKey } = atTheToken();
    const [key, other] = [privateKey(ours), privateKey(theirs)];
    library.write(session, key, [[CKA.id, Buffer.from('aside')]]);
    library.write(session, other, [[CKA.id, Buffer.from(ours, 'hex')]]);
    await expect(store().sign(ours, BYTES)).rejects.toThrow(`a signature that ${ours} does not verify`);
  });

  it('is not there under a name that no public half bears', async () => {
    await expect(store().sign('0000000000000000', BYTES)).rejects.toThrow('no key 0000000000000000');
  });
});

describe('a token that was away', () => {
  it('is opened anew when its session is gone', async () => {
    const { kid, publicJwk } = made('permit');
    const keys = store();
    await keys.sign(kid, BYTES);
    const library = cryptoki(token.setting.module);
    koffi.load(token.setting.module).func('C_CloseAllSessions', 'ulong', ['ulong'])(library.slotOf(token.setting.label));
    expect(isSigned(publicJwk, await keys.sign(kid, BYTES))).toBe(true);
    library.finalise();
    expect(isSigned(publicJwk, await keys.sign(kid, BYTES))).toBe(true);
  });

  it('signs again once it is back, and is said to be missing until then', async () => {
    const { kid, publicJwk } = made('permit');
    const keys = store();
    await keys.sign(kid, BYTES);
    token.takeOut();
    cryptoki(token.setting.module).finalise();
    await expect(keys.sign(kid, BYTES)).rejects.toThrow('no token with the label');
    token.putBack();
    expect(isSigned(publicJwk, await keys.sign(kid, BYTES))).toBe(true);
  });

  it('is not asked a second time with a PIN that it refused, which would lock it', async () => {
    const { kid, publicJwk } = made('permit');
    cryptoki(token.setting.module).finalise();
    token.writePin('000000');
    const keys = store();
    await expect(keys.sign(kid, BYTES)).rejects.toThrow('0x0a0');
    token.writePin();
    await expect(keys.sign(kid, BYTES)).rejects.toThrow('0x0a0');
    expect(isSigned(publicJwk, await store().sign(kid, BYTES))).toBe(true);
  });
});

describe('a signer of its own with a token', () => {
  let world: World;
  let server: Server;
  const keysBefore = process.env.KEYS_DIR;
  beforeAll(async () => {
    const SIGNER_TOKEN = 'for-tests-only-for-tests-only-for-tests';
    Object.assign(process.env, { ...token.variables, SIGNER_TOKEN, SIGNER_PORT: '0', KEYS_DIR: token.home });
    await withClient(ownerUrl(), async (owner) => {
      const ceremony = { owner, party: 'XA', now: '2026-11-23T09:00:00.000Z', by: 'Ada and Ben' };
      for (const purpose of ['permit', 'seal'] as const)
        expect(await registerKey({ ...made(purpose), purpose, certificate: null }, ceremony)).toMatchObject({ ok: true });
      const parts = { bytesToSign, lowS: toLowS, authority: 'Management Authority of Exampleland' };
      const list = await signKeyList(await requestKeyList(ceremony), makeRoot('a passphrase of a test').root, parts);
      expect(await publishKeyList({ body: JSON.stringify(list), isNewRoot: false }, ceremony)).toMatchObject({ ok: true });
      keepKeyList(token.home, list);
    });
    // The world's own key waits behind the token's.
    world = await makeWorld();
    server = await startSigner();
  });
  afterAll(async () => {
    server.close();
    for (const name of Object.keys(token.variables)) delete process.env[name];
    process.env.KEYS_DIR = keysBefore;
    await world.close();
  });

  it('takes no certificate of another key for that of its seal', async () => {
    const { keys, ...list } = JSON.parse(readFileSync(join(token.home, 'cites-keys.json'), 'utf8'));
    const seal = keys.find(({ purpose }: { purpose: string }) => purpose === 'seal');
    const other = keys.find(({ purpose }: { purpose: string }) => purpose === 'permit');
    const folder = join(token.home, 'exchanged');
    keepKeyList(folder, { ...list, keys: [{ ...other, x5c: seal.x5c }] });
    expect((await store().certificateChain(seal.kid)).length).toBe(2);
    await expect(tokenKeyStore(token.setting, folder).certificateChain(other.kid)).rejects.toThrow('is another key’s');
  });

  it('signs permits that are VALID, under a seal that readers of PDF accept', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const signer = remoteSigner({ url, token: process.env.SIGNER_TOKEN ?? '' });
    const reference = await world.approvedApplication();
    const order = { reference, version: await world.versionOf(reference), validUntil: null };
    const ports = { signer, sealer: signedSeal(signer) };
    const { permitNumber } = must(await issuePermit(order, world.ctx(world.people.signer, { ports })));
    const { text } = await world.paperOf(permitNumber);
    expect(must(await checkCode({ scanned: text }, world.ctx(null))).verdict).toBe('VALID');
    const [{ pdf_sha256: name }] = await query(
      ownerUrl(),
      'SELECT encode(pdf_sha256, $1) AS pdf_sha256 FROM permit WHERE permit_number = $2',
      ['hex', permitNumber],
    );
    const file = join(token.home, 'permit.pdf');
    writeFileSync(file, (await world.ports.files.get(name)) ?? '');
    expect(execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' })).toContain('Signature is Valid.');
  });
});
