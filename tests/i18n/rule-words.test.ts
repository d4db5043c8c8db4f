import { describe, expect, it } from 'vitest';
import { FIELD_NAMES, fieldRow } from '@/domain/application/application-fields';
import { RULES } from '@/domain/rules/register';
import { LOCALES } from '@/i18n/locale';
import { getWords } from '@/i18n/words';

describe.each(LOCALES)('in %s', (locale) => {
  const { has } = getWords(locale);

  it.each(RULES.map(({ id }) => id))('rule %s has a title and a sentence', (id) => {
    expect([`rules.${id}.title`, `rules.${id}.message`].filter((key) => !has(key))).toEqual([]);
  });

  it.each(FIELD_NAMES)('the field %s has a label, and its missing answer a sentence', (name) => {
    expect([`fields.${name}.label`, `problems.missing.${fieldRow(name).kind}`].filter((key) => !has(key))).toEqual([]);
  });
});
