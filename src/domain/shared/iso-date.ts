import { z } from 'zod';

/** A calendar day of the Party, `YYYY-MM-DD`. */
export type IsoDate = string & { readonly __brand: 'IsoDate' };

/** A moment, ISO 8601 in UTC with milliseconds. */
export type Instant = string & { readonly __brand: 'Instant' };

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** Builds a day, or null when there is no such day in the calendar. */
export function makeDate(year: number, month: number, day: number): IsoDate | null {
  const whole = [year, month, day].every(Number.isInteger);
  if (!whole || year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as IsoDate;
}

/** Reads `YYYY-MM-DD`; null when it is not a day. */
export function parseIsoDate(text: string): IsoDate | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts ? makeDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

const split = (on: IsoDate): readonly [number, number, number] => [Number(on.slice(0, 4)), Number(on.slice(5, 7)), Number(on.slice(8, 10))];

/** The next or an earlier day, `days` away. */
export function addDays(on: IsoDate, days: number): IsoDate {
  const [y, m, d] = split(on);
  return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10) as IsoDate;
}

/**
 * The last day of a period of n months that begins on a day: the same day n months later, clamped to the month's end,
 * minus one day. The last day itself still counts, until its midnight in the Party's time zone (50 CFR 23.54(b)).
 */
export function lastDayOfMonths(from: IsoDate, months: number): IsoDate {
  const [y, m, d] = split(from);
  const index = y * 12 + (m - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const same = makeDate(year, month, Math.min(d, daysInMonth(year, month)));
  return addDays(same as IsoDate, -1);
}

/** The year of a day, for number series, quotas and reports. */
export const yearOf = (on: IsoDate): number => Number(on.slice(0, 4));

/** zod: a day of the calendar. */
export const isoDateSchema = z.string().transform((text, ctx) => {
  const on = parseIsoDate(text);
  if (on) return on;
  ctx.addIssue({ code: 'custom', message: 'date.invalid' });
  return z.NEVER;
});
