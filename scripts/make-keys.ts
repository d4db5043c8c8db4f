// Makes the permit key and the document seal of an installation once, in KEYS_DIR, and registers their public halves.
// Files are for demonstrations; production keeps its keys in a token. Run again, it only registers what is there.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientBase } from 'pg';
import { inOwnerTransaction, ownerUrl } from '../prisma/seed/with-owner';
import { KEY_FILE } from '../src/adapters/key-files';
import { type MadeKeys, makeKeys } from '../src/adapters/key-making';
import { currentInstant } from '../src/config/clock';
import { env } from '../src/config/env';

const REGISTER = `INSERT INTO signing_key (kid, purpose, public_jwk, certificate, used_from) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kid) DO NOTHING`;

/** The keys in the folder, made now if there are none. Readable by the portal's own user alone. */
async function keysIn(folder: string): Promise<MadeKeys> {
  const file = join(folder, KEY_FILE);
  if (!existsSync(file)) {
    const keys = await makeKeys(
      `Management Authority of ${env().partyCode === 'XA' ? 'Exampleland' : env().partyCode}`,
      env().partyCode,
      new Date(currentInstant()),
    );
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as MadeKeys;
}

/** Makes sure that this installation can sign, and that its register knows the public halves. */
export async function ensureKeys(to: ClientBase | string = ownerUrl()): Promise<void> {
  const { mode, forced, keysDir } = env();
  if (mode === 'production' && !forced)
    throw new Error('Keys in files are for demonstrations. Configure a token, or set PORTAL_FORCE=1 if you accept the risk.');
  const { permit, seal } = await keysIn(keysDir);
  await inOwnerTransaction(to, async (client) => {
    await client.query(REGISTER, [permit.kid, 'permit', permit.publicJwk, null, currentInstant()]);
    await client.query(REGISTER, [
      seal.kid,
      'seal',
      seal.publicJwk,
      Buffer.from(seal.certificateChain[0] ?? '', 'base64'),
      currentInstant(),
    ]);
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureKeys();
