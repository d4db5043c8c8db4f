import { FINDING_KINDS, type FindingKind, type RecordedFinding } from '../finding/finding';
import { asksForFinding, findingAskedBy } from '../finding/findings-asked';
import type { IsoDate } from '../shared/iso-date';
import type { RuleFacts } from './facts';
import { RULES } from './register';
import { evaluate } from './rule';

const ASKING = RULES.filter(({ id }) => asksForFinding(id));

/** A finding as if it were on file, to hear what would be asked next. */
const supposed = (kind: FindingKind, on: IsoDate): RecordedFinding => ({
  id: kind,
  kind,
  outcome: 'positive',
  authorId: '',
  authorName: '',
  reasoning: '',
  evidence: kind,
  conditions: null,
  validUntil: null,
  recordedAt: on,
});

/**
 * The findings that the rules of a case ask for, whatever is on file: what an authority may record on it, and record again.
 * Some rules name their second finding only when the first is there, so that each is supposed until nothing more is asked.
 */
export function findingsNeeded(lines: readonly RuleFacts[], on: IsoDate): readonly FindingKind[] {
  const needed = new Set<FindingKind>();
  for (let before = -1; before < needed.size; ) {
    before = needed.size;
    const findings = [...needed].map((kind) => supposed(kind, on));
    const broken = evaluate(
      ASKING,
      'R',
      lines.map((facts) => ({ ...facts, findings })),
      on,
    );
    for (const { ruleId, as, detail } of broken) {
      const kind = as === 'broken' ? findingAskedBy(ruleId, detail.because) : null;
      if (kind) needed.add(kind);
    }
  }
  return FINDING_KINDS.filter((kind) => needed.has(kind));
}
