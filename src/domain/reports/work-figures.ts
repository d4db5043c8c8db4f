import type { IsoDate } from '../shared/iso-date';
import { type WorkingCalendar, workingDaysBetween } from '../shared/working-days';
import type { Span } from './work-period';

/** Cases that arrived on one day. */
export interface ReceivedOn {
  readonly day: IsoDate;
  readonly count: number;
}

/** Cases decided on one day that the office had equally long. */
export interface DecidedOn extends ReceivedOn {
  readonly isRefusal: boolean;
  readonly startedOn: IsoDate;
  readonly daysWaited: number;
}

/** One step of the course of the work. */
export interface WorkStep extends Span {
  readonly received: number;
  readonly decided: number;
}

/** How long decisions took, in working days without those in which the office waited for the applicant. */
export interface DecisionTimes {
  /** Half of the decisions took at most so many; null where none was given. */
  readonly median: number | null;
  /** Nine of ten took at most so many. */
  readonly ninetieth: number | null;
}

interface Weighed {
  readonly days: number;
  readonly count: number;
}

export const sumOf = (rows: readonly { readonly count: number }[]): number => rows.reduce((sum, { count }) => sum + count, 0);

/** The smallest value that so large a share of all does not exceed (nearest rank); null of nothing. */
export function percentile(rows: readonly Weighed[], share: number): number | null {
  const rank = Math.max(1, Math.ceil(sumOf(rows) * share));
  let seen = 0;
  for (const { days, count } of [...rows].sort((a, b) => a.days - b.days)) {
    seen += count;
    if (seen >= rank) return days;
  }
  return null;
}

/** How long the decisions of a period took. */
export function decisionTimes(decided: readonly DecidedOn[], calendar: WorkingCalendar): DecisionTimes {
  const rows = decided.map(({ startedOn, day, daysWaited, count }) => ({
    days: Math.max(0, workingDaysBetween(startedOn, day, calendar) - daysWaited),
    count,
  }));
  return { median: percentile(rows, 0.5), ninetieth: percentile(rows, 0.9) };
}

/** What came and what went in each step. */
export const courseOf = (steps: readonly Span[], received: readonly ReceivedOn[], decided: readonly DecidedOn[]): readonly WorkStep[] =>
  steps.map((step) => {
    const within = ({ day }: ReceivedOn) => day >= step.from && day <= step.until;
    return { ...step, received: sumOf(received.filter(within)), decided: sumOf(decided.filter(within)) };
  });
