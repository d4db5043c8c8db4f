import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { type PublicJwk, thumbprintText } from '@/domain/keys/signing-key';

/** First 8 bytes of the RFC 7638 thumbprint of a public key, hexadecimal (decisions §7). */
export const kidOf = (jwk: PublicJwk): string => createHash('sha256').update(thumbprintText(jwk)).digest('hex').slice(0, 16);

/** The public half of a key, with its public members alone. */
export function publicJwkOf(key: KeyObject): PublicJwk {
  const { kty, crv, x = '', y = '' } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (kty === 'EC' && crv === 'P-256') return { kty, crv, x, y };
  if (kty === 'OKP' && crv === 'Ed25519') return { kty, crv, x };
  throw new Error(`a key of ${kty} ${crv} has no place here`);
}
