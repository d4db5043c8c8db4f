import type { IsoDate } from '../shared/iso-date';
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '../shared/working-days';
import type { ApplicationState } from './application-states';
import type { Answers } from './field-row';

/**
 * How long the office has had a case. The clock starts when the application is first sent and stands still while the office
 * waits for the applicant; it is kept with the case, so that age and date to expect follow from it and today alone.
 */
export interface CaseClock {
  readonly startedOn: IsoDate;
  /** Working days that earlier waits for the applicant took. */
  readonly daysWaited: number;
  /** Since when it stands still; null while the office works. */
  readonly stoppedOn: IsoDate | null;
}

/** Working days in which an authority means to decide. */
export interface DecisionTargets {
  readonly usual: number;
  /** By the two letters of a document type. */
  readonly byType: Readonly<Record<string, number>>;
}

/** What the office promises: in how many of which days. */
export interface ServiceStandard {
  readonly calendar: WorkingCalendar;
  readonly targets: DecisionTargets;
}

/** The same, with the calendar days that an applicant has to answer, and those after them at whose end an unanswered application lapses. */
export interface PromisedService extends ServiceStandard {
  readonly replyDays: number;
  readonly lapseDays: number;
}

/** A case against its target, on one day. */
export interface CaseAge {
  /** Working days that the office has had it. */
  readonly used: number;
  readonly target: number;
  /** Working days left; negative when it is late. */
  readonly left: number;
  /** The last day of the target; null while the clock stands still, since nobody knows it then. */
  readonly dueOn: IsoDate | null;
  /** The day to expect a decision by: the due day, or past it the next one promised. */
  readonly expectedOn: IsoDate | null;
  readonly isStopped: boolean;
  readonly isLate: boolean;
}

/** The clock of an application that is first sent. */
export const startClock = (on: IsoDate): CaseClock => ({ startedOn: on, daysWaited: 0, stoppedOn: null });

/** The clock while the applicant is asked. Asking twice does not wind it back. */
export const stopClock = (clock: CaseClock, on: IsoDate): CaseClock => ({ ...clock, stoppedOn: clock.stoppedOn ?? on });

/** The clock once the applicant has answered: the days of waiting are the applicant's, not the office's. */
export function restartClock(clock: CaseClock, on: IsoDate, calendar: WorkingCalendar): CaseClock {
  if (clock.stoppedOn === null) return clock;
  return { ...clock, daysWaited: clock.daysWaited + workingDaysBetween(clock.stoppedOn, on, calendar), stoppedOn: null };
}

/** The target for a document; before its type is known, the usual one. */
export const targetFor = (type: string | undefined, { usual, byType }: DecisionTargets): number =>
  Object.entries(byType).find(([known]) => known === type)?.[1] ?? usual;

/** The last day of the target of a running clock. */
export const dueOn = ({ startedOn, daysWaited }: CaseClock, target: number, calendar: WorkingCalendar): IsoDate =>
  addWorkingDays(startedOn, target + daysWaited, calendar);

/** A promise that was missed is renewed by half the target at a time, so that the new date holds still for some days. */
function promised(due: IsoDate, target: number, today: IsoDate, calendar: WorkingCalendar): IsoDate {
  let on = due;
  while (on < today) on = addWorkingDays(on, Math.max(1, Math.ceil(target / 2)), calendar);
  return on;
}

/** Age against target and date to expect, for the applicant's timeline and the office's queue alike. */
export function ageOf(clock: CaseClock, type: string | undefined, today: IsoDate, { calendar, targets }: ServiceStandard): CaseAge {
  const target = targetFor(type, targets);
  const until = clock.stoppedOn ?? today;
  const used = Math.max(0, workingDaysBetween(clock.startedOn, until, calendar) - clock.daysWaited);
  const isStopped = clock.stoppedOn !== null;
  const due = isStopped ? null : dueOn(clock, target, calendar);
  return {
    used,
    target,
    left: target - used,
    dueOn: due,
    expectedOn: due && promised(due, target, today, calendar),
    isStopped,
    isLate: used > target,
  };
}

/** States in which the office still owes a decision. */
const UNDECIDED: readonly ApplicationState[] = ['submitted', 'under-review', 'awaiting-findings', 'returned', 'recommended'];

/** The age of a case that waits for its decision; null before it was sent, and once nothing is to be expected any more. */
export const ageOfUndecided = (
  { state, clock, answers }: { readonly state: ApplicationState; readonly clock: CaseClock | null; readonly answers: Answers },
  today: IsoDate,
  standard: ServiceStandard,
): CaseAge | null => (clock && UNDECIDED.includes(state) ? ageOf(clock, answers.documentType, today, standard) : null);
