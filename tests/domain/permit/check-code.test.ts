import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCheckCode, printCheckCode, readCheckCode } from '@/domain/permit/check-code';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 11, maxLength: 11 }).map(makeCheckCode);

describe('the check code beside the QR', () => {
  it('has twelve characters that are told apart when read aloud', () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
        expect(readCheckCode(made)).toBe(made);
      }),
    );
  });

  it('is made from bytes of any size, by their lowest five bits', () => {
    expect(makeCheckCode([255, 32, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toBe(makeCheckCode([31, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  });

  it('shows every single wrong character', () => {
    fc.assert(
      fc.property(code, (made) => {
        for (let at = 0; at < made.length; at++)
          for (const other of ALPHABET)
            if (other !== made[at]) expect(readCheckCode(made.slice(0, at) + other + made.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('shows every two neighbours that changed places', () => {
    fc.assert(
      fc.property(code, (made) => {
        for (let at = 0; at < made.length - 1; at++) {
          const swapped = made.slice(0, at) + made.charAt(at + 1) + made.charAt(at) + made.slice(at + 2);
          expect(readCheckCode(swapped)).toBe(swapped === made ? made : null);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is read in any case, with hyphens or spaces, with the letters that look like digits', () => {
    const made = makeCheckCode([0, 1, 0, 1, 20, 4, 5, 6, 7, 8, 9]);
    const typed = printCheckCode(made);

    expect(typed).toMatch(/^.{4}-.{4}-.{4}$/);
    expect(readCheckCode(typed)).toBe(made);
    expect(readCheckCode(typed.toLowerCase())).toBe(made);
    expect(readCheckCode(` ${typed.replaceAll('-', ' ')} `)).toBe(made);
    for (const one of ['I', 'L', 'i', 'l']) expect(readCheckCode(made.replace('1', one))).toBe(made);
    for (const zero of ['O', 'o']) expect(readCheckCode(made.replace('0', zero))).toBe(made);
  });

  it.each([
    '',
    '0',
    'U00000000000',
    '0000000000000',
    '00000000000',
    '００００００００００００',
    '0000-0000-000é',
    ' '.repeat(41),
    '0'.repeat(4000),
  ])('is refused when it cannot be one: %j', (typed) => {
    expect(readCheckCode(typed)).toBeNull();
  });

  it('takes no letter that becomes Latin only in capitals', () => {
    const made = makeCheckCode([1, 25, 0, 1, 20, 4, 5, 6, 7, 8, 9]);

    expect(made.slice(0, 2)).toBe('1S');
    expect(readCheckCode(made.replace('1', 'ı'))).toBeNull();
    expect(readCheckCode(made.replace('S', 'ſ'))).toBeNull();
  });
});
