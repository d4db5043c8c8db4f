import { askConditions, hasSourceO } from '../documents/conditions';
import { EXEMPTIONS, type Exemption } from '../documents/exemptions';
import { claimOf, primarySource, transactionOf } from '../documents/movement';
import { personalLimitOf } from '../documents/personal-effects';
import { allows } from '../finding/finding';
import { decisionOn } from './decided';
import { always, rule } from './define-rule';
import type { RuleFacts } from './facts';
import { type Confidence, cannotDecide, type Rule, type RuleOutcome, type Stage } from './rule';

const NONE = '—';

const detailOf = (because: string, facts: RuleFacts, more: Readonly<Record<string, string>> = {}) => ({
  because,
  quantity: facts.line.quantity ?? NONE,
  unit: facts.line.unit ?? NONE,
  acquired: facts.line.acquiredOn ?? NONE,
  listed: facts.line.firstListedOn ?? NONE,
  item: personalLimitOf(facts)?.item ?? 'other',
  ...more,
});

/** The claim is made and its conditions are asked: the first that is broken is named, with how many are. */
function claimStands(exemption: Exemption, facts: RuleFacts): RuleOutcome {
  const { broken, unstated } = askConditions(exemption.conditions, facts);
  const [because] = broken;
  if (because !== undefined) return detailOf(because, facts, { broken: broken.join(', ') });
  return unstated.length > 0 ? cannotDecide(...unstated) : null;
}

const isListed = (facts: RuleFacts): boolean => facts.line.appendixInForce !== null && decisionOn(facts).ruleId !== 'DOC-26';

const claimRule = (
  id: string,
  stages: readonly Stage[],
  basis: string,
  confidence: Confidence,
  field: string | null,
  box: string | null = null,
): Rule =>
  rule({
    id,
    severity: 'block',
    stages,
    override: 'none',
    basis,
    confidence,
    inForce: always,
    box,
    field,
    scope: 'line',
    check: (facts) => {
      const exemption = EXEMPTIONS.find(({ ruleId }) => ruleId === id);
      return exemption && claimOf(facts) === exemption.claim && isListed(facts) ? claimStands(exemption, facts) : null;
    },
  });

/**
 * Source C or A says that a definition is met (Res. Conf. 10.16, 11.11): the Management Authority finds so before it signs, on
 * whichever document. A re-export or import carries the code of the State where the specimen was bred; from before the Convention
 * it is exempt for another reason.
 */
const definitionRule = (id: 'EXM-CB' | 'EXM-AP', source: 'C' | 'A', basis: string): Rule =>
  rule({
    id,
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis,
    confidence: 'V',
    inForce: always,
    box: '10',
    field: 'source',
    scope: 'line',
    check: (facts) => {
      const { line, purpose, findings, on } = facts;
      const isClaimed = claimOf(facts) === (source === 'C' ? 'captive-bred' : 'artificially-propagated');
      if (!isClaimed && (primarySource(line) !== source || transactionOf(facts) !== 'EXPORT' || hasSourceO(facts))) return null;
      if (!isListed(facts)) return null;
      if (primarySource(line) !== source) return { because: 'source', source: line.source ?? NONE };
      if (line.appendixInForce === 'I' && purpose === 'T') return { because: 'commercial', source };
      const kind = source === 'C' ? 'bred-in-captivity' : 'artificially-propagated';
      return allows(findings, kind, on) ? null : { because: 'finding', source };
    },
  });

const SRI = ['S', 'R', 'I'] as const;

/** Conditions of exemptions and special documents (domain rules §4.1). */
export const exemptionRules: readonly Rule[] = [
  claimRule('EXM-PC', SRI, 'Convention, Art. VII.2; Res. Conf. 13.6; Res. Conf. 12.3, Annex 2', 'V/K', 'acquiredOn', '12b'),
  definitionRule('EXM-CB', 'C', 'Convention, Art. VII.5; 50 CFR 23.41(d), 23.24(b)-(d)'),
  definitionRule('EXM-AP', 'A', '50 CFR 23.24(a), (c)'),
  claimRule('EXM-TE', SRI, '50 CFR 23.49(b)(1), (3)-(5)', 'V', null),
  claimRule('EXM-PO', SRI, 'Res. Conf. 10.20; 50 CFR 23.44', 'K', null),
  claimRule('EXM-MI', SRI, 'Reg. (EC) 865/2006 art. 44h-44j; Res. Conf. 16.8', 'V', null),
  claimRule('EXM-SC', SRI, 'Res. Conf. 12.3 §XV', 'K', null),
  claimRule('EXM-PE', ['S', 'R', 'M'], 'Convention, Art. VII.3(a)-(b); 50 CFR 23.15(c)', 'V', 'quantity'),
  claimRule('EXM-SE', SRI, 'Convention, Art. VII.6', 'V', null),
];
