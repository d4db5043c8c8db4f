import 'server-only';
import { createPrivateKey, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PdfSealer, PermitSigner } from '@/services/ports';
import { type Seal, sealPdf } from './pdf-sealer';

/** The one file, in the folder KEYS_DIR. */
export const KEY_FILE = 'keys.json';

/** The key files of a demonstration, as scripts/make-keys.ts writes them. Production keeps keys in a token (PKCS#11). */
export const keyFileSchema = z.object({
  permit: z.object({ kid: z.string(), privateJwk: z.record(z.string(), z.unknown()) }),
  seal: z.object({ kid: z.string(), privateJwk: z.record(z.string(), z.unknown()), certificateChain: z.array(z.string()) }),
});

const read = (folder: string, isAllowed: boolean) => {
  if (!isAllowed) throw new Error('Keys in files are for demonstrations. Configure a token, or set PORTAL_FORCE=1 if you accept the risk.');
  return keyFileSchema.parse(JSON.parse(readFileSync(join(folder, KEY_FILE), 'utf8')));
};
const toKey = (jwk: JsonWebKey): KeyObject => createPrivateKey({ key: jwk, format: 'jwk' });

/** Signs with the key in a file. Read at first use, so that a process that never signs needs no key. */
export function keyFileSigner(folder: string, isAllowed: boolean): PermitSigner {
  let loaded: { kid: string; key: KeyObject } | undefined;
  const load = () => {
    if (!loaded) {
      const { permit } = read(folder, isAllowed);
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
export function keyFileSealer(folder: string, isAllowed: boolean): PdfSealer {
  let loaded: Pick<Seal, 'sign' | 'certificateChain'> | undefined;
  return {
    seal: async (pdf, { signerName, reason, place, at }) => {
      if (!loaded) {
        const { seal } = read(folder, isAllowed);
        const key = toKey(seal.privateJwk);
        loaded = {
          sign: async (bytes) => new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' })),
          certificateChain: seal.certificateChain.map((text) => new Uint8Array(Buffer.from(text, 'base64'))),
        };
      }
      return sealPdf(pdf, { ...loaded, signerName, reason, place, at });
    },
  };
}
