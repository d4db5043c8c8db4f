import { cdeEncodeOptions, decode, type EncodeOptions, encode, Tag } from 'cbor2';
import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from '@/qr/base32';
import { isLowS, readCode, signClaims, toLowS } from '@/qr/permit-code';
import { makeTestKey, signWith } from '../support/world/keys';
import { otherS, claims as permitClaims } from './forge';

const CLAIMS = permitClaims();
const key = makeTestKey();
const genuine = await signClaims(CLAIMS, key.kid, signWith(key));
const parts = (decode(genuine) as Tag).contents as [Uint8Array, Map<unknown, unknown>, Uint8Array, Uint8Array];

/** The code again, with something about its envelope changed that the signature need not cover. */
function respelt(change: Partial<Record<0 | 1 | 2 | 3, unknown>>, tag = 18, options: EncodeOptions = cdeEncodeOptions): string {
  return encodeBase32(
    encode(
      new Tag(
        tag,
        parts.map((part, index) => change[index as 0 | 1 | 2 | 3] ?? part),
      ),
      options,
    ),
  );
}

const header = decode(parts[0]) as Map<number, unknown>;
const claims = decode(parts[2]) as Map<number, unknown>;

it('the code of a permit is read as it was written', () => {
  expect(readCode(encodeBase32(genuine))).toMatchObject({ kid: key.kid, claims: CLAIMS });
});

describe('of the two signatures that verify', () => {
  it('only the one with the smaller s is read', () => {
    expect(isLowS(parts[3])).toBe(true);
    expect(isLowS(otherS(parts[3]))).toBe(false);
    expect(readCode(respelt({ 3: otherS(parts[3]) }))).toBeNull();
  });

  it('only that one is ever made', async () => {
    for (let n = 0; n < 50; n++) expect(isLowS(toLowS(await signWith(key)(new Uint8Array([n]))))).toBe(true);
  });
});

describe('a second spelling of the same code is not read', () => {
  it.each([
    ['a header that nothing signs', respelt({ 1: new Map([[4, new Uint8Array([1])]]) })],
    ['a further header', respelt({ 0: encode(new Map([...header, [3, 'text/plain']]), cdeEncodeOptions) })],
    ['another algorithm', respelt({ 0: encode(new Map([...header, [1, -8]]), cdeEncodeOptions) })],
    ['headers in another order', respelt({ 0: encode(new Map([...header].reverse())) })],
    ['claims in another order', respelt({ 2: encode(new Map([...claims].reverse())) })],
    ['a further claim', respelt({ 2: encode(new Map([...claims, [99, 1]]), cdeEncodeOptions) })],
    ['another tag', respelt({}, 17)],
    ['a byte after the end', encodeBase32(new Uint8Array([...genuine, 0]))],
    ['a byte cut off', encodeBase32(genuine.subarray(0, -1))],
    ['small letters', encodeBase32(genuine).toLowerCase()],
    ['padding', `${encodeBase32(genuine)}=`],
    ['a space inside', `${encodeBase32(genuine).slice(0, 10)} ${encodeBase32(genuine).slice(10)}`],
  ])('%s', (_what, text) => {
    expect(text).not.toBe(encodeBase32(genuine));
    expect(readCode(text)).toBeNull();
  });

  it('a last character with other spare bits: one text gives one payload', () => {
    const text = encodeBase32(genuine);
    for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567') {
      const read = readCode(text.slice(0, -1) + character);
      if (read) expect(encodeBase32(read.bytes)).toBe(text.slice(0, -1) + character);
    }
    expect(decodeBase32(text)).toEqual(genuine);
  });

  it('a single bit of it, anywhere', { timeout: 60_000 }, () => {
    for (let bit = 0; bit < genuine.length * 8; bit += 5) {
      const flipped = Uint8Array.from(genuine);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const read = readCode(encodeBase32(flipped));
      // What is still read claims something else, or carries another signature: never the same twice.
      if (read)
        expect([read.claims, read.kid, Buffer.from(read.signature).toString('hex')]).not.toEqual([
          CLAIMS,
          key.kid,
          Buffer.from(parts[3]).toString('hex'),
        ]);
    }
  });
});
