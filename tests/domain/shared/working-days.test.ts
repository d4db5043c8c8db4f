import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';
import { addWorkingDays, isWorkingDay, type WorkingCalendar, workingDaysBetween } from '@/domain/shared/working-days';

const PLAIN: WorkingCalendar = { weekend: [6, 7], holidays: [] };
const FESTIVE: WorkingCalendar = { weekend: [5, 6], holidays: ['12-25', '12-26', '01-01', '2027-04-02'] };
const day = (text: string) => text as IsoDate;
const someDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(day('2025-01-01'), days));
const someCalendar = fc.record({
  weekend: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 }),
  holidays: fc.array(
    someDay.map((on) => on as string),
    { maxLength: 10 },
  ),
});

describe('working days', () => {
  it.each([
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-23', 10, '2026-12-07'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('after %s the one %i further is %s', (from, days, to) => {
    expect(addWorkingDays(day(from), days, PLAIN)).toBe(to);
  });

  it('leave holidays of every year, and of one year, out', () => {
    expect(isWorkingDay(day('2029-12-25'), FESTIVE)).toBe(false);
    expect(isWorkingDay(day('2027-04-02'), FESTIVE)).toBe(false);
    expect(isWorkingDay(day('2028-04-05'), FESTIVE)).toBe(true);
    expect(addWorkingDays(day('2026-12-24'), 1, FESTIVE)).toBe('2026-12-27');
  });

  it('counted on and counted back agree, whatever the calendar', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), someCalendar, (from, days, calendar) => {
        const to = addWorkingDays(from, days, calendar);
        expect(workingDaysBetween(from, to, calendar)).toBe(days);
        expect(isWorkingDay(to, calendar)).toBe(true);
      }),
    );
  });

  it('of two spans that meet are those of the whole', () => {
    fc.assert(
      fc.property(fc.tuple(someDay, someDay, someDay), someCalendar, (days, calendar) => {
        const [a, b, c] = [...days].sort() as [IsoDate, IsoDate, IsoDate];
        expect(workingDaysBetween(a, b, calendar) + workingDaysBetween(b, c, calendar)).toBe(workingDaysBetween(a, c, calendar));
      }),
    );
  });

  it('end also under a calendar that knows no working day', () => {
    const never = { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
    expect(addWorkingDays(day('2026-01-01'), 2, never) > '2026-01-01').toBe(true);
  });
});
