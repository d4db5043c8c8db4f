import { z } from 'zod';

/** What the office promises: in how many working days of which calendar it decides, and for how many days it waits for an answer. */
export interface ServiceSetting {
  readonly calendar: { readonly weekend: readonly number[]; readonly holidays: readonly string[] };
  readonly targets: { readonly usual: number; readonly byType: Readonly<Record<string, number>> };
  readonly replyDays: number;
  readonly lapseDays: number;
}

/** A document by the last two letters of its permit number, and its working days. */
const TYPE_TARGET = /^([A-Z]{2})=([1-9]\d{0,2})$/;
const parts = (list: string): readonly string[] =>
  list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** `10,IM=15`: the usual working days to a decision, and those of single document types. */
export const decisionTargets = z.string().transform((list, context): ServiceSetting['targets'] => {
  const [usual = '', ...rest] = parts(list);
  const byType = rest.map((part) => TYPE_TARGET.exec(part));
  if (/^[1-9]\d{0,2}$/.test(usual) && byType.every(Boolean))
    return { usual: Number(usual), byType: Object.fromEntries(byType.map((row) => [row?.[1], Number(row?.[2])])) };
  context.addIssue('must be working days, then those of single document types, such as 10 or 10,IM=15,TE=20');
  return z.NEVER;
});

/** `6,7`: the days of the week without work, Monday 1 to Sunday 7. */
export const weekendDays = z.string().transform((list, context): readonly number[] => {
  const days = [...new Set(parts(list))];
  if (days.length < 7 && days.every((day) => /^[1-7]$/.test(day))) return days.map(Number);
  context.addIssue('must list days of the week, Monday 1 to Sunday 7 and never all seven, such as 6,7');
  return z.NEVER;
});

/** `12-25,2026-04-03`: holidays of every year or of one. */
export const publicHolidays = z.string().transform((list, context): readonly string[] => {
  const days = parts(list);
  if (days.every((day) => z.iso.date().safeParse(day.length === 5 ? `2024-${day}` : day).success)) return days;
  context.addIssue('must list days such as 12-25 (every year) or 2026-04-03 (that year alone)');
  return z.NEVER;
});

/** A number of calendar days. */
export const calendarDays = (what: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,2}$/, `must be a number of days from 1 to 999 (${what})`)
    .transform(Number);
