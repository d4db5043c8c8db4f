/** A permit key that lives in the test alone, so that what is verified was never signed by the code under test's own key. */
import { createHash, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import type { PermitSigner } from '@/services/ports';

/** One ES256 key pair with its identifier: the first 8 bytes of the RFC 7638 thumbprint. */
export interface TestKey {
  readonly kid: string;
  readonly publicJwk: JsonWebKey;
  readonly privateKey: KeyObject;
}

const thumbprint = ({ crv, kty, x, y }: JsonWebKey): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('hex');

export function makeTestKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicJwk = publicKey.export({ format: 'jwk' });
  return { kid: thumbprint(publicJwk).slice(0, 16), publicJwk, privateKey };
}

/** 64 bytes r‖s over the bytes, as node makes them: s may lie in either half. */
export const signWith =
  (key: TestKey) =>
  async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(sign('sha256', bytes, { key: key.privateKey, dsaEncoding: 'ieee-p1363' }));

/** The port of the portal, with that key in memory. */
export const memorySigner = (key: TestKey): PermitSigner => ({
  activeKid: async () => key.kid,
  sign: async (kid, bytes) => {
    if (kid !== key.kid) throw new Error(`the key ${kid} is not the one in use`);
    return signWith(key)(bytes);
  },
});
