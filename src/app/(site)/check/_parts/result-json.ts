import { checkQuestion, fieldsOfCheckStep } from '@/domain/documents/check-questions';
import { outcomeOf } from '@/services/law/check-outcome';
import { type CheckView, scopeOf } from './check-page';

/** The same for a machine: the result, or the questions that are still open with the answers they take. */
export function resultJson(view: CheckView): object {
  const { answers, on, listsOf, taxon, movement, step } = view;
  const common = { checkedOn: on, speciesListOf: listsOf, answers };
  if (step !== null) {
    const scope = scopeOf(view);
    const questions = fieldsOfCheckStep(step, scope).map((field) => ({
      name: field,
      kind: checkQuestion(field).kind,
      choices: checkQuestion(field).choices?.(scope) ?? null,
    }));
    return { ...common, outcome: null, next: { step, questions } };
  }
  const { decision, refusedClaims, stoppedBy } = movement ?? { decision: null, refusedClaims: [], stoppedBy: [] };
  return {
    ...common,
    species: taxon && { scientificName: taxon.scientificName, appendices: taxon.appendices, isConfirmed: taxon.isLoaded },
    outcome: outcomeOf(view),
    rule: decision?.ruleId ?? 'DOC-26',
    documents: decision?.documents ?? [],
    provided: decision?.provided ?? [],
    missing: decision?.missing ?? [],
    refusedClaims,
    stoppedBy: stoppedBy.map(({ ruleId, detail }) => ({ rule: ruleId, detail })),
    steps: decision?.steps ?? [],
  };
}
