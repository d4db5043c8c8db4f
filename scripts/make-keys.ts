// Makes the keys of a demonstration once, in KEYS_DIR, one for each purpose, registers their public halves and publishes their list
// under a root that lies beside them. Production holds the ceremonies of docs/how-to/hold-key-ceremonies.md instead.

import { createPrivateKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { ownerUrl } from '../prisma/seed/with-owner';
import { addKeysToFolder, keysInFolder } from '../src/adapters/key-files';
import { publicJwkOf } from '../src/adapters/key-identifier';
import { makeKey } from '../src/adapters/key-making';
import { makeRoot, openRoot, type RootKey, signKeyList } from '../src/adapters/root-key';
import { currentInstant } from '../src/config/clock';
import { env } from '../src/config/env';
import { lastKeyList, registeredKeys } from '../src/data/key-register';
import { KEY_PURPOSES } from '../src/domain/keys/signing-key';
import { toLowS } from '../src/qr/permit-code';
import { type Ceremony, publishKeyList, registerKey, requestKeyList } from '../src/services/keys/ceremonies';
import { bytesToSign } from '../src/services/keys/signed-list';

/** The passphrase of a root that lies beside the keys it signs protects nothing, and pretends nothing. */
const DEMONSTRATION = 'demonstration';
const RENEWED_BEFORE_DAYS = 30;

const authority = () => `Management Authority of ${env().partyCode === 'XA' ? 'Exampleland' : env().partyCode}`;

function demonstrationRoot(folder: string): RootKey {
  const file = join(folder, 'root.pem');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, makeRoot(DEMONSTRATION).pem, { mode: 0o600, flag: 'wx' });
  }
  return openRoot(readFileSync(file, 'utf8'), DEMONSTRATION);
}

/** Keys in the folder that the register does not know yet: those of an installation whose register is new, or none. */
async function registerFolder(folder: string, ceremony: Ceremony): Promise<boolean> {
  const missing = KEY_PURPOSES.filter((purpose) => !keysInFolder(folder).some((key) => key.purpose === purpose));
  const made = await Promise.all(
    missing.map((purpose) => makeKey(purpose, { name: authority(), country: env().partyCode }, new Date(ceremony.now))),
  );
  if (made.length > 0) addKeysToFolder(folder, made);
  const known = new Set((await registeredKeys(ceremony.owner)).map(({ kid }) => kid));
  const unknown = keysInFolder(folder).filter(({ kid }) => !known.has(kid));
  for (const { kid, purpose, privateJwk, certificateChain } of unknown) {
    const publicJwk = publicJwkOf(createPrivateKey({ key: privateJwk, format: 'jwk' }));
    const leaf = certificateChain[0] ? new Uint8Array(Buffer.from(certificateChain[0], 'base64')) : null;
    await registerKey({ kid, purpose, publicJwk, certificate: leaf }, ceremony);
  }
  return unknown.length > 0;
}

async function publishIfDue(folder: string, isChanged: boolean, ceremony: Ceremony): Promise<void> {
  const last = await lastKeyList(ceremony.owner);
  const until = last ? Date.parse((JSON.parse(last.body) as { nextUpdate: string }).nextUpdate) : 0;
  if (!isChanged && until - Date.parse(ceremony.now) > RENEWED_BEFORE_DAYS * 86_400_000) return;
  const request = await requestKeyList(ceremony);
  const list = await signKeyList(request, demonstrationRoot(folder), { bytesToSign, lowS: toLowS, authority: authority() });
  const published = await publishKeyList({ body: JSON.stringify(list), isNewRoot: true }, ceremony);
  if (!published.ok) throw new Error(`the key list was not published: ${published.problem}`);
}

/** Makes sure that this installation can sign, and that everybody can know with which keys. */
export async function ensureKeys(): Promise<void> {
  const { mode, forced, keysDir, partyCode } = env();
  if (mode === 'production' && !forced)
    throw new Error(
      'Keys in files are for demonstrations. Run a signer of its own with a token (TOKEN_MODULE), or set PORTAL_FORCE=1 if you accept the risk.',
    );
  const owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  try {
    const ceremony = { owner, party: partyCode, now: currentInstant(), by: 'demonstration' };
    const isChanged = await registerFolder(keysDir, ceremony);
    await publishIfDue(keysDir, isChanged, ceremony);
  } finally {
    await owner.end();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureKeys();
