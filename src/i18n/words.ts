/**
 * The words for one language, for any code that is not a React client component: pages, public pages, actions, mail, PDF.
 *
 *   const { t, format, say } = getWords('fr', 'Europe/Paris');
 *   t('shared.saveAndContinue');                    // typed key
 *   t('states.application.under-review');
 *   say({ key: 'quantity.ambiguous' });             // a MessageRef of the domain or of a zod issue
 *   format.day(validUntil);                         // 22 mai 2027
 */
// The part without hooks: the worker process resolves React as a server does, where there are none to import.
import { createTranslator } from 'use-intl/core';
import { type Formats, formatsFor } from './format';
import type { Locale } from './locale';
import { MESSAGES } from './messages';

const translatorFor = (locale: Locale) => createTranslator({ locale, messages: MESSAGES[locale], timeZone: 'UTC' });

/** Typed lookup of a sentence, `namespace.key`. */
export type Translate = ReturnType<typeof translatorFor>;

/** The key of a sentence. */
export type MessageKey = Parameters<Translate>[0];

/** A sentence to be said where the language is known (the domain's MessageRef). */
interface Sayable {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One language: its sentences and its formats. */
export interface Words {
  readonly locale: Locale;
  readonly t: Translate;
  /** Says a message whose key comes from the domain; looked up under `problems.` first, then as it is. */
  readonly say: (message: Sayable) => string;
  /** Whether there is a sentence for a key made at run time. */
  readonly has: (key: string) => boolean;
  readonly format: Formats;
}

const translators = new Map<Locale, Translate>();

function translator(locale: Locale): Translate {
  const known = translators.get(locale) ?? translatorFor(locale);
  translators.set(locale, known);
  return known;
}

/** The words of a language; moments are told in the given time zone (the Party's). */
export function getWords(locale: Locale, timeZone = 'UTC'): Words {
  const t = translator(locale);
  const has = (key: string) => t.has(key as MessageKey);
  const say = ({ key, values }: Sayable) => {
    const found = [`problems.${key}`, key].find(has) ?? 'problems.field.invalid';
    return t(found as MessageKey, { ...values });
  };
  return { locale, t, has, say, format: formatsFor(locale, timeZone, (key) => (has(key) ? t(key as MessageKey) : null)) };
}
