import { describe, expect, it } from 'vitest';
import { faultOfDelegation, faultOfTerm } from '@/domain/people/signatory';
import type { IsoDate } from '@/domain/shared/iso-date';

const day = (text: string) => text as IsoDate;
const TODAY = day('2026-11-23');
const term = (validFrom: string, validUntil: string | null) => ({
  validFrom: day(validFrom),
  validUntil: validUntil ? day(validUntil) : null,
});

describe('the time of a signatory', () => {
  it.each([
    ['begins today without an end', term('2026-11-23', null), null],
    ['lasts one day', term('2026-11-23', '2026-11-23'), null],
    ['has not begun already', term('2026-11-22', null), 'signatory.past'],
    ['does not end before it begins', term('2026-12-02', '2026-12-01'), 'signatory.order'],
  ])('%s', (_what, given, key) => expect(faultOfTerm(given, TODAY)?.[1].key ?? null).toBe(key));
});

describe('a delegation', () => {
  it.each([
    ['lasts ninety-two days at most', term('2026-12-01', '2027-03-02'), null],
    ['does not last a day longer', term('2026-12-01', '2027-03-03'), 'signatory.tooLong'],
    ['has an end', term('2026-12-01', null), 'signatory.tooLong'],
    ['has not begun already', term('2026-11-22', '2026-11-30'), 'signatory.past'],
  ])('%s', (_what, given, key) => expect(faultOfDelegation(given, TODAY)?.[1].key ?? null).toBe(key));
});
