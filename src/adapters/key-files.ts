import 'server-only';
import { createHash, createPrivateKey, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PdfSealer, PermitSigner } from '@/services/ports';
import { sealPdf } from './pdf-sealer';

/** The key files of a demonstration, as scripts/make-keys.ts writes them. Production keeps keys in a token (PKCS#11). */
export const keyFileSchema = z.object({
  permit: z.object({ kid: z.string(), privateJwk: z.record(z.string(), z.unknown()) }),
  seal: z.object({ kid: z.string(), privateJwk: z.record(z.string(), z.unknown()), certificateChain: z.array(z.string()) }),
});

/** First 8 bytes of the RFC 7638 thumbprint of a P-256 public key, hexadecimal. */
export function kidOf({ crv, kty, x, y }: JsonWebKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('hex').slice(0, 16);
}

const read = (folder: string) => keyFileSchema.parse(JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')));
const toKey = (jwk: JsonWebKey): KeyObject => createPrivateKey({ key: jwk, format: 'jwk' });

/** Signs with the key in a file. Read at first use, so that a process that never signs needs no key. */
export function keyFileSigner(folder: string): PermitSigner {
  let loaded: { kid: string; key: KeyObject } | undefined;
  const load = () => {
    if (!loaded) {
      const { permit } = read(folder);
      loaded = { kid: permit.kid, key: toKey(permit.privateJwk) };
    }
    return loaded;
  };
  return {
    activeKid: async () => load().kid,
    sign: async (kid, bytes) => {
      const { kid: active, key } = load();
      if (kid !== active) throw new Error(`the key ${kid} is not the one in use`);
      return new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }));
    },
  };
}

/** Seals with the key in a file. */
export function keyFileSealer(folder: string): PdfSealer {
  let loaded: { privateKeyPkcs8: Uint8Array; certificateChain: readonly Uint8Array[] } | undefined;
  return {
    seal: async (pdf, { signerName, reason, place, at }) => {
      if (!loaded) {
        const { seal } = read(folder);
        loaded = {
          privateKeyPkcs8: new Uint8Array(toKey(seal.privateJwk).export({ type: 'pkcs8', format: 'der' })),
          certificateChain: seal.certificateChain.map((text) => new Uint8Array(Buffer.from(text, 'base64'))),
        };
      }
      return sealPdf(pdf, { ...loaded, signerName, reason, place, at });
    },
  };
}
