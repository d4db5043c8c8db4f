import { addDays, type IsoDate } from './iso-date';

/** The days on which an authority works. */
export interface WorkingCalendar {
  /** Days of the week without work, Monday 1 to Sunday 7; never all seven. */
  readonly weekend: readonly number[];
  /** Holidays: of one year (`2026-04-03`) or of every year (`12-25`). */
  readonly holidays: readonly string[];
}

/** Past so many days in a row without work, a calendar is wrong and every day counts: a wrong holiday list must never hang a page. */
const LONGEST_REST = 60;

const weekday = (on: IsoDate): number => new Date(`${on}T00:00:00Z`).getUTCDay() || 7;

/** Whether the authority works on a day. */
export const isWorkingDay = (on: IsoDate, { weekend, holidays }: WorkingCalendar): boolean =>
  !weekend.includes(weekday(on)) && !holidays.includes(on) && !holidays.includes(on.slice(5));

/** The day that is `days` working days after another; none away: the day itself. */
export function addWorkingDays(from: IsoDate, days: number, calendar: WorkingCalendar): IsoDate {
  let on = from;
  for (let counted = 0, rest = 0; counted < days; ) {
    on = addDays(on, 1);
    const counts = isWorkingDay(on, calendar) || rest >= LONGEST_REST;
    counted += counts ? 1 : 0;
    rest = counts ? 0 : rest + 1;
  }
  return on;
}

/** How many working days lie after one day, up to and with another; none when the second comes first. */
export function workingDaysBetween(after: IsoDate, until: IsoDate, calendar: WorkingCalendar): number {
  let counted = 0;
  for (let on = addDays(after, 1); on <= until; on = addDays(on, 1)) counted += isWorkingDay(on, calendar) ? 1 : 0;
  return counted;
}
