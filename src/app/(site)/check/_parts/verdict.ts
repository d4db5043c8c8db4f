import type { CheckState } from '@/services/law/read-check';

/** What the check comes to. */
export type CheckOutcome = 'documents' | 'none' | 'stopped' | 'cannot-decide' | 'not-listed';

/** The outcome: a species that is not listed and has no listed parts needs nothing; a stop of the register prevails. */
export function outcomeOf({ taxon, resolved, movement }: CheckState): CheckOutcome {
  if (movement === null) {
    const isGroup = taxon !== null && !['species', 'subspecies', 'variety'].includes(taxon.rank);
    return isGroup && (resolved?.narrowerListings.length ?? 0) > 0 ? 'cannot-decide' : 'not-listed';
  }
  return movement.stoppedBy.length > 0 ? 'stopped' : movement.decision.outcome;
}
