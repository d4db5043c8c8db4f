import { describe, expect, it } from 'vitest';
import { courseOf, type DecidedOn, decisionTimes, percentile } from '@/domain/reports/work-figures';
import { spanOf, stepsOf, WORK_PERIOD_NAMES, WORK_PERIODS } from '@/domain/reports/work-period';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';

const day = (text: string) => text as IsoDate;
const today = day('2026-11-30');
const calendar = { weekend: [6, 7], holidays: [] };

const decided = (on: string, startedOn: string, count = 1, daysWaited = 0): DecidedOn => ({
  day: day(on),
  startedOn: day(startedOn),
  daysWaited,
  count,
  isRefusal: false,
});

describe('the median and the ninetieth percentile of working days', () => {
  it('are those of the nearest rank, and nobody’s of nothing', () => {
    const one = Array.from({ length: 10 }, (_, at) => ({ days: at + 1, count: 1 }));

    expect([percentile(one, 0.5), percentile(one, 0.9), percentile([], 0.5)]).toEqual([5, 9, null]);
    expect(
      percentile(
        [
          { days: 7, count: 99 },
          { days: 1, count: 1 },
        ],
        0.01,
      ),
    ).toBe(1);
  });

  it('leave out weekends and the days in which the office waited for the applicant', () => {
    // Friday to Monday is one working day; two weeks are ten, of which the applicant took four.
    const rows = [decided('2026-11-30', '2026-11-27', 3), decided('2026-11-30', '2026-11-16', 2, 4)];

    expect(decisionTimes(rows, calendar)).toEqual({ median: 1, ninetieth: 6 });
    expect(decisionTimes([], calendar)).toEqual({ median: null, ninetieth: null });
  });
});

describe.each(WORK_PERIOD_NAMES)('a report of a %s', (period) => {
  it('ends today, and its steps follow one another without gap or overlap', () => {
    const steps = stepsOf(period, today);

    expect(spanOf(period, today)).toEqual({ from: steps[0]?.from, until: today });
    expect(steps.at(-1)?.until).toBe(today);
    for (const [at, { until }] of steps.entries()) if (steps[at + 1]) expect(steps[at + 1]?.from).toBe(addDays(until, 1));
    expect(steps).toHaveLength(WORK_PERIODS[period].days / WORK_PERIODS[period].step);
  });

  it('counts every case in one step', () => {
    const { from } = spanOf(period, today);
    const received = [from, addDays(from, 6), today].map((on) => ({ day: on, count: 2 }));
    const course = courseOf(stepsOf(period, today), received, [decided(today, from, 5)]);

    expect(course.reduce((sum, step) => sum + step.received, 0)).toBe(6);
    expect(course.at(-1)?.decided).toBe(5);
  });
});
