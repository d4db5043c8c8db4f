import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fingerprintWords } from '@/domain/keys/fingerprint-words';

it('says 128 bits in eight words that can be spoken', () => {
  expect(fingerprintWords(new Uint8Array([127, 0, 0, 1, 63, 84, 220, 193, ...new Uint8Array(24)]))).toBe(
    'lusab-babad-gutih-tugad-babab-babab-babab-babab',
  );
});

it('gives different words to different fingerprints', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(fc.property(bytes, bytes, (a, b) => (Buffer.compare(a, b) === 0) === (fingerprintWords(a) === fingerprintWords(b))));
});
