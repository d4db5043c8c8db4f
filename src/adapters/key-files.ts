import 'server-only';
import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KEY_PURPOSES } from '@/domain/keys/signing-key';
import type { KeyStore } from '@/services/ports';
import type { MadeKey } from './key-making';

/** The one file, in the folder KEYS_DIR. */
const KEY_FILE = 'keys.json';

const fileSchema = z.object({
  keys: z.array(
    z.object({
      kid: z.string(),
      purpose: z.enum(KEY_PURPOSES),
      privateJwk: z.record(z.string(), z.unknown()),
      certificateChain: z.array(z.string()),
    }),
  ),
});
type KeyOnDisk = z.output<typeof fileSchema>['keys'][number];

/** The keys in a folder: none when the file is not there yet. */
export const keysInFolder = (folder: string): readonly KeyOnDisk[] =>
  existsSync(join(folder, KEY_FILE)) ? fileSchema.parse(JSON.parse(readFileSync(join(folder, KEY_FILE), 'utf8'))).keys : [];

/** Adds keys to the file of a folder, which the portal's own user alone may read. */
export function addKeysToFolder(folder: string, made: readonly MadeKey[]): void {
  const keys = made.map(({ kid, purpose, privateKey, certificateChain }) => ({
    kid,
    purpose,
    privateJwk: privateKey.export({ format: 'jwk' }),
    certificateChain: certificateChain.map((der) => Buffer.from(der).toString('base64')),
  }));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, KEY_FILE);
  // Written beside and moved: a crash leaves the old keys or the new, never half a file.
  writeFileSync(`${file}.new`, `${JSON.stringify({ keys: [...keysInFolder(folder), ...keys] }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Keys in a file: for demonstrations, since whoever reads the disk can copy them. Read again when a key is not known yet. */
export function keyFileStore(folder: string, isAllowed: boolean): KeyStore {
  const loaded = new Map<string, { readonly key: KeyObject; readonly chain: readonly Uint8Array[] }>();
  const find = (kid: string) => {
    if (!isAllowed)
      throw new Error(
        'Keys in files are for demonstrations. Run a signer of its own with a token (TOKEN_MODULE), or set PORTAL_FORCE=1 if you accept the risk.',
      );
    if (!loaded.has(kid))
      for (const { kid: known, privateJwk, certificateChain } of keysInFolder(folder))
        loaded.set(known, {
          key: createPrivateKey({ key: privateJwk, format: 'jwk' }),
          chain: certificateChain.map((text) => new Uint8Array(Buffer.from(text, 'base64'))),
        });
    const found = loaded.get(kid);
    if (!found) throw new Error(`the folder of keys has no key ${kid}`);
    return found;
  };
  return {
    sign: async (kid, bytes) => {
      const { key } = find(kid);
      return new Uint8Array(
        key.asymmetricKeyType === 'ed25519' ? sign(null, bytes, key) : sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }),
      );
    },
    certificateChain: async (kid) => find(kid).chain,
  };
}
