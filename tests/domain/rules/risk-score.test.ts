import { describe, expect, it } from 'vitest';
import { riskLevelOf, riskScore } from '@/domain/rules/risk-score';
import type { Finding } from '@/domain/rules/rule';

const found = (ruleId: string, severity: Finding['severity'], over: Partial<Finding> = {}): Finding => ({
  ruleId,
  severity,
  line: 1,
  box: null,
  as: 'broken',
  missing: [],
  detail: {},
  ...over,
});

describe('the risk of a case', () => {
  it('is nothing when no rule is broken', () => {
    expect(riskScore([])).toEqual({ score: 0, level: 'low', points: [] });
  });

  it('adds the points of each broken rule and lists them', () => {
    expect(riskScore([found('RSK-10', 'warn'), found('RSK-02', 'info')])).toEqual({
      score: 11,
      level: 'low',
      points: [
        { ruleId: 'RSK-10', points: 10 },
        { ruleId: 'RSK-02', points: 1 },
      ],
    });
  });

  it('never passes one hundred', () => {
    expect(riskScore([found('RSK-07', 'block'), found('SUS-01', 'block')]).score).toBe(100);
  });

  it('counts a rule once, however many lines break it', () => {
    expect(riskScore([found('RSK-10', 'warn'), found('RSK-10', 'warn', { line: 2 })]).score).toBe(10);
  });

  it('does not count what could not be decided, was not checked or was filled', () => {
    const as = ['cannot-decide', 'not-checked', 'filled'] as const;

    expect(riskScore(as.map((answer) => found('FIN-01', 'block', { as: answer }))).score).toBe(0);
  });

  it('does not count a finding that nobody has made yet, but counts a negative one', () => {
    const missing = [
      found('FIN-01', 'block', { detail: { finding: '—' } }),
      found('DOC-01', 'block', { detail: { importPermit: '—', seen: '—' } }),
      found('EXM-CB', 'block', { detail: { because: 'finding', source: 'C' } }),
    ];
    expect(riskScore(missing).score).toBe(0);
    expect(riskScore([found('FIN-01', 'block', { detail: { finding: 'negative' } })]).score).toBe(100);
    expect(riskScore([found('EXM-CB', 'block', { detail: { because: 'commercial', source: 'C' } })]).score).toBe(100);
  });

  it.each([
    [0, 'low'],
    [29, 'low'],
    [30, 'medium'],
    [59, 'medium'],
    [60, 'high'],
    [100, 'high'],
  ] as const)('of %i points is %s', (score, level) => {
    expect(riskLevelOf(score)).toBe(level);
  });
});
