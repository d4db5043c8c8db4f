import { describe, expect, it } from 'vitest';
import { FINDING_KINDS } from '@/domain/finding/finding';
import { findingAskedBy, isManagementFinding, MANAGEMENT_FINDINGS } from '@/domain/finding/findings-asked';
import { RULES } from '@/domain/rules/register';
import { aFinding } from '../../factories/facts';
import { RULE_CASES } from '../rules/cases';

const importPermit = { number: 'JP-2026/9', issuedOn: null, validUntil: null };

describe('the finding that a rule waits for', () => {
  it('answers it, in every case that another finding or none did not', () => {
    for (const rule of RULES) {
      const kind = findingAskedBy(rule.id);
      if (kind === null) continue;
      for (const [name, facts] of Object.entries(RULE_CASES[rule.id]?.breaks ?? {})) {
        const answered = { ...facts, importPermit: facts.importPermit ?? importPermit, findings: [...facts.findings, aFinding(kind)] };
        expect(rule.check(answered), `${rule.id}: ${name}`).toBeNull();
      }
    }
  });

  it('is asked by a rule for every kind of finding', () => {
    expect(FINDING_KINDS.filter((kind) => !RULES.some(({ id }) => findingAskedBy(id) === kind))).toEqual([]);
  });

  it('is none where a finding cannot help', () => {
    expect(findingAskedBy('COD-18')).toBeNull();
  });
});

describe('the findings of the Management Authority', () => {
  it('are all but the non-detriment finding', () => {
    expect([...MANAGEMENT_FINDINGS].sort()).toEqual(FINDING_KINDS.filter((kind) => kind !== 'non-detriment').sort());
    expect(FINDING_KINDS.filter((kind) => !isManagementFinding(kind))).toEqual(['non-detriment']);
  });
});
