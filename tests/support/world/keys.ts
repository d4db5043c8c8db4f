/** A permit key that lives in the test alone, so that what is verified was never signed by the code under test's own key. */
import { createHash, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import type { SigningRegister } from '@/data/signing-register';
import type { Signer } from '@/services/ports';
import { localSigner } from '@/services/signing/local-signer';

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

/** The portal's own signer, at the register of the test and with that key in memory; nothing else can be signed with it. */
export const memorySigner = (key: TestKey, register: SigningRegister, appOrigin = 'http://localhost:3000'): Signer =>
  localSigner({ register, keys: { sign: (_, bytes) => signWith(key)(bytes), certificateChain: async () => [] }, party: 'XA', appOrigin });
