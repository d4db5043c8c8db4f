import { LANGUAGE_NAMES, LOCALES } from '@/i18n/locale';
import type { Words } from '@/i18n/words';
import { Radios } from '@/ui/forms/choice-fields.client';

/** The language that somebody is written to in; each is named in itself. */
export function LanguageChoice({ value, words: { t } }: { readonly value: string; readonly words: Words }) {
  const choices = LOCALES.map((locale) => ({ value: locale, text: <span lang={locale}>{LANGUAGE_NAMES[locale]}</span> }));
  return <Radios name="locale" value={value} label={t('account.profile.locale')} choices={choices} />;
}
