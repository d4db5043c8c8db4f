import { addDays, type Instant, type IsoDate } from '../shared/iso-date';

/** What the Management Authority asks of the Scientific Authority (Art. III, IV; Res. Conf. 10.3). */
export const ADVICE_KINDS = ['non-detriment', 'identification', 'captive-breeding', 'import', 'other'] as const;
export type AdviceKind = (typeof ADVICE_KINDS)[number];

/** How a question ends: answered, returned with a reason, or taken back by who asked. */
export type AdviceOutcome = 'answered' | 'returned' | 'taken-back';

/** A question to the Scientific Authority, with its clock. */
export interface AdviceRequest {
  readonly id: string;
  readonly kind: AdviceKind;
  readonly question: string;
  /** Positions of the lines it is about. */
  readonly lines: readonly number[];
  /** The documents that are shown with it; the Scientific Authority sees no others. */
  readonly documents: readonly string[];
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly dueOn: IsoDate;
  readonly escalatedAt: Instant | null;
  readonly ended: { readonly outcome: AdviceOutcome; readonly by: string; readonly at: Instant; readonly reason: string | null } | null;
}

/** Days that the Scientific Authority has unless the officer says otherwise. */
const ADVICE_DAYS = 30;
/** Days before the day it is due on which the authority is reminded. */
export const REMIND_DAYS = 7;

/** The day by which a question asked today is due. */
export const usualDueDay = (today: IsoDate): IsoDate => addDays(today, ADVICE_DAYS);

/** How urgent a question is; what is overdue was reported to who asked. */
export function urgencyOf(dueOn: IsoDate, today: IsoDate): 'in-time' | 'soon' | 'overdue' {
  if (dueOn < today) return 'overdue';
  return addDays(today, REMIND_DAYS) >= dueOn ? 'soon' : 'in-time';
}

/** How sure the authority is of what it found. */
export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
