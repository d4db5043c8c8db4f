import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_TYPE_LAW, DOCUMENT_TYPES } from '@/domain/codes/document-type';
import { lastPermittedDay } from '@/domain/permit/validity';
import { addDays } from '@/domain/shared/iso-date';
import { day } from '../../factories/facts';

describe('the validity of a document', () => {
  it.each([
    ['EX', '2027-05-22'],
    ['RX', '2027-05-22'],
    ['IM', '2027-11-22'],
    ['IS', '2027-11-22'],
    ['PC', '2027-05-22'],
    ['CB', '2027-05-22'],
    ['AP', '2027-05-22'],
    ['CO', '2027-11-22'],
    ['TE', '2029-11-22'],
    ['PO', '2029-11-22'],
    ['MI', '2029-11-22'],
    ['SC', '2027-05-22'],
    ['MT', '2027-05-22'],
    ['OT', '2027-05-22'],
  ] as const)('ends at the latest for %s issued on 2026-11-23 on %s', (type, last) => {
    expect(lastPermittedDay(type, day('2026-11-23'))).toBe(last);
  });

  it('never begins after it ends, nor outlasts three years', () => {
    const issued = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day('2000-01-01'), n));
    fc.assert(
      fc.property(fc.constantFrom(...DOCUMENT_TYPES), issued, (type, on) => {
        const last = lastPermittedDay(type, on);
        expect(last > on).toBe(true);
        expect(last < addDays(on, 31 * DOCUMENT_TYPE_LAW[type].maxMonths)).toBe(true);
      }),
    );
  });
});
