import 'server-only';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SignedKeyList, signedKeyList } from '@/domain/keys/key-list';
import { kidOf, publicJwkOf } from './key-identifier';

/** The published list of keys as it lies beside a signer: it holds the certificates, which a token need not. */
const FILE = 'cites-keys.json';

/** Lays a list that was published beside the signer. */
export function keepKeyList(folder: string, list: SignedKeyList): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, FILE);
  writeFileSync(`${file}.new`, `${JSON.stringify(list, null, 1)}\n`);
  renameSync(`${file}.new`, file);
}

/** The certificates of a key, its own first; none where none was published. One that was made for another key is refused. */
export function listedChain(folder: string, kid: string): readonly Uint8Array[] {
  const file = join(folder, FILE);
  if (!existsSync(file)) return [];
  const { keys } = signedKeyList.parse(JSON.parse(readFileSync(file, 'utf8')));
  const chain = (keys.find((key) => key.kid === kid)?.x5c ?? []).map((text) => new Uint8Array(Buffer.from(text, 'base64')));
  if (chain[0] && kidOf(publicJwkOf(new X509Certificate(chain[0]).publicKey)) !== kid)
    throw new Error(`the certificate of ${kid} in ${file} is another key’s`);
  return chain;
}
