/** Whatever fact a rule can miss has a name for the reader, in three languages. */
import { describe, expect, it } from 'vitest';
import type { RuleFacts } from '@/domain/rules/facts';
import { RULES } from '@/domain/rules/register';
import { evaluate, STAGES } from '@/domain/rules/rule';
import { LOCALES } from '@/i18n/locale';
import { getWords } from '@/i18n/words';
import { RULE_CASES } from '../domain/rules/cases';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Set);

/** The same facts, each time with one of them left unsaid, at any depth. */
function* withOneUnsaid(facts: Node): Generator<Node> {
  for (const [key, value] of Object.entries(facts)) {
    const { [key]: _, ...rest } = facts;
    yield rest;
    if (isNode(value)) for (const inner of withOneUnsaid(value)) yield { ...facts, [key]: inner };
  }
}

function missingFacts(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [id, cases] of Object.entries(RULE_CASES)) {
    const rules = RULES.filter((rule) => rule.id === id);
    for (const facts of [...Object.values(cases.meets), ...Object.values(cases.breaks)])
      for (const less of withOneUnsaid(facts as unknown as Node)) {
        // A mandatory fact cannot be left unsaid in the product; only the optional ones are asked for here.
        if (!('line' in less) || !('findings' in less)) continue;
        try {
          for (const stage of STAGES)
            for (const { missing } of evaluate(rules, stage, [less as unknown as RuleFacts], facts.on))
              for (const name of missing) found.add(name);
        } catch {
          // A fact that the types do not let anybody leave out.
        }
      }
  }
  return found;
}

describe('the facts that rules can miss', () => {
  const names = [...missingFacts()];

  it('are more than a few', () => {
    expect(names.length).toBeGreaterThan(30);
  });

  it.each(LOCALES)('have a name in %s', (locale) => {
    const { has } = getWords(locale);

    expect([...new Set(names.map((name) => name.split('.').at(-1)))].filter((name) => !has(`facts.${name}`)).sort()).toEqual([]);
  });
});
