import { describe, expect, it } from 'vitest';
import type { RuleFacts } from '@/domain/rules/facts';
import { RULES, ruleById } from '@/domain/rules/register';
import { STAGES } from '@/domain/rules/rule';
import { MESSAGES } from '@/i18n/messages';
import { RULE_CASES } from './cases';

const table = (which: 'meets' | 'breaks') =>
  Object.entries(RULE_CASES).flatMap(([id, cases]) => Object.entries(cases[which]).map(([name, facts]) => [id, name, facts] as const));
const check = (id: string, facts: RuleFacts) => ruleById(id)?.check(facts);

/** The facts a message is given; null where the answer is that facts or data are missing, which has words of its own. */
function detailOf(outcome: ReturnType<typeof check>): readonly string[] | null {
  if (!outcome || typeof outcome.unsettled !== 'object') return Object.keys(outcome ?? {});
  return outcome.unsettled.as === 'filled' ? Object.keys(outcome.unsettled.detail) : null;
}

describe('every rule of the register', () => {
  it('has facts that meet it and facts that break it', () => {
    const lacking = RULES.filter(
      ({ id }) => Object.keys(RULE_CASES[id]?.meets ?? {}).length === 0 || Object.keys(RULE_CASES[id]?.breaks ?? {}).length === 0,
    );

    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  it('is the only one of its name, and the cases name no other', () => {
    const ids = RULES.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(RULE_CASES).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('names its ground, and at least one stage', () => {
    for (const rule of RULES) {
      expect(rule.basis.trim(), rule.id).not.toBe('');
      expect(rule.stages.length, rule.id).toBeGreaterThan(0);
      expect(rule.stages.filter((stage) => !STAGES.includes(stage))).toEqual([]);
    }
  });

  it('can be set aside only when it blocks', () => {
    for (const rule of RULES)
      expect(rule.override === 'n/a' || (rule.override === 'auto' && rule.severity === 'info'), rule.id).toBe(rule.severity !== 'block');
  });

  it.each(Object.entries(MESSAGES))('has a title and a message in %s, and no message is left without a rule', (_, { rules }) => {
    const words: Readonly<Record<string, { readonly title?: string; readonly message?: string }>> = rules;

    expect(RULES.filter(({ id }) => !words[id]?.title?.trim() || !words[id]?.message?.trim()).map(({ id }) => id)).toEqual([]);
    expect(Object.keys(words).filter((id) => ruleById(id) === null)).toEqual([]);
  });

  it('gives its message every fact that the message shows', () => {
    for (const [id, name, facts] of table('breaks')) {
      const message = (MESSAGES.en.rules as Readonly<Record<string, { readonly message: string }>>)[id]?.message ?? '';
      const shown = [...message.matchAll(/\{(\w+)[,}]/g)].map(([, argument]) => argument as string);
      const given = detailOf(check(id, facts));
      if (given === null) continue;
      expect(
        shown.filter((argument) => !given.includes(argument)),
        `${id}: ${name}`,
      ).toEqual([]);
    }
  });
});

describe('a rule that is met', () => {
  it.each(table('meets'))('is silent: %s, %s', (id, _, facts) => {
    expect(check(id, facts)).toBeNull();
  });
});

describe('a rule that is broken', () => {
  it.each(table('breaks'))('speaks: %s, %s', (id, _, facts) => {
    expect(check(id, facts)).not.toBeNull();
  });
});
