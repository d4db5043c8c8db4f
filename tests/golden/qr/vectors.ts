/** Golden vectors: every layer of the code on the paper, for whoever writes a scanner. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { toMap } from '@/qr/claims';
import { codeText } from '@/qr/permit-code';
import { writeCbor } from '../../qr/cbor-writer';
import { bytesOf } from '../../qr/forge';
import { makeTestKey } from '../../support/world/keys';
import { SCENES } from './scenes';

const folder = new URL('./vectors/', import.meta.url);
const ORIGIN = 'https://permits.example.gov';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const vectorSchema = z.object({
  name: z.string(),
  /** The Party's day on which it is checked. */
  today: z.string(),
  fields: z.record(z.string(), z.unknown()),
  claimsHex: z.string(),
  coseHex: z.string(),
  base32: z.string(),
  address: z.string(),
  key: z.object({ kid: z.string(), status: z.enum(['known', 'unknown', 'revoked']), jwk: z.record(z.string(), z.unknown()) }),
  register: z.object({ state: z.string(), validFrom: z.string(), validUntil: z.string(), bytesEqual: z.boolean() }).nullable(),
  verdict: z.string(),
});

/** One vector as it lies on disk. */
export type Vector = z.infer<typeof vectorSchema>;

/** The vectors in the order of their names. */
export const readVectors = (): readonly Vector[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => vectorSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));

/** Writes them anew with a new key; signatures are random, so all of them change. */
export function writeVectors(): void {
  const key = makeTestKey();
  mkdirSync(folder, { recursive: true });
  for (const { name, today, fields, key: status, register, verdict, text } of SCENES) {
    const base32 = text(key);
    const bytes = bytesOf(base32.toUpperCase().replaceAll('=', ''));
    const { contentSha256, registerToken, ...said } = fields;
    const vector: Vector = {
      name,
      today,
      fields: { ...said, contentSha256: hex(contentSha256), registerToken: hex(registerToken) },
      claimsHex: hex(writeCbor(toMap(fields))),
      coseHex: hex(bytes),
      base32,
      address: base32 === base32.toUpperCase() && !base32.includes('=') ? codeText(ORIGIN, bytes) : `${ORIGIN.toUpperCase()}/V/${base32}`,
      key: { kid: key.kid, status, jwk: { ...key.publicJwk } },
      register,
      verdict,
    };
    writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(vector, null, 2)}\n`);
  }
}
