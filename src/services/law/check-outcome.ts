import type { DocumentType } from '@/domain/codes/document-type';
import { documentAppliedFor } from '@/domain/documents/check-draft';
import type { CheckState } from './read-check';

/** What the check comes to. */
export type CheckOutcome = 'documents' | 'none' | 'stopped' | 'cannot-decide' | 'not-listed';

const SPECIES_RANKS: readonly string[] = ['species', 'subspecies', 'variety'];

/** The outcome: a species that is not listed and has no listed parts needs nothing; a stop of the register prevails. */
export function outcomeOf({ taxon, resolved, movement }: CheckState): CheckOutcome {
  if (movement === null) {
    const isGroup = taxon !== null && !SPECIES_RANKS.includes(taxon.rank);
    return isGroup && (resolved?.narrowerListings.length ?? 0) > 0 ? 'cannot-decide' : 'not-listed';
  }
  return movement.stoppedBy.length > 0 ? 'stopped' : movement.decision.outcome;
}

/** The document that can be applied for with these answers; null when nothing of ours is needed, or it is stopped. */
export const documentToApplyFor = (state: CheckState): DocumentType | null =>
  outcomeOf(state) === 'documents' && state.movement ? documentAppliedFor(state.movement.decision.documents) : null;
