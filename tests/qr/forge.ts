/** Codes made by hand with node's own cryptography: true ones, and false ones in every way a forger may try. */
import { createPublicKey, sign, verify } from 'node:crypto';
import type { IsoDate } from '@/domain/shared/iso-date';
import { decodeBase32, encodeBase32 } from '@/qr/base32';
import { type PermitClaims, toMap } from '@/qr/claims';
import { type ReadCode, readCode } from '@/qr/permit-code';
import type { TestKey } from '../support/world/keys';
import { type Manner, type Tagged, writeCbor } from './cbor-writer';

const HALF = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const sOf = (signature: Uint8Array): bigint => BigInt(`0x${Buffer.from(signature.subarray(32)).toString('hex')}`);
const withS = (signature: Uint8Array, s: bigint): Uint8Array =>
  new Uint8Array([...signature.subarray(0, 32), ...Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);

/** The other signature of the pair (r, s) and (r, n − s). */
export const otherS = (signature: Uint8Array): Uint8Array => withS(signature, ORDER - sOf(signature));

/** The claims of a permit of the tests. */
export const claims = (change: Partial<PermitClaims> = {}): PermitClaims => ({
  party: 'XA',
  permitNumber: '26XA000123/EX',
  documentType: 'EX',
  issuedOn: '2026-11-23' as IsoDate,
  validUntil: '2027-05-22' as IsoDate,
  from: 'XA',
  to: 'JP',
  exporter: 'Élevage Savane S.A.R.L.',
  importer: 'Tokyo Reptile Centre',
  purpose: 'T',
  lines: [
    { scientificName: 'Python regius', term: 'LIV', appendix: 'II', source: 'R', quantity: '40', unit: 'NAR', origin: 'XA' },
    { scientificName: 'Crocodylus niloticus', term: 'SKI', appendix: 'II', source: 'R', quantity: '12.5', unit: 'KGM', origin: 'XA' },
  ],
  contentSha256: new Uint8Array(32).fill(7),
  registerToken: new Uint8Array(16).fill(9),
  moreLines: 0,
  ...change,
});

/** What goes into a code beside the claims; anything may be otherwise than it should. */
export interface Recipe {
  readonly payload?: ReadonlyMap<unknown, unknown>;
  readonly header?: Map<number, unknown>;
  readonly unprotected?: Map<unknown, unknown>;
  readonly manner?: Manner;
  readonly payloadManner?: Manner;
  readonly headerManner?: Manner;
  readonly signature?: (right: Uint8Array) => Uint8Array;
  readonly wrap?: (parts: readonly unknown[]) => unknown;
}

const properHeader = (key: TestKey): Map<number, unknown> =>
  new Map<number, unknown>([
    [1, -7],
    [4, new Uint8Array(Buffer.from(key.kid, 'hex'))],
  ]);

/** A code, truly signed over whatever it then says, in low-S form unless the recipe says otherwise. */
export function makeCode(key: TestKey, recipe: Recipe = {}): string {
  const header = writeCbor(recipe.header ?? properHeader(key), recipe.headerManner);
  const payload = writeCbor(recipe.payload ?? toMap(claims()), recipe.payloadManner);
  const base = writeCbor(['Signature1', header, new Uint8Array(0), payload]);
  const made = new Uint8Array(sign('sha256', base, { key: key.privateKey, dsaEncoding: 'ieee-p1363' }));
  const low = sOf(made) > HALF ? otherS(made) : made;
  const parts = [header, recipe.unprotected ?? new Map(), payload, recipe.signature?.(low) ?? low];
  const tagged: Tagged = { tag: 18, value: parts };
  return encodeBase32(writeCbor(recipe.wrap?.(parts) ?? tagged, recipe.manner));
}

/** Whether a code is accepted as signed by this key: well formed, of its kid, and the signature covers it. */
export function isAccepted(text: string, key: TestKey): boolean {
  const code = readCode(text);
  return code !== null && code.kid === key.kid && signatureCovers(code, key);
}

const signatureCovers = (code: ReadCode, { publicJwk }: TestKey): boolean =>
  verify(
    'sha256',
    code.signedBytes,
    { key: createPublicKey({ key: publicJwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    code.signature,
  );

/** The bytes of a code that is one. */
export const bytesOf = (text: string): Uint8Array => decodeBase32(text) ?? new Uint8Array();
