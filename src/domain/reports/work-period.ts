import { addDays, type IsoDate } from '../shared/iso-date';

/** How far back a report looks, and in how many steps: whole weeks, so that no step has more working days than the next. */
export const WORK_PERIODS = {
  month: { days: 28, step: 7 },
  quarter: { days: 91, step: 7 },
  year: { days: 364, step: 28 },
} as const;
export type WorkPeriod = keyof typeof WORK_PERIODS;
export const WORK_PERIOD_NAMES = Object.keys(WORK_PERIODS) as readonly WorkPeriod[] as readonly [WorkPeriod, ...WorkPeriod[]];

/** From a day until another, both counted. */
export interface Span {
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/** The span that ends today. */
export const spanOf = (period: WorkPeriod, today: IsoDate): Span => ({ from: addDays(today, 1 - WORK_PERIODS[period].days), until: today });

/** The steps of a period, oldest first. */
export function stepsOf(period: WorkPeriod, today: IsoDate): readonly Span[] {
  const { days, step } = WORK_PERIODS[period];
  const { from } = spanOf(period, today);
  return Array.from({ length: days / step }, (_, at) => ({ from: addDays(from, at * step), until: addDays(from, at * step + step - 1) }));
}
