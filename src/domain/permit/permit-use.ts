import { DOCUMENT_TYPE_LAW, type DocumentType } from '../codes/document-type';
import type { IsoDate } from '../shared/iso-date';
import { compareQuantity, subtractQuantity } from '../shared/quantity';
import type { PermitState } from './permit-states';

/** States that the passing of the last day turns into `expired`; a used permit stays used. */
export const EXPIRY_STATES: readonly PermitState[] = ['issued', 'partly-used', 'suspended'];

/**
 * How a permit may be used (decisions §6): `one-consignment` closes at its first endorsement and the rest lapses
 * (Art. VI.5; END-06); `split-consignments`, where the Party configures it, keeps a balance; `multiple-crossings` logs
 * entries and never counts down.
 */
export type UseRule = 'one-consignment' | 'split-consignments' | 'multiple-crossings';

/** The use rule frozen into a permit when it is issued. */
export function consignmentRule(documentType: DocumentType, splitConsignments: boolean): UseRule {
  if (DOCUMENT_TYPE_LAW[documentType].use === 'multiple') return 'multiple-crossings';
  return splitConsignments ? 'split-consignments' : 'one-consignment';
}

/** A line's permitted and endorsed quantity. */
export interface LineBalance {
  readonly quantity: string;
  readonly endorsed: string;
}

/** The action an endorsement amounts to, given the balances after it. */
export function endorsementAction(rule: UseRule, after: readonly LineBalance[]): 'endorseInFull' | 'endorseInPart' {
  if (rule === 'one-consignment') return 'endorseInFull';
  if (rule === 'multiple-crossings') return 'endorseInPart';
  return after.every((line) => compareQuantity(line.endorsed, line.quantity) >= 0) ? 'endorseInFull' : 'endorseInPart';
}

/** What may still cross of a line. A used permit has nothing left: what its one consignment did not take lapsed (END-06). */
export const leftOfLine = (state: PermitState, line: LineBalance): string =>
  state === 'used' ? '0' : subtractQuantity(line.quantity, line.endorsed);

/** The state as it stands on a day of the Party: the last day's end is seen at once, and recorded later by the nightly job. */
export const stateOnDay = (permit: { readonly state: PermitState; readonly validUntil: IsoDate }, today: IsoDate): PermitState =>
  today > permit.validUntil && EXPIRY_STATES.includes(permit.state) ? 'expired' : permit.state;

/** How a holder looks through permits: those that can be used on a day, those that were, those that ended, those that were stopped. */
export const PERMIT_VIEWS = ['all', 'valid', 'used', 'expired', 'other'] as const;
export type PermitView = (typeof PERMIT_VIEWS)[number];
