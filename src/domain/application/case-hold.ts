import type { Instant, IsoDate } from '../shared/iso-date';
import { APPLICATION_STATES, type ApplicationState, FINISHED_STATES } from './application-states';

/** What a case can wait for (domain rules §6.2). A fee is a hold of its own, which its invoice tells. */
export const HOLD_KINDS = ['import-permit', 'verification', 'inspection', 'other'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** A dated hold with a reason on a state (decisions §6): the case stays where it is, and is neither decided nor signed. */
export interface CaseHold {
  readonly id: string;
  readonly kind: HoldKind;
  readonly reason: string;
  /** The day it is expected to end; nothing ends it but an officer. */
  readonly until: IsoDate | null;
  readonly placedBy: string;
  readonly placedAt: Instant;
  readonly released: { readonly by: string; readonly at: Instant; readonly reason: string } | null;
}

/** States in which a case can be held: with the office, and not over. PostgreSQL holds the same list. */
export const HOLDABLE_STATES: readonly ApplicationState[] = APPLICATION_STATES.filter(
  (state) => state !== 'draft' && !FINISHED_STATES.includes(state),
);

/** The hold that stands, if one does. */
export const openHold = (holds: readonly CaseHold[]): CaseHold | null => holds.find(({ released }) => released === null) ?? null;
