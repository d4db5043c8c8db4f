import { defineTransitions } from '../shared/transition-table';
import type { PermitState } from './permit-states';

/** What a holder may ask of the authority about an issued permit (50 CFR 23.52; LIF-03, LIF-04). */
export const REQUEST_KINDS = ['replacement-lost', 'replacement-stolen', 'replacement-damaged', 'correction', 'cancellation'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** A request is open until the office decides it or the holder takes it back. */
export const REQUEST_STATES = ['open', 'accepted', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Everything that can become of a request. A report of loss or theft is taken back by nobody: the office decides whether the paper may be used again. */
export const permitRequestTransitions = defineTransitions<RequestState>()({
  accept: { from: ['open'], to: 'accepted', by: ['issuing-officer'], records: 'PermitRequestAccepted', basis: '50 CFR 23.52' },
  refuse: { from: ['open'], to: 'refused', by: ['issuing-officer'], records: 'PermitRequestRefused', basis: '50 CFR 23.52' },
  withdraw: { from: ['open'], to: 'withdrawn', by: ['applicant', 'agent'], records: 'PermitRequestWithdrawn', basis: 'national procedure' },
});

/** Whether somebody else may hold the paper now: its permit is then stopped by the report itself. */
export const isLoss = (kind: RequestKind): boolean => kind === 'replacement-lost' || kind === 'replacement-stolen';

/** What a decision does to the permit itself. */
export type RequestEffect = 'none' | 'suspend' | 'reinstate';

interface EffectsOfKind {
  readonly accepted: RequestEffect;
  readonly refused: RequestEffect;
}

/**
 * A paper that was lost stays stopped; one that is not believed lost may be used again. What is wrong or no longer wanted
 * must not be used once the office agreed, since two papers for one consignment never stand side by side (LIF-04). A damaged
 * paper stays good until it is handed in and its replacement prepared.
 */
export const REQUEST_EFFECTS: Readonly<Record<RequestKind, EffectsOfKind>> = {
  'replacement-lost': { accepted: 'none', refused: 'reinstate' },
  'replacement-stolen': { accepted: 'none', refused: 'reinstate' },
  'replacement-damaged': { accepted: 'none', refused: 'none' },
  correction: { accepted: 'suspend', refused: 'none' },
  cancellation: { accepted: 'suspend', refused: 'none' },
};

/** States in which a paper can still be shown at a border; the last day is asked by the caller (stateOnDay). */
export const USABLE_STATES: readonly PermitState[] = ['issued', 'partly-used'];

/** What may be asked about a permit in a state: everything while it can be used, its end while it is suspended, else nothing. */
export function requestKindsFor(state: PermitState): readonly RequestKind[] {
  if (USABLE_STATES.includes(state)) return REQUEST_KINDS;
  return state === 'suspended' ? ['cancellation'] : [];
}
