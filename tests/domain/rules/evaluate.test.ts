import { describe, expect, it } from 'vitest';
import { RULES } from '@/domain/rules/register';
import { blocking, evaluate, type Rule, STAGES } from '@/domain/rules/rule';
import { aFinding, day, facts, reExport, TODAY } from '../../factories/facts';

const aRule = (over: Partial<Rule>): Rule => ({
  id: 'TST-01',
  severity: 'block',
  stages: ['S'],
  override: 'none',
  basis: 'a test',
  confidence: 'V',
  inForce: { from: null, until: null },
  box: '9',
  field: null,
  scope: 'line',
  check: () => ({}),
  ...over,
});
const ids = (found: ReturnType<typeof evaluate>) => found.map(({ ruleId }) => ruleId);

describe('judging an application', () => {
  it('finds nothing that stops the lawful export at any stage', () => {
    for (const stage of STAGES) expect(blocking(evaluate(RULES, stage, [facts()], TODAY)), stage).toEqual([]);
  });

  it('finds nothing that stops the lawful re-export at any stage', () => {
    for (const stage of STAGES) expect(blocking(evaluate(RULES, stage, [reExport()], TODAY)), stage).toEqual([]);
  });

  it('asks the rules of the stage and no others', () => {
    const rules = STAGES.map((stage) => aRule({ id: stage, stages: [stage] }));

    for (const stage of STAGES) expect(ids(evaluate(rules, stage, [facts()], TODAY))).toEqual([stage]);
  });

  it('never stops at the first', () => {
    const broken = facts({ purpose: null, importerCountry: 'XA', line: { source: 'A', quantity: '0', term: null, rank: 'genus' } });

    expect(ids(evaluate(RULES, 'S', [broken], TODAY))).toEqual(['DOC-05', 'COD-01', 'COD-04', 'COD-16', 'COD-18', 'COD-22', 'ORG-04']);
  });

  it('names the line of a rule for lines, in the order of the lines', () => {
    const lines = [
      facts({ line: { position: 1 } }),
      facts({ line: { position: 2, quantity: '0' } }),
      facts({ line: { position: 3, quantity: '0' } }),
    ];

    expect(evaluate(RULES, 'S', lines, TODAY).filter(({ ruleId }) => ruleId === 'COD-18')).toMatchObject([
      { line: 2, box: '11' },
      { line: 3 },
    ]);
  });

  it('asks a rule about the whole application once, however many lines there are', () => {
    const lines = [facts({ importerCountry: 'XA' }), facts({ importerCountry: 'XA', line: { position: 2 } })];

    expect(evaluate(RULES, 'S', lines, TODAY).filter(({ ruleId }) => ruleId === 'ORG-04')).toMatchObject([{ line: null }]);
  });

  it('asks each re-exported line for its lawful import, also behind one from before the Convention', () => {
    const lines = [reExport({ findings: [], line: { source: 'O' } }), reExport({ findings: [], line: { position: 2 } })];

    expect(evaluate(RULES, 'R', lines, TODAY).filter(({ ruleId }) => ruleId === 'FIN-07')).toMatchObject([{ line: 2 }]);
  });

  it('gives the same findings in any order of asking', () => {
    const broken = [facts({ findings: [aFinding('non-detriment', { outcome: 'negative' })] })];

    expect(ids(evaluate([...RULES].reverse(), 'R', broken, TODAY)).sort()).toEqual(ids(evaluate(RULES, 'R', broken, TODAY)).sort());
  });

  it.each([
    [null, null, true],
    ['2026-11-23', null, true],
    ['2026-11-24', null, false],
    [null, '2026-11-23', true],
    [null, '2026-11-22', false],
    ['2026-01-01', '2026-12-31', true],
  ])('asks a rule in force from %s until %s on 2026-11-23: %s', (from, until, isAsked) => {
    const rule = aRule({ inForce: { from: from === null ? null : day(from), until: until === null ? null : day(until) } });

    expect(evaluate([rule], 'S', [facts()], TODAY).length === 1).toBe(isAsked);
  });

  it('is stopped by what blocks, and not by warnings and notices', () => {
    const rules = (['block', 'warn', 'info'] as const).map((severity) => aRule({ id: severity, severity }));

    expect(ids(blocking(evaluate(rules, 'S', [facts()], TODAY)))).toEqual(['block']);
  });
});

describe('rules about the whole application', () => {
  it('look at nothing that differs from line to line', () => {
    const other = {
      source: 'O',
      quantity: null,
      term: null,
      termCode: null,
      appendixInForce: null,
      originCountry: null,
      kingdom: null,
    } as const;
    for (const rule of RULES.filter(({ scope }) => scope === 'application'))
      for (const make of [facts, reExport])
        for (const findings of [[], facts().findings])
          expect(rule.check(make({ findings, line: other })), rule.id).toEqual(rule.check(make({ findings })));
  });
});
