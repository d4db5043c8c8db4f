// npm run keys -- <ceremony> [options]   The ceremonies of the authority's keys; docs/how-to/hold-key-ceremonies.md tells when and with whom.
//
//   make-root    --folder DIR                                offline: a root under a passphrase (KEYS_PASSPHRASE), and its words
//   make         --purpose permit|seal|checkpoint|status     a new key in the token (TOKEN_MODULE) or the key store, registered; the first is in use at once
//   request      --out FILE                                  what the root is to sign next
//   certify      --root FILE --in FILE --out FILE --authority NAME   offline: signs a request with the root
//   publish      --in FILE [--new-root]                      publishes what the root signed
//   rotate       --purpose …                                 the next key into use, the old one retired
//   revoke       --kid … --reason … [--cut-off MOMENT]       a key is compromised
//   fingerprints                                             every key, with its words
//
// Every ceremony that writes names the hands present: --by "NAME and NAME".
import { createHash, createPublicKey } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { ownerUrl } from '../prisma/seed/with-owner';
import { addKeysToFolder } from '../src/adapters/key-files';
import { publicJwkOf } from '../src/adapters/key-identifier';
import { keepKeyList } from '../src/adapters/key-list-file';
import { makeKey } from '../src/adapters/key-making';
import { makeRoot, openRoot, signKeyList } from '../src/adapters/root-key';
import { currentInstant } from '../src/config/clock';
import { env } from '../src/config/env';
import { lastKeyList, registeredKeys } from '../src/data/key-register';
import { logOrigin } from '../src/domain/audit/checkpoint';
import { fingerprintWords } from '../src/domain/keys/fingerprint-words';
import { keyListRequest } from '../src/domain/keys/key-list';
import { KEY_PURPOSES, type KeyPurpose, type PublicJwk } from '../src/domain/keys/signing-key';
import { toLowS } from '../src/qr/permit-code';
import {
  type Ceremony,
  compromiseKey,
  type KeyRefusal,
  publishKeyList,
  registerKey,
  requestKeyList,
  rotateKey,
} from '../src/services/keys/ceremonies';
import { bytesToSign, readKeyList, thumbprintOf } from '../src/services/keys/signed-list';

const REFUSALS: Record<KeyRefusal, string> = {
  'known-already': 'the register knows this key already',
  'no-next-key': 'there is no next key of this purpose: make one, have the list signed and published, and wait 24 hours',
  'too-young': 'the next key has not been published for 24 hours: verifiers would not know it yet',
  'no-such-key': 'the register has no key of this identifier',
  'compromised-already': 'this key was declared compromised before',
  'cut-off-ahead': 'the cut-off lies in the future',
  'not-a-signed-list': 'this is no key list under the signature of the root it names',
  'another-party': 'this list is another Party’s',
  'another-root': 'another root signed this list than the one before: if that is meant, add --new-root and tell every Party the new words',
  counter: 'this list does not follow the one before it: ask for a request anew',
  'not-the-register': 'this list does not say what the register says now: ask for a request anew',
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string' },
    purpose: { type: 'string' },
    out: { type: 'string' },
    in: { type: 'string' },
    root: { type: 'string' },
    authority: { type: 'string' },
    kid: { type: 'string' },
    reason: { type: 'string' },
    'cut-off': { type: 'string' },
    by: { type: 'string' },
    'new-root': { type: 'boolean', default: false },
  },
});

class Refused extends Error {}

function given(name: 'folder' | 'out' | 'in' | 'root' | 'authority' | 'kid' | 'reason' | 'by'): string {
  const value = values[name]?.trim();
  if (!value) throw new Refused(`--${name} is missing`);
  return value;
}

function purpose(): KeyPurpose {
  const found = KEY_PURPOSES.find((known) => known === values.purpose);
  if (!found) throw new Refused(`--purpose is one of ${KEY_PURPOSES.join(', ')}`);
  return found;
}

function passphrase(): string {
  const text = process.env.KEYS_PASSPHRASE ?? '';
  if (text.length < 12) throw new Refused('KEYS_PASSPHRASE is missing or shorter than 12 characters');
  return text;
}

/** The key of the log as witnesses are told it (C2SP signed-note). */
function noteKey(origin: string, publicKey: Buffer): string {
  const bytes = Buffer.concat([Buffer.from([1]), publicKey]);
  const id = createHash('sha256').update(`${origin}\n`).update(bytes).digest('hex').slice(0, 8);
  return `${origin}+${id}+${bytes.toString('base64')}`;
}

const words = (jwk: PublicJwk): string => fingerprintWords(thumbprintOf(jwk));

async function online<T>(work: (ceremony: Ceremony) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  try {
    return await work({ owner, party: env().partyCode, now: currentInstant(), by: values.by?.trim() ?? '' });
  } finally {
    await owner.end();
  }
}

/** A key in the key store: for demonstrations, since whoever reads the disk can copy it. */
async function keyInFolder({ party, now }: Ceremony) {
  const { mode, forced, keysDir } = env();
  if (mode === 'production' && !forced)
    throw new Refused('keys in files are for demonstrations; set TOKEN_MODULE, TOKEN_LABEL and TOKEN_PIN_FILE to make the key in a token');
  const key = await makeKey(purpose(), { name: `Management Authority of ${party}`, country: party }, new Date(now));
  addKeysToFolder(keysDir, [key]);
  return { ...key, certificate: key.certificateChain[0] ?? null };
}

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: KeyRefusal }): T {
  if (!result.ok) throw new Refused(REFUSALS[result.problem]);
  return result.value;
}

