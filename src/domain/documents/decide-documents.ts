import type { RuleFacts } from '../rules/facts';
import type { DecisionStep, DocumentDecision, NeededDocument } from './document-decision';
import { EVALUATION_STEPS, type EvaluationStep } from './evaluation-steps';

/** Asks the steps in order until one ends; each step asked is told, with why it was taken or passed over. */
function walk(facts: RuleFacts, steps: readonly EvaluationStep[]): DocumentDecision {
  const told: DecisionStep[] = [];
  for (const { step, ask } of steps) {
    const { because, ruleId, detail = {}, taken, ends } = ask(facts);
    told.push({ step, ruleId, taken, because, detail });
    if (ends) return { ...ends, otherwise: [], steps: told };
  }
  // Only a table without its last step could come here; even then there is a rule to name and no guess.
  return {
    outcome: 'cannot-decide',
    documents: [],
    ruleId: 'DOC-04',
    stoppedBy: [],
    missing: ['transaction'],
    provided: [],
    broken: [],
    otherwise: [],
    steps: told,
  };
}

/** What would be needed if what stops were not there: without the claim that fails, or with the rule set aside. */
function withoutTheStop(facts: RuleFacts, stopped: DocumentDecision): readonly NeededDocument[] {
  const isClaim = stopped.ruleId.startsWith('EXM-');
  const { line, documentType: _, ...rest } = facts;
  const plain: RuleFacts = isClaim
    ? {
        ...rest,
        documentType: null,
        claim: null,
        line:
          line.source === 'O'
            ? { ...line, source: line.secondarySource, secondarySource: null }
            : line.secondarySource === 'O'
              ? { ...line, secondarySource: null }
              : line,
      }
    : facts;
  return walk(
    plain,
    EVALUATION_STEPS.filter(({ step }) => step !== 'stops' || isClaim),
  ).documents;
}

/** The answer for one line whose Appendix is settled. */
function decideForAppendix(facts: RuleFacts): DocumentDecision {
  const decision = walk(facts, EVALUATION_STEPS);
  return decision.outcome === 'stopped' ? { ...decision, otherwise: withoutTheStop(facts, decision) } : decision;
}

const sameAnswer = (a: DocumentDecision, b: DocumentDecision): boolean =>
  a.outcome === b.outcome &&
  a.ruleId === b.ruleId &&
  a.documents.map(({ kind, issuedBy }) => `${kind} ${issuedBy}`).join() ===
    b.documents.map(({ kind, issuedBy }) => `${kind} ${issuedBy}`).join();

/**
 * Which documents one specimen line needs: ours and the other State's, with who issues them and what must be there first
 * (domain rules §1). Pure and total: it never throws and always names a rule; what is not stated and matters gives
 * `cannot-decide`, never a guess. Conditions of a claim that nobody has stated stand in `provided`.
 */
export function decideDocuments(facts: RuleFacts): DocumentDecision {
  const [first, ...others] = [...new Set(facts.line.possibleAppendices ?? [])];
  if (first === undefined || others.length === 0) return decideForAppendix(facts);
  const decide = (appendixInForce: typeof first) => decideForAppendix({ ...facts, line: { ...facts.line, appendixInForce } });
  const decision = decide(first);
  if (others.every((appendix) => sameAnswer(decide(appendix), decision))) return decision;
  const split: DecisionStep = {
    step: 'listing',
    ruleId: 'COD-23',
    taken: true,
    because: 'splitListing',
    detail: { appendices: [first, ...others].map((appendix) => appendix ?? '–').join(', ') },
  };
  return {
    ...decision,
    outcome: 'cannot-decide',
    ruleId: 'COD-23',
    documents: [],
    stoppedBy: [],
    broken: [],
    otherwise: [],
    missing: ['originCountry'],
    steps: [split],
  };
}
