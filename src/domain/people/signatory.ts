import { addDays, type IsoDate } from '../shared/iso-date';
import type { MessageRef } from '../shared/problem';

/** How long a signature may be delegated at most: an absence, not an appointment. */
export const MOST_DELEGATED_DAYS = 92;

/** From when to when somebody may sign; without a last day until it is ended. */
export interface SignatoryTerm {
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate | null;
}

/** What is wrong with a term that is to be entered, or null. Nobody becomes a signatory of days that are over. */
export function faultOfTerm({ validFrom, validUntil }: SignatoryTerm, today: IsoDate): readonly [keyof SignatoryTerm, MessageRef] | null {
  if (validFrom < today) return ['validFrom', { key: 'signatory.past' }];
  return validUntil !== null && validUntil < validFrom ? ['validUntil', { key: 'signatory.order' }] : null;
}

/** What is wrong with a delegation that is to be entered, or null. */
export function faultOfDelegation(term: SignatoryTerm, today: IsoDate): readonly [keyof SignatoryTerm, MessageRef] | null {
  const { validFrom, validUntil } = term;
  if (validUntil === null || validUntil > addDays(validFrom, MOST_DELEGATED_DAYS - 1))
    return ['validUntil', { key: 'signatory.tooLong', values: { days: MOST_DELEGATED_DAYS } }];
  return faultOfTerm(term, today);
}
