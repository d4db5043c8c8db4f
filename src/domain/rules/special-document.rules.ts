import { isLive } from '../documents/movement';
import { mayBePartiallyCompleted, SPECIMEN_CLASSES } from '../documents/simplified-procedure';
import { decisionOn } from './decided';
import { always, rule } from './define-rule';
import type { RuleFacts } from './facts';
import type { Confidence, Rule, RuleDetail, Stage } from './rule';

const NONE = '—';

/** A notice that this document, or none, stands in place of the regular ones, because the decision ended at this rule. */
const notice = (
  id: string,
  stages: readonly Stage[],
  basis: string,
  confidence: Confidence,
  detail: (facts: RuleFacts) => RuleDetail = () => ({}),
): Rule =>
  rule({
    id,
    severity: 'info',
    stages,
    override: 'n/a',
    basis,
    confidence,
    inForce: always,
    box: null,
    field: null,
    scope: 'line',
    check: (facts) => (decisionOn(facts).ruleId === id ? detail(facts) : null),
  });

const asHeldThere = (facts: RuleFacts) => ({ appendix: facts.line.appendixInForce ?? NONE, annotation: facts.line.annotation ?? NONE });
const states = ({ exporterCountry, importerCountry }: RuleFacts) => ({ from: exporterCountry ?? NONE, to: importerCountry ?? NONE });

/** What is exempt, what travels on a special document, and what is not controlled at all (domain rules §4.1). */
export const specialDocumentRules: readonly Rule[] = [
  notice('DOC-14', ['S', 'M'], 'Convention, Art. VII.1; 50 CFR 23.20(d)(9), 23.22', 'V', states),
  notice('DOC-15', ['S', 'R'], 'Convention, Art. V (silent)', 'V'),
  notice('DOC-17', ['S', 'R', 'I'], 'Convention, Art. VII.5; 50 CFR 23.41(b)(2)', 'V', ({ line }) => ({ source: line.source ?? NONE })),
  notice('DOC-18', ['S', 'R', 'I'], 'Convention, Art. VII.2', 'V', ({ line }) => ({
    acquired: line.acquiredOn ?? NONE,
    listed: line.firstListedOn ?? NONE,
  })),
  notice('DOC-19', ['S', 'R'], 'Convention, Art. VII.6', 'V'),
  notice('DOC-20', ['S', 'R', 'M'], '50 CFR 23.20(d)(2), 23.23(f); Res. Conf. 12.3 §VII', 'V'),
  notice('DOC-21', ['S', 'R', 'M'], 'Convention, Art. VII.3; 50 CFR 23.15; Res. Conf. 13.7', 'V', states),
  notice('DOC-22', ['S', 'R', 'I'], 'Res. Conf. 12.3 §XV', 'K', ({ claim }) => ({ carnet: claim?.carnet ?? NONE })),
  notice('DOC-23', ['S', 'R', 'I'], 'Convention, Art. VII.7; 50 CFR 23.49', 'V', ({ line }) => ({ live: isLive(line) ? 'yes' : 'no' })),
  notice('DOC-24', ['S', 'R', 'I'], 'Res. Conf. 10.20; 50 CFR 23.54(b)(3)', 'P'),
  notice('DOC-25', ['S', 'R', 'I'], 'Res. Conf. 16.8; Reg. (EC) 865/2006 art. 44h', 'V'),
  notice('DOC-26', ['S', 'R'], 'Convention, Art. I(b); Appendices, Interpretation 7', 'V', asHeldThere),
  rule({
    id: 'DOC-27',
    severity: 'info',
    stages: ['R', 'I'],
    override: 'n/a',
    basis: '50 CFR 23.51; Res. Conf. 12.3 §XII',
    confidence: 'V',
    inForce: always,
    box: '5',
    field: null,
    scope: 'line',
    check: (facts) => {
      const { claim } = facts;
      if (claim?.kind !== 'simplified-procedure') return null;
      const { allowed, boxes } = mayBePartiallyCompleted(facts);
      const isKnownClass = SPECIMEN_CLASSES.some(({ name }) => name === claim.specimenClass);
      return { because: allowed ? 'allowed' : isKnownClass ? 'person' : 'class', boxes: boxes.join(', ') || NONE };
    },
  }),
];
