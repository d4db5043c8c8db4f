import 'server-only';
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { TokenSetting } from '@/config/token-setting';
import type { KeyPurpose, PublicJwk } from '@/domain/keys/signing-key';
import type { KeyStore } from '@/services/ports';
import { kidOf } from '../key-identifier';
import { listedChain } from '../key-list-file';
import { CKA, CKK, CKM, CKO, type Cryptoki, numberIn } from './cryptoki';
import { type Opened, tokenSession } from './token-session';

const P256 = Buffer.from('06082a8648ce3d030107', 'hex');
/** `edwards25519` as a PrintableString, as PKCS #11 names the curve. */
const EDWARDS25519 = Buffer.from('130c656477617264733235353139', 'hex');
const POINT_BYTES = { [CKK.ec]: 65, [CKK.edwards]: 32 } as const;

/** A key pair as the token holds it. */
interface HeldKey {
  readonly publicJwk: PublicJwk;
  readonly privateKey: number;
}

/** The public half from the point that the token tells, bare or as an OCTET STRING; null where the curve is none of ours. */
function jwkOfPoint(keyType: number, told: Uint8Array): PublicJwk | null {
  const length = keyType === CKK.ec || keyType === CKK.edwards ? POINT_BYTES[keyType] : 0;
  const isWrapped = told.length === length + 2 && told[0] === 0x04 && told[1] === length;
  const point = Buffer.from(isWrapped ? told.subarray(2) : told);
  if (length === 0 || point.length !== length) return null;
  if (keyType === CKK.edwards) return { kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') };
  return { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
}

/** Every key pair of our two curves, by its identifier. A private key belongs to the public one of the same CKA_ID. */
function heldKeys(token: Cryptoki, session: number): ReadonlyMap<string, HeldKey> {
  const held = new Map<string, HeldKey>();
  for (const object of token.find(session, [[CKA.class, CKO.publicKey]])) {
    const keyType = numberIn(token.read(session, object, CKA.keyType));
    if (keyType !== CKK.ec && keyType !== CKK.edwards) continue;
    const publicJwk = jwkOfPoint(keyType, token.read(session, object, CKA.ecPoint));
    const [privateKey] = token.find(session, [
      [CKA.class, CKO.privateKey],
      [CKA.id, token.read(session, object, CKA.id)],
    ]);
    if (publicJwk && privateKey !== undefined) held.set(kidOf(publicJwk), { publicJwk, privateKey });
  }
  return held;
}

function signed(token: Cryptoki, session: number, { publicJwk, privateKey }: HeldKey, bytes: Uint8Array): Uint8Array {
  const isEc = publicJwk.kty === 'EC';
  const asked = isEc ? new Uint8Array(createHash('sha256').update(bytes).digest()) : bytes;
  const signature = token.sign(session, isEc ? CKM.ecdsa : CKM.eddsa, privateKey, asked);
  const key = createPublicKey({ key: { ...publicJwk }, format: 'jwk' });
  // What a failing token makes must not reach paper.
  if (!verify(isEc ? 'sha256' : null, bytes, isEc ? { key, dsaEncoding: 'ieee-p1363' } : key, signature))
    throw new Error(`the token made a signature that ${kidOf(publicJwk)} does not verify`);
  return signature;
}

/** Keys in a token (PKCS #11), found by their public halves: a key of another's making under the right name signs nothing. */
export function tokenKeyStore(setting: TokenSetting, folder: string): KeyStore {
  const { use } = tokenSession(setting);
  const chains = new Map<string, readonly Uint8Array[]>();
  const known = new WeakMap<Opened, ReadonlyMap<string, HeldKey>>();
  /** Looked for once in a session, and again when it is not known, since a ceremony may have made it in the meantime. */
  const keyOf = (kid: string, token: Cryptoki, opened: Opened): HeldKey => {
    if (!known.get(opened)?.has(kid)) known.set(opened, heldKeys(token, opened.session));
    const key = known.get(opened)?.get(kid);
    if (!key) throw new Error(`the token has no key ${kid}`);
    return key;
  };
  return {
    sign: async (kid, bytes) => use((token, opened) => signed(token, opened.session, keyOf(kid, token, opened), bytes)),
    certificateChain: async (kid) => {
      const chain = chains.get(kid) ?? listedChain(folder, kid);
      if (chain.length > 0) chains.set(kid, chain);
      return chain;
    },
  };
}

/** Makes a key pair inside the token, whose private half never leaves it; answers the public one. */
export function makeTokenKey(purpose: KeyPurpose, setting: TokenSetting): { readonly kid: string; readonly publicJwk: PublicJwk } {
  return tokenSession(setting).use((token, { session }) => {
    const isEdwards = purpose === 'checkpoint';
    const keyType = isEdwards ? CKK.edwards : CKK.ec;
    const { publicKey, privateKey } = token.makePair(
      session,
      isEdwards ? CKM.makeEdwards : CKM.makeEc,
      [
        [CKA.keyType, keyType],
        [CKA.token, true],
        [CKA.verify, true],
        [CKA.ecParams, isEdwards ? EDWARDS25519 : P256],
      ],
      [
        [CKA.keyType, keyType],
        [CKA.token, true],
        [CKA.private, true],
        [CKA.sensitive, true],
        [CKA.extractable, false],
        [CKA.sign, true],
      ],
    );
    const publicJwk = jwkOfPoint(keyType, token.read(session, publicKey, CKA.ecPoint));
    if (!publicJwk) throw new Error('the token made a key of another curve than was asked for');
    const kid = kidOf(publicJwk);
    const names = [
      [CKA.id, Buffer.from(kid, 'hex')],
      [CKA.label, Buffer.from(`cites ${purpose} ${kid}`)],
    ] as const;
    for (const half of [publicKey, privateKey]) token.write(session, half, names);
    return { kid, publicJwk };
  });
}
