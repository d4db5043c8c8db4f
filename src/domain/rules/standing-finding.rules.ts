import { deemedAppendix, primarySource } from '../documents/movement';
import { allows } from '../finding/finding';
import { compareQuantity } from '../shared/quantity';
import { always, rule } from './define-rule';
import type { RuleFacts } from './facts';
import { isDenied } from './predicates';
import type { NonDetrimentFacts } from './register-facts';
import { cannotDecide, type Rule, type RuleOutcome } from './rule';

/** What puts a line outside the finding that should cover it: its day, its volume, its conditions. */
function outside(finding: NonDetrimentFacts, { line: { quantity }, on }: RuleFacts): RuleOutcome {
  const { reference, validUntil, volumeLeft, withinConditions } = finding;
  const detail = { reference, validUntil: validUntil ?? '—', left: volumeLeft ?? '—' };
  if (validUntil && validUntil < on) return { ...detail, because: 'lapsed' };
  if (volumeLeft && quantity && compareQuantity(quantity, volumeLeft) > 0) return { ...detail, because: 'volume' };
  if (isDenied(withinConditions)) return { ...detail, because: 'conditions' };
  return withinConditions === undefined ? cannotDecide('nonDetriment.withinConditions') : null;
}

/** What stands on the registers of the Secretariat and of the Scientific Authority (domain rules §4.2). */
export const standingFindingRules: readonly Rule[] = [
  rule({
    id: 'FIN-09',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis: '50 CFR 23.24(c), 23.46-23.47',
    confidence: 'V',
    inForce: always,
    box: '12b',
    field: 'operationNumber',
    scope: 'line',
    check: ({ line, on }) => {
      if (primarySource(line) !== 'D') return null;
      const { operationNumber, operation } = line;
      const number = operationNumber || '—';
      if (!operationNumber) return { because: 'number', number, validUntil: '—' };
      if (operation === undefined) return cannotDecide('operation');
      if (!operation?.isRegistered) return { because: 'register', number, validUntil: '—' };
      const { validUntil } = operation;
      return validUntil && validUntil < on ? { because: 'lapsed', number, validUntil } : null;
    },
  }),
  rule({
    id: 'FIN-10',
    severity: 'block',
    stages: ['I'],
    override: 'MA head',
    basis: 'Convention, Art. III.2(a), IV.2(a), IV.3',
    confidence: 'V',
    inForce: always,
    box: '11',
    field: 'quantity',
    scope: 'line',
    check: (facts) => {
      const appendix = deemedAppendix(facts.line);
      if (facts.form !== 'EXPORT' || (appendix !== 'I' && appendix !== 'II')) return null;
      const { nonDetriment } = facts.line;
      if (nonDetriment) return outside(nonDetriment, facts);
      // None at all is FIN-01. A finding made for this very application covers it: its conditions are printed in box 5.
      const isCovered = nonDetriment === null || allows(facts.findings, 'non-detriment', facts.on);
      return isCovered ? null : cannotDecide('nonDetriment');
    },
  }),
  rule({
    id: 'FIN-11',
    severity: 'warn',
    stages: ['R'],
    override: 'n/a',
    basis: 'Convention, Art. IV.3',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'line',
    check: ({ form, line }) => {
      const advice = line.nonDetriment?.limitingAdvice;
      return form === 'EXPORT' && deemedAppendix(line) === 'II' && advice ? { taxon: line.scientificName, advice } : null;
    },
  }),
];
