import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOf, restartClock, startClock, stopClock, targetFor } from '@/domain/application/case-clock';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';
import { addWorkingDays, isWorkingDay } from '@/domain/shared/working-days';
import { SERVICE } from '../../factories/service';

const { calendar } = SERVICE;
const day = (text: string) => text as IsoDate;
const sent = startClock(day('2026-11-23'));
const someDay = fc.integer({ min: 0, max: 2000 }).map((days) => addDays(day('2026-01-01'), days));
const upTo = (max: number) => fc.integer({ min: 0, max });

describe('a case against its target', () => {
  it('is expected on the last of ten working days after it was sent', () => {
    expect(ageOf(sent, 'EX', day('2026-11-26'), SERVICE)).toEqual({
      used: 3,
      target: 10,
      left: 7,
      dueOn: '2026-12-07',
      expectedOn: '2026-12-07',
      isStopped: false,
      isLate: false,
    });
  });

  it('has a target of its own where its document has one', () => {
    const targets = { usual: 10, byType: { IM: 15 } };
    expect([targetFor('IM', targets), targetFor('EX', targets), targetFor(undefined, targets)]).toEqual([15, 10, 10]);
  });

  it('grows no older, and has no date, while the applicant is asked', () => {
    const asked = stopClock(sent, day('2026-11-25'));
    const later = ageOf(asked, 'EX', day('2027-03-01'), SERVICE);
    expect(later).toMatchObject({ used: 2, left: 8, dueOn: null, expectedOn: null, isStopped: true, isLate: false });
  });

  it('is late after its due day, not on it, and is then promised anew', () => {
    expect(ageOf(sent, 'EX', day('2026-12-07'), SERVICE)).toMatchObject({ left: 0, isLate: false });
    expect(ageOf(sent, 'EX', day('2026-12-08'), SERVICE)).toMatchObject({
      left: -1,
      isLate: true,
      dueOn: '2026-12-07',
      expectedOn: '2026-12-14',
    });
    expect(ageOf(sent, 'EX', day('2026-12-14'), SERVICE).expectedOn).toBe('2026-12-14');
    expect(ageOf(sent, 'EX', day('2026-12-15'), SERVICE).expectedOn).toBe('2026-12-21');
  });

  it('is due later by just the working days that the applicant took', () => {
    fc.assert(
      fc.property(someDay, upTo(40), upTo(40), upTo(60), (on, before, waiting, after) => {
        const askedOn = addDays(on, before);
        const answeredOn = addDays(askedOn, waiting);
        const today = addDays(answeredOn, after);
        const running = startClock(on);
        const answered = restartClock(stopClock(running, askedOn), answeredOn, calendar);
        const age = ageOf(answered, 'EX', today, SERVICE);
        expect(age.dueOn).toBe(addWorkingDays(on, age.target + answered.daysWaited, calendar));
        expect(age.used + answered.daysWaited).toBe(ageOf(running, 'EX', today, SERVICE).used);
        expect(age.used).toBeGreaterThanOrEqual(ageOf(stopClock(running, askedOn), 'EX', today, SERVICE).used);
      }),
    );
  });

  it('is late exactly when its due day is past, and is always expected on a working day not before today', () => {
    fc.assert(
      fc.property(someDay, upTo(120), (on, days) => {
        const today = addDays(on, days);
        const { isLate, dueOn, expectedOn, left } = ageOf(startClock(on), 'EX', today, SERVICE);
        expect(expectedOn && expectedOn >= today && isWorkingDay(expectedOn, calendar)).toBe(true);
        expect(isLate).toBe(left < 0);
        // A weekend after the due day is no working day of delay yet.
        expect(isLate).toBe(dueOn !== null && addWorkingDays(dueOn, 1, calendar) <= today);
      }),
    );
  });

  it('stands still since the first time it was asked, also where it is asked again', () => {
    const asked = stopClock(sent, day('2026-11-25'));
    expect(stopClock(asked, day('2026-11-30'))).toEqual(asked);
    expect(restartClock(sent, day('2026-11-30'), calendar)).toEqual(sent);
  });
});
