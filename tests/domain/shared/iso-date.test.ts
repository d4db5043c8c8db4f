import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoDateSchema, lastDayOfMonths, makeDate, parseIsoDate, yearOf } from '@/domain/shared/iso-date';
import { day } from '../../factories/facts';

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The calendar told again without any date library: every day of a stretch of years, in order. */
function calendar(firstYear: number, lastYear: number): string[] {
  const days: string[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    const isLeap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
    LENGTHS.forEach((length, index) => {
      const last = isLeap && index === 1 ? 29 : length;
      for (let d = 1; d <= last; d++) days.push(`${year}-${String(index + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
    });
  }
  return days;
}

describe('a day', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '1800-01-01', '2200-12-31'])('is read: %s', (text) => {
    expect(parseIsoDate(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026/01/01',
    '01-02-2026',
    '2026-01-01T00:00:00Z',
    '2026-01-01\n',
    ' 2026-01-01',
    '２０２６-01-01',
    '1799-12-31',
    '2201-01-01',
    '0000-00-00',
    '',
  ])('is refused when the calendar has none: %j', (text) => {
    expect(parseIsoDate(text)).toBeNull();
    expect(isoDateSchema.safeParse(text).success).toBe(false);
  });

  it('is made from whole numbers only', () => {
    expect(makeDate(2026, 1.5, 1)).toBeNull();
    expect(makeDate(Number.NaN, 1, 1)).toBeNull();
    expect(makeDate(2024, 2, 29)).toBe('2024-02-29');
  });

  it('has the year of its number series', () => {
    expect(yearOf(day('2026-12-31'))).toBe(2026);
  });
});

describe('the next day', () => {
  it('follows the calendar through a leap cycle', () => {
    const days = calendar(2023, 2028);
    for (const [index, on] of days.slice(0, -1).entries()) expect(addDays(day(on), 1)).toBe(days[index + 1]);
  });

  it('goes back as far as it went forth', () => {
    const days = calendar(2000, 2030);
    fc.assert(
      fc.property(fc.constantFrom(...days), fc.integer({ min: -4000, max: 4000 }), (on, n) => {
        expect(addDays(addDays(day(on), n), -n)).toBe(on);
      }),
    );
  });
});

describe('the last day of a period of months', () => {
  it.each([
    ['2026-11-23', 6, '2027-05-22'],
    ['2026-08-31', 6, '2027-02-27'],
    ['2027-08-31', 6, '2028-02-28'],
    ['2026-01-01', 12, '2026-12-31'],
    ['2024-02-29', 12, '2025-02-27'],
    ['2024-02-29', 48, '2028-02-28'],
    ['2026-12-31', 2, '2027-02-27'],
    ['2026-03-01', 36, '2029-02-28'],
  ])('from %s for %d months is %s', (from, months, last) => {
    expect(lastDayOfMonths(day(from), months)).toBe(last);
  });

  it('is the day before the same day n months later, clamped to the month, for every day of a leap cycle', () => {
    const days = calendar(2023, 2032);
    for (const on of days.filter((text) => text >= '2024' && text < '2028')) {
      for (const months of [1, 6, 12, 36]) {
        const [year, month, dayOfMonth] = on.split('-').map(Number) as [number, number, number];
        const later = (month - 1 + months) % 12;
        const prefix = `${year + Math.floor((month - 1 + months) / 12)}-${String(later + 1).padStart(2, '0')}-`;
        const ofMonth = days.filter((text) => text.startsWith(prefix));
        const same = ofMonth[Math.min(dayOfMonth, ofMonth.length) - 1] as string;
        expect(lastDayOfMonths(day(on), months), `${on} + ${months}`).toBe(days[days.indexOf(same) - 1]);
      }
    }
  });
});
