import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_TYPES } from '@/domain/codes/document-type';
import { formatPermitNumber, LAST_SERIAL, parsePermitNumber, permitNumberForAddress } from '@/domain/permit/permit-number';

const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const parts = fc.record({
  year: fc.integer({ min: 2000, max: 2099 }),
  party: fc.tuple(letters, letters).map(([a, b]) => a + b),
  serial: fc.integer({ min: 1, max: LAST_SERIAL }),
  documentType: fc.constantFrom(...DOCUMENT_TYPES),
});

describe('a permit number', () => {
  it('is written as year, country, six digits and document type', () => {
    expect(formatPermitNumber({ year: 2026, party: 'XA', serial: 123, documentType: 'EX' })).toBe('26XA000123/EX');
  });

  it('reads back as what it was written from, on paper and in an address', () => {
    fc.assert(
      fc.property(parts, (number) => {
        const written = formatPermitNumber(number);
        expect(parsePermitNumber(written)).toEqual({ ok: true, value: number });
        expect(parsePermitNumber(permitNumberForAddress(written))).toEqual({ ok: true, value: number });
      }),
    );
  });

  it('is read as people type it', () => {
    for (const typed of ['26xa000123/ex', ' 26 XA 000123 / EX ', '26XA000123-EX', '26XA\u00a0000123-ex'])
      expect(parsePermitNumber(typed), typed).toMatchObject({ ok: true, value: { party: 'XA', serial: 123 } });
  });

  it.each([
    '',
    '26XA000000/EX',
    '26XA1000000/EX',
    '26XA00123/EX',
    '26XA000123/ZZ',
    '26XA000123EX',
    '26XA000123/EX/EX',
    '26X1000123/EX',
    '2026XA000123/EX',
    '-6XA000123/EX',
    '２６XA000123/EX',
    '26XA٠٠٠١٢٣/EX',
    '26ХА000123/EX',
    '26ßA00123/EX',
    '26ß000123/EX',
    '26ﬀ000123/EX',
    '26XA000123/ıS',
    "26XA000123/EX' OR 1=1",
    '26XA000123/EX\u0000',
    `26XA000123/EX${' '.repeat(40)}`,
  ])('is refused when it is none: %j', (typed) => {
    expect(parsePermitNumber(typed)).toEqual({ ok: false, problem: 'permitNumber.malformed' });
  });

  it('is the same number however it was typed, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789XAEXßı/- '), maxLength: 20 }), (typed) => {
        const read = parsePermitNumber(typed);
        if (read.ok) expect(formatPermitNumber(read.value)).toBe(typed.toUpperCase().replace(/\s/g, '').replace('-', '/'));
      }),
      { numRuns: 2_000 },
    );
  });
});
