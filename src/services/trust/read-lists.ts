import 'server-only';
import { gunzipSync } from 'node:zlib';
import { fingerprintWords } from '@/domain/keys/fingerprint-words';
import type { SignedKeyList } from '@/domain/keys/key-list';
import type { PublicJwk } from '@/domain/keys/signing-key';
import { type SignedStatusList, signedStatusList } from '@/domain/verification/status-list';
import { isSignedBy, readKeyList, thumbprintOf } from '../keys/signed-list';

/** Two bits for each of 999,999 numbers: no list of a year unpacks to more. */
const MOST_BYTES = 250_001;

/** The thumbprint of a key in hexadecimal: of a root, all that is trusted. */
export const sha256Of = (jwk: PublicJwk): string => Buffer.from(thumbprintOf(jwk)).toString('hex');

/** A fingerprint as two people compare it: digits in groups of four, and eight words. */
export const toCompare = (sha256: string): { readonly digits: string; readonly words: string } => ({
  digits: (sha256.match(/.{4}/g) ?? []).join(' '),
  words: fingerprintWords(Buffer.from(sha256, 'hex')),
});

/** Whether what somebody was told, in words or in digits and however spaced, is this fingerprint. */
export function saysFingerprint(told: string, sha256: string): boolean {
  const digits = told.toLowerCase().replace(/[\s:-]/g, '');
  const words = told
    .toLowerCase()
    .trim()
    .split(/[\s,-]+/)
    .join('-');
  return digits === sha256 || words === toCompare(sha256).words;
}

/** The key list of a Party, if the root that is trusted signed it; null otherwise. */
export function keysUnder(body: string | null, rootSha256: string): SignedKeyList | null {
  const list = body === null ? null : readKeyList(body);
  return list && sha256Of(list.root) === rootSha256 ? list : null;
}

/** A list of states, signed by a key of the Party that may, and its states unpacked; null for anything else. */
export function statesUnder(
  body: string | null,
  keys: SignedKeyList,
): { readonly list: SignedStatusList; readonly states: Uint8Array } | null {
  try {
    const parsed = signedStatusList.safeParse(JSON.parse(body ?? 'null'));
    if (!parsed.success || parsed.data.party !== keys.party) return null;
    const list = parsed.data;
    const key = keys.keys.find(({ kid, purpose }) => kid === list.signature.kid && purpose === 'status');
    if (!key || key.state === 'compromised' || key.state === 'next' || !isSignedBy(list, key)) return null;
    return { list, states: gunzipSync(Buffer.from(list.states, 'base64'), { maxOutputLength: MOST_BYTES }) };
  } catch {
    return null;
  }
}
