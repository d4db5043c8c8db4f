import { createHash, createPublicKey, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type SignedKeyList, signedKeyList, withoutSignature } from '@/domain/keys/key-list';
import { type PublicJwk, thumbprintText } from '@/domain/keys/signing-key';
import { isLowS } from '@/qr/permit-code';

/** The thumbprint of a key (RFC 7638): what its words and its identifier are made of. */
export const thumbprintOf = (jwk: PublicJwk): Uint8Array => new Uint8Array(createHash('sha256').update(thumbprintText(jwk)).digest());

/** First 8 bytes of the thumbprint, hexadecimal (decisions §7). */
export const identifierOf = (jwk: PublicJwk): string => Buffer.from(thumbprintOf(jwk)).toString('hex').slice(0, 16);

/** What is signed of a list: its RFC 8785 form without the signature. */
export const bytesToSign = (list: object): Uint8Array => new TextEncoder().encode(canonicalize(list));

/** Whether a list carries the signature of a P-256 key, in the one spelling that is accepted. */
export function isSignedBy(list: { readonly signature: { readonly value: string } }, jwk: PublicJwk): boolean {
  const signature = new Uint8Array(Buffer.from(list.signature.value, 'base64url'));
  return (
    signature.length === 64 &&
    isLowS(signature) &&
    verify(
      'sha256',
      bytesToSign(withoutSignature(list)),
      { key: createPublicKey({ key: { ...jwk }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      signature,
    )
  );
}

/** Reads a key list and checks that its own root signed it and that each identifier is the one its key gives; null otherwise. */
export function readKeyList(body: string): SignedKeyList | null {
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch {
    return null;
  }
  const parsed = signedKeyList.safeParse(raw);
  if (!parsed.success) return null;
  const list = parsed.data;
  const isWhole =
    list.signature.kid === identifierOf(list.root) &&
    list.keys.every((key) => key.kid === identifierOf(key)) &&
    isSignedBy(list, list.root);
  return isWhole ? list : null;
}
