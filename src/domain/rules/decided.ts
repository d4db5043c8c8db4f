import { decideDocuments } from '../documents/decide-documents';
import type { DocumentDecision, NeededDocument } from '../documents/document-decision';
import type { RuleFacts } from './facts';

/** One decision for one set of facts, however many rules ask for it: thirty of them do, for each line and stage. */
const decisions = new WeakMap<RuleFacts, DocumentDecision>();

/** The document decision on these facts. */
export function decisionOn(facts: RuleFacts): DocumentDecision {
  const known = decisions.get(facts);
  if (known) return known;
  const decision = decideDocuments(facts);
  decisions.set(facts, decision);
  return decision;
}

/** Stopped by the claim that was made: then the regular documents are not asked for. */
const failsItsClaim = ({ stoppedBy }: DocumentDecision): boolean => stoppedBy.some((ruleId) => ruleId.startsWith('EXM-'));

/** The documents that a line needs; where an officer may set aside what stops it, those that it would need then. */
export function documentsNeeded(facts: RuleFacts): readonly NeededDocument[] {
  const decision = decisionOn(facts);
  return decision.outcome === 'stopped' && !failsItsClaim(decision) ? decision.otherwise : decision.documents;
}
