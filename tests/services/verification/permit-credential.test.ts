import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceContext } from '@/services/context';
import { checkCode } from '@/services/verification/check-permit';
import { didDocument, permitCredential } from '@/services/verification/permit-credential';
import { APP_ORIGIN, compromise, makeWorld, registerKey, TODAY, type World } from '../../support/world';
import { makeTestKey, signWith } from '../../support/world/keys';
import { must } from '../../support/world/request';

const key = makeTestKey();
let world: World;
let permit: Awaited<ReturnType<World['issuedPermit']>>;

const ctx = (): ServiceContext =>
  world.ctx(null, { ports: { signer: { ...world.ports.signer, sign: (_, bytes) => signWith(key)(bytes) } } });
async function asked(scanned = permit.text) {
  const answer = must(await checkCode({ scanned }, ctx()));
  return permitCredential({ answer, scanned, address: '-' }, ctx());
}
const opened = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

interface DidDocument {
  readonly id: string;
  readonly assertionMethod: readonly string[];
  readonly verificationMethod: readonly { readonly id: string; readonly publicKeyJwk: JsonWebKey }[];
}

/** What any verifier of credentials does: the key that the header names, in the document of the issuer that the credential names. */
async function verified(jwt: string) {
  const [head, payload, signature] = jwt.split('.');
  const { alg, typ, kid } = opened(head);
  const credential = opened(payload);
  const document = must(await didDocument({}, ctx())) as DidDocument;
  const method = document.verificationMethod.find(({ id }) => id === kid);
  const isBound = credential.issuer.id === document.id && document.assertionMethod.includes(kid);
  const isSigned =
    method !== undefined &&
    verify(
      'sha256',
      Buffer.from(`${head}.${payload}`),
      { key: createPublicKey({ key: { ...method.publicKeyJwk } as never, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature ?? '', 'base64url'),
    );
  return { alg, typ, credential, holds: isBound && isSigned };
}

beforeAll(async () => {
  world = await makeWorld();
  permit = await world.issuedPermit({ lines: [{ quantity: '40' }] });
});
afterAll(() => world.close());

describe('a permit as a credential', () => {
  it('is not offered before a key for attestations is in use', async () => {
    expect(await asked()).toMatchObject({ problem: { kind: 'not-found' } });
    await registerKey(key, 'attestation');
  });

  it('verifies under the key that the portal’s DID document names, and says what the page shows', async () => {
    const { alg, typ, credential, holds } = await verified(must(await asked()));
    expect({ alg, typ, holds }).toEqual({ alg: 'ES256', typ: 'vc+jwt', holds: true });
    expect(credential).toMatchObject({
      '@context': ['https://www.w3.org/ns/credentials/v2', {}],
      id: permit.text.replace(/^.*\/V\//, `${APP_ORIGIN}/V/`),
      type: ['VerifiableCredential', 'CitesPermitCredential'],
      issuer: { id: 'did:web:localhost%3A3000' },
      validFrom: `${TODAY}T00:00:00.000Z`,
      credentialSubject: {
        permitNumber: permit.permitNumber,
        exporter: 'Élevage Savane S.A.R.L.',
        specimens: [{ quantity: '40', left: '40' }],
      },
      credentialStatus: { statusListCredential: `${APP_ORIGIN}/.well-known/cites-status/26` },
    });
    expect(credential.validUntil).toMatch(/T00:00:00\.000Z$/);
  });

  it('carries no address, and fails when anything in it is changed', async () => {
    const jwt = must(await asked());
    const { content } = await world.permitOf(permit.permitNumber);
    const text = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8');
    expect(content.exporter.address.filter((line) => text.includes(line))).toEqual([]);
    const [head, , signature] = jwt.split('.');
    const altered = Buffer.from(text.replace('"quantity":"40"', '"quantity":"400"')).toString('base64url');
    expect((await verified([head, altered, signature].join('.'))).holds).toBe(false);
  });

  it('is given of a genuine paper alone, and of one that can be used', async () => {
    expect(await asked('HTTPS://EXAMPLE.ORG/V/ABC')).toMatchObject({ problem: { kind: 'permit-not-usable', verdict: 'MALFORMED' } });
    const stopped = await world.issuedPermit({ lines: [{ quantity: '5' }] });
    await world.move(stopped.permitNumber, 'suspend', 'Under investigation');
    expect(await asked(stopped.text)).toMatchObject({ problem: { kind: 'permit-not-usable', verdict: 'SUSPENDED' } });
  });

  it('is believed no longer once the key was stolen', async () => {
    const jwt = must(await asked());
    await compromise(key, `${TODAY}T09:00:00.000Z`);
    expect((await verified(jwt)).holds).toBe(false);
    expect(await asked()).toMatchObject({ problem: { kind: 'not-found' } });
  });
});
