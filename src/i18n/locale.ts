/** The languages of the portal: the working languages of the Convention. */
export const LOCALES = ['en', 'fr', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

/** The language when nobody says anything. */
export const DEFAULT_LOCALE: Locale = 'en';

/** Each language in itself, for the links in the header. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', fr: 'Français', es: 'Español' };

/** The cookie that remembers the choice. */
export const LOCALE_COOKIE = 'lang';

/** The parameter that makes the choice: `?lang=fr`. */
export const LOCALE_PARAMETER = 'lang';

/** The request header in which the proxy hands the language on; one sent by a client is overwritten. */
export const LOCALE_HEADER = 'x-portal-locale';

/** Whether a text names a language of the portal. */
export const isLocale = (text: string | null | undefined): text is Locale => LOCALES.some((locale) => locale === text);

/** The best of our languages for an Accept-Language header; a weight of 0 refuses. */
function fromAcceptLanguage(header: string): Locale | null {
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight), index };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  for (const { language } of wanted) if (isLocale(language)) return language;
  return null;
}

/** The reader's language: what the address asks for, else the cookie, else the browser, else English. */
export function chooseLocale(asked: {
  readonly parameter?: string | null;
  readonly cookie?: string | null;
  readonly acceptLanguage?: string | null;
}): Locale {
  if (isLocale(asked.parameter)) return asked.parameter;
  if (isLocale(asked.cookie)) return asked.cookie;
  return fromAcceptLanguage(asked.acceptLanguage ?? '') ?? DEFAULT_LOCALE;
}
