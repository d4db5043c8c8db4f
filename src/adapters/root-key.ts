import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { KeyListRequest, ListedKey, SignedKeyList } from '@/domain/keys/key-list';
import { kidOf, publicJwkOf } from './key-identifier';
import { certifySeal } from './seal-certificate';

/** The root of a Party: it signs key lists and the certificates of seals, on a machine without a network. */
export interface RootKey {
  readonly key: KeyObject;
  readonly kid: string;
}

const open = (key: KeyObject): RootKey => ({ key, kid: kidOf(publicJwkOf(key)) });

/** Makes a root; its private half leaves this call only as a PEM under a passphrase. */
export function makeRoot(passphrase: string): { readonly root: RootKey; readonly pem: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
  return { root: open(privateKey), pem };
}

/** Opens a root with its passphrase. */
export const openRoot = (pem: string, passphrase: string): RootKey => open(createPrivateKey({ key: pem, passphrase }));

/** What is signed of a list, made by whoever calls. */
type BytesOf = (list: object) => Uint8Array;

/** Signs a key list; a seal that has no certificate yet is given one. `lowS` keeps the one spelling of a signature. */
export async function signKeyList(
  request: KeyListRequest,
  root: RootKey,
  {
    bytesToSign,
    lowS,
    authority,
  }: { readonly bytesToSign: BytesOf; readonly lowS: (signature: Uint8Array) => Uint8Array; readonly authority: string },
): Promise<SignedKeyList> {
  const jwk = publicJwkOf(root.key);
  if (jwk.kty !== 'EC') throw new Error('a root is a P-256 key');
  const keys: ListedKey[] = [];
  for (const key of request.keys) keys.push(key.purpose === 'seal' && !key.x5c ? await certified(key, request, root, authority) : key);
  const list = { ...request, root: jwk, keys };
  const signature = sign('sha256', bytesToSign(list), { key: root.key, dsaEncoding: 'ieee-p1363' });
  return { ...list, signature: { kid: root.kid, value: Buffer.from(lowS(new Uint8Array(signature))).toString('base64url') } };
}

async function certified(key: ListedKey, { issuedAt, party }: KeyListRequest, root: RootKey, authority: string): Promise<ListedKey> {
  const notBefore = new Date(issuedAt);
  const notAfter = new Date(issuedAt);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + 2);
  const { kty, crv, x } = key;
  const publicKey = createPublicKey({ key: { kty, crv, x, ...(key.kty === 'EC' ? { y: key.y } : {}) }, format: 'jwk' });
  const chain = await certifySeal(
    {
      authority,
      country: party,
      signerName: `${authority} – permit seal`,
      publicKeySpki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
      notBefore,
      notAfter,
    },
    new Uint8Array(root.key.export({ type: 'pkcs8', format: 'der' })),
  );
  return { ...key, x5c: chain.map((der) => Buffer.from(der).toString('base64')) };
}
