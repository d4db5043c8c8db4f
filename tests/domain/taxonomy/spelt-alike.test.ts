import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSpeltAlike, slipsBetween } from '@/domain/taxonomy/spelt-alike';

describe('two spellings of a name', () => {
  it.each([
    ['Python regius', 'Python regius', 0],
    ['PYTHON RÉGIUS', 'Python regius', 0],
    ['Pyhton regius', 'Python regius', 1],
    ['Pyton regus', 'Python regius', 2],
    ['phyton regus', 'Python regius', 3],
    ['Falco perigrinus', 'Falco peregrinus', 1],
    ['', 'Pavo', 4],
    ['Pavo', '', 4],
  ])('“%s” and “%s” are %d slips apart', (typed, name, slips) => {
    expect(slipsBetween(typed, name)).toBe(slips);
  });

  it.each([
    ['phyton regus', 'Python regius', true],
    ['phyton', 'Python', true],
    ['pavo', 'Lama', false],
    ['Falco cherrug', 'Falco biarmicus', false],
    ['ab', 'ac', false],
  ])('“%s” may have been meant as “%s”: %s', (typed, name, isMeant) => {
    expect(isSpeltAlike(typed, name)).toBe(isMeant);
  });

  it('are as far apart from either side, and never further than the longer of them is long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const slips = slipsBetween(a, b);
        const longest = Math.max(...[a, b].map((text) => [...text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()].length));
        return slips === slipsBetween(b, a) && slips <= longest;
      }),
    );
  });
});
