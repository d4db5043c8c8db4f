import { describe, expect, it } from 'vitest';
import { FINDING_KINDS } from '@/domain/finding/finding';
import {
  asksForFinding,
  findingAskedBy,
  isManagementFinding,
  isScientificFinding,
  MANAGEMENT_FINDINGS,
  SCIENTIFIC_FINDINGS,
} from '@/domain/finding/findings-asked';
import type { RuleFacts } from '@/domain/rules/facts';
import { RULES } from '@/domain/rules/register';
import type { Rule } from '@/domain/rules/rule';
import { aFinding } from '../../factories/facts';
import { RULE_CASES } from '../rules/cases';

const importPermit = { number: 'JP-2026/9', issuedOn: '2026-11-01', validUntil: '2027-10-31' };

/** The finding that answers a rule which these facts break. */
const asked = (rule: Rule, facts: RuleFacts) => {
  const broken = rule.check(facts);
  const because = broken && 'because' in broken ? String(broken.because) : undefined;
  return broken === null ? null : findingAskedBy(rule.id, because);
};
const broken = RULES.filter(({ id }) => asksForFinding(id)).flatMap((rule) =>
  Object.entries(RULE_CASES[rule.id]?.breaks ?? {}).map(([name, facts]) => ({ rule, name, facts, kind: asked(rule, facts) })),
);

describe('the finding that a rule waits for', () => {
  it('answers it, in every case that another finding or none did not', () => {
    for (const { rule, name, facts, kind } of broken) {
      if (kind === null) continue;
      const answered = { ...facts, importPermit: facts.importPermit ?? importPermit, findings: [...facts.findings, aFinding(kind)] };
      expect(asked(rule, answered), `${rule.id}: ${name}`).not.toBe(kind);
    }
  });

  it('is asked by a rule for every kind of finding', () => {
    expect(FINDING_KINDS.filter((kind) => !broken.some((one) => one.kind === kind))).toEqual([]);
  });

  it('is none where a finding cannot help', () => {
    expect(findingAskedBy('COD-18')).toBeNull();
    expect(findingAskedBy('FIN-08', 'period')).toBeNull();
  });
});

describe('the authorities', () => {
  it('share the findings out between them, and none belongs to both', () => {
    expect([...MANAGEMENT_FINDINGS, ...SCIENTIFIC_FINDINGS].sort()).toEqual([...FINDING_KINDS].sort());
    for (const kind of FINDING_KINDS) expect(isManagementFinding(kind), kind).toBe(!isScientificFinding(kind));
  });

  it('judge harm to a species, and the care of an import, as Scientific Authority', () => {
    expect(SCIENTIFIC_FINDINGS).toEqual(['non-detriment', 'import-purpose', 'suitably-equipped', 'sea-non-detriment']);
  });
});
