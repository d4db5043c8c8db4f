import { describe, expect, it } from 'vitest';
import { ruleHtml } from '@/app/(site)/law/_parts/rule-html';
import { RULES } from '@/domain/rules/register';
import { LOCALES } from '@/i18n/locale';
import { getWords } from '@/i18n/words';

describe.each(LOCALES)('the page of a rule (%s)', (locale) => {
  const words = getWords(locale);
  const pages = RULES.map(async (rule) => ({ rule, page: String(await ruleHtml(rule, words)) }));

  it('is there for every rule of the register, with its text, source, confidence and who may set it aside', async () => {
    expect(pages).toHaveLength(158);
    for (const { rule, page } of await Promise.all(pages)) {
      expect(page, rule.id).toContain(`<h1>`);
      expect(page, rule.id).toContain(words.t('law.says').replaceAll("'", '&#39;'));
      expect(page, rule.id).toContain(words.t(`law.confidences.${rule.confidence}`).replaceAll("'", '&#39;'));
      expect(page, rule.id).toContain(words.t(`law.overrides.${rule.override}`).replaceAll("'", '&#39;'));
    }
  });

  it('shows no raw key, and no argument that nobody filled', async () => {
    for (const { rule, page } of await Promise.all(pages)) {
      expect(page, rule.id).not.toMatch(/rules\.[A-Z]{3}-|\{\w+[,}]|law\.\w+/);
    }
  });
});
