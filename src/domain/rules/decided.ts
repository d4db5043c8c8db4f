import { decideDocuments } from '../documents/decide-documents';
import type { DocumentDecision, NeededDocument } from '../documents/document-decision';
import type { RuleFacts } from './facts';

/** Stopped by the claim that was made: then the regular documents are not asked for. */
const failsItsClaim = ({ stoppedBy }: DocumentDecision): boolean => stoppedBy.some((ruleId) => ruleId.startsWith('EXM-'));

/** The documents that a line needs; where an officer may set aside what stops it, those that it would need then. */
export function documentsNeeded(facts: RuleFacts): readonly NeededDocument[] {
  const decision = decideDocuments(facts);
  return decision.outcome === 'stopped' && !failsItsClaim(decision) ? decision.otherwise : decision.documents;
}
