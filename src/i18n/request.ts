import { headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { DEFAULT_LOCALE, isLocale, LOCALE_HEADER } from './locale';
import { MESSAGES } from './messages';

/** The language of one request, as the proxy decided it; dates are formatted by format.ts, which is told the Party's time zone. */
export default getRequestConfig(async () => {
  const asked = (await headers()).get(LOCALE_HEADER);
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE;
  return { locale, timeZone: 'UTC', messages: MESSAGES[locale] };
});
