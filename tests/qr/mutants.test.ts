import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from '@/qr/base32';
import { makeTestKey } from '../support/world/keys';
import { bytesOf, isAccepted, makeCode } from './forge';

const isFull = process.env.TEST_FULL === '1';
const RUNS = isFull ? 1_000_000 : 2_000;
const TIMEOUT = isFull ? 1_800_000 : 60_000;

const key = makeTestKey();
const text = makeCode(key);
const bytes = bytesOf(text);
const at = fc.nat(bytes.length - 1);
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'];

/** One way to alter the bytes; the altered text may by chance be the true one. */
const alteredBytes = fc.oneof(
  fc.array(fc.tuple(at, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }).map((flips) => {
    const altered = bytes.slice();
    for (const [index, mask] of flips) altered[index] = (altered[index] ?? 0) ^ mask;
    return altered;
  }),
  at.map((end) => bytes.slice(0, end)),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((more) => new Uint8Array([...bytes, ...more])),
  fc
    .tuple(at, fc.uint8Array({ minLength: 1, maxLength: 8 }))
    .map(([index, more]) => new Uint8Array([...bytes.slice(0, index), ...more, ...bytes.slice(index)])),
  fc
    .tuple(at, fc.integer({ min: 1, max: 40 }))
    .map(([index, length]) => new Uint8Array([...bytes.slice(0, index), ...bytes.slice(index + length)])),
  fc.tuple(at, at).map(([a, b]) => {
    const altered = bytes.slice();
    [altered[a], altered[b]] = [altered[b] ?? 0, altered[a] ?? 0];
    return altered;
  }),
);

/** One way to alter the text as it is typed, copied or scanned. */
const alteredText = fc.oneof(
  alteredBytes.map(encodeBase32),
  fc
    .tuple(fc.nat(text.length - 1), fc.constantFrom(...ALPHABET))
    .map(([index, letter]) => text.slice(0, index) + letter + text.slice(index + 1)),
  fc
    .tuple(fc.nat(text.length), fc.string({ minLength: 1, maxLength: 5, unit: 'binary' }))
    .map(([index, more]) => text.slice(0, index) + more + text.slice(index)),
  fc.nat(text.length - 1).map((index) => text.slice(0, index) + text.charAt(index).toLowerCase() + text.slice(index + 1)),
  fc.nat(text.length - 1).map((index) => text.slice(0, index) + text.slice(index + 1)),
);

it(
  `accepts none of ${RUNS} altered codes, and the true one`,
  () => {
    expect(isAccepted(text, key)).toBe(true);
    fc.assert(
      fc.property(alteredText, (altered) => altered === text || !isAccepted(altered, key)),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

it('reads base 32 back to the bytes it was made of, and no other text for them', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      (some) => Buffer.compare(decodeBase32(encodeBase32(some)) ?? Buffer.from('?'), some) === 0,
    ),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 60 }), (some) => {
      const decoded = decodeBase32(some);
      return decoded === null || encodeBase32(decoded) === some;
    }),
  );
});