const CEREMONIES: Readonly<Record<string, () => Promise<void> | void>> = {
  'make-root': () => {
    const folder = given('folder');
    const { root, pem } = makeRoot(passphrase());
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, 'root.pem'), pem, { mode: 0o600, flag: 'wx' });
    console.log(
      `Root ${root.kid}\n  ${words(publicJwkOf(root.key))}\nkept in ${join(folder, 'root.pem')}. Write the words down and tell them to the other Parties.`,
    );
  },
  make: () =>
    online(async (ceremony) => {
      given('by');
      const { token } = env();
      // Only here, so that every other ceremony does without foreign code.
      const key = token
        ? { ...(await import('../src/adapters/token/token-keys')).makeTokenKey(purpose(), token), purpose: purpose(), certificate: null }
        : await keyInFolder(ceremony);
      const { state } = must(await registerKey(key, ceremony));
      console.log(`Key ${key.kid} (${key.purpose}) is ${state}.\n  ${words(key.publicJwk)}`);
    }),
  register: () =>
    online(async (ceremony) => {
      given('by');
      const publicJwk = publicJwkOf(createPublicKey(readFileSync(given('in'), 'utf8')));
      const kid = Buffer.from(thumbprintOf(publicJwk)).toString('hex').slice(0, 16);
      const { state } = must(await registerKey({ kid, purpose: purpose(), publicJwk, certificate: null }, ceremony));
      console.log(`Key ${kid} (${purpose()}) is ${state}.\n  ${words(publicJwk)}`);
    }),
  request: () =>
    online(async (ceremony) => {
      const request = await requestKeyList(ceremony);
      writeFileSync(given('out'), `${JSON.stringify(request, null, 2)}\n`);
      console.log(`List ${request.counter} with ${request.keys.length} keys, to be signed before it can be published: ${given('out')}`);
    }),
  certify: async () => {
    const request = keyListRequest.parse(JSON.parse(readFileSync(given('in'), 'utf8')));
    const root = openRoot(readFileSync(given('root'), 'utf8'), passphrase());
    const list = await signKeyList(request, root, { bytesToSign, lowS: toLowS, authority: given('authority') });
    writeFileSync(given('out'), `${JSON.stringify(list, null, 2)}\n`);
    console.log(`List ${list.counter} of ${list.party}, until ${list.nextUpdate}, under root ${root.kid}\n  ${words(list.root)}`);
    for (const key of list.keys) console.log(`  ${key.kid} ${key.purpose} ${key.state}\n    ${words(key)}`);
  },
  publish: () =>
    online(async (ceremony) => {
      given('by');
      const list = must(await publishKeyList({ body: readFileSync(given('in'), 'utf8'), isNewRoot: values['new-root'] }, ceremony));
      const { token, keysDir } = env();
      if (token) keepKeyList(keysDir, list);
      console.log(`Published: list ${list.counter}, until ${list.nextUpdate}.`);
    }),
  rotate: () =>
    online(async (ceremony) => {
      given('by');
      console.log(`In use: ${must(await rotateKey(purpose(), ceremony)).kid}. Have the list signed and published now.`);
    }),
  revoke: () =>
    online(async (ceremony) => {
      given('by');
      const cutOff = values['cut-off'] ?? ceremony.now;
      if (Number.isNaN(Date.parse(cutOff))) throw new Refused('--cut-off is a moment such as 2026-11-23T10:00:00Z');
      must(await compromiseKey({ kid: given('kid'), reason: given('reason'), cutOff: new Date(cutOff).toISOString() }, ceremony));
      console.log(`Key ${given('kid')} is compromised from ${cutOff}. Have the list signed and published at once.`);
    }),
  fingerprints: () =>
    online(async ({ owner }) => {
      const last = await lastKeyList(owner);
      const list = last && readKeyList(last.body);
      if (list) console.log(`root ${list.signature.kid}, list ${list.counter}, until ${list.nextUpdate}\n  ${words(list.root)}`);
      // A log that goes on after a restore has a name more: checkpoints of before are checked under the old ones.
      const { rows } = await owner.query<{ epoch: number }>('SELECT coalesce(max(epoch), 1)::int AS epoch FROM restore_fence');
      const epochs = Array.from({ length: rows[0]?.epoch ?? 1 }, (_, before) => before + 1);
      for (const key of await registeredKeys(owner)) {
        console.log(`${key.kid} ${key.purpose} ${key.state}\n  ${words(key.publicJwk)}`);
        if (key.publicJwk.kty !== 'OKP') continue;
        const publicKey = Buffer.from(key.publicJwk.x, 'base64url');
        for (const epoch of epochs) console.log(`  ${noteKey(logOrigin(env().partyCode, epoch), publicKey)}`);
      }
    }),
};

const ceremony = CEREMONIES[positionals[0] ?? ''];
if (!ceremony) {
  console.error(`usage: npm run keys -- ${Object.keys(CEREMONIES).join('|')} (the first lines of scripts/keys.ts say which options)`);
  process.exitCode = 1;
} else {
  try {
    await ceremony();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(`Not done: ${error.message}.`);
    process.exitCode = 1;
  }
}
