import { createHash, type JsonWebKey } from 'node:crypto';

/** First 8 bytes of the RFC 7638 thumbprint of a P-256 public key, hexadecimal (decisions §7). */
export function kidOf({ crv, kty, x, y }: JsonWebKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('hex').slice(0, 16);
}
