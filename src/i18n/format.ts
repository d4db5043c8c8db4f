/**
 * The only place where dates, numbers, quantities and countries become text.
 *
 *   format.day('2027-05-22')            22 May 2027 · 22 mai 2027 · 22 de mayo de 2027
 *   format.moment('2027-05-22T14:02Z')  22 May 2027, 14:02 UTC
 *   format.quantity('1234.500000')      1,234.5 · 1 234,5 · 1234,5   (text in, text out: nothing is rounded)
 *   format.country('JP')                Japan · Japon · Japón
 */
import type { Locale } from './locale';

/** English as the United Kingdom writes it, day before month. */
const TAG: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' };

/** The formats of one language. */
export interface Formats {
  readonly day: (on: string) => string;
  readonly month: (on: string) => string;
  readonly moment: (at: string) => string;
  readonly time: (at: string) => string;
  readonly number: (value: number) => string;
  readonly quantity: (plain: string, unit?: string | null) => string;
  /** A plain decimal with the code of its currency; text in, text out: `40.00 XTS`. */
  readonly money: (plain: string, currency: string) => string;
  /** The size of a file: `480 kB`, `6.1 MB`. */
  readonly bytes: (count: number) => string;
  readonly country: (code: string) => string;
  readonly list: (parts: readonly string[]) => string;
  /** Order of words in this language, for sorted lists. */
  readonly compare: (a: string, b: string) => number;
}

const PLAIN_QUANTITY = /^\d{1,18}(\.\d{1,18})?$/;

/** Makes the formats of a language. `lookUp` gives the catalogue's own name for codes that ISO 3166-1 does not know. */
export function formatsFor(locale: Locale, timeZone: string, lookUp: (key: string) => string | null): Formats {
  const tag = TAG[locale];
  const day = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  // The first of a month is an ordinal number in French, which the formats of ECMA-402 do not know.
  const ordinal = (text: string) => (locale === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text);
  const month = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', month: 'long', year: 'numeric' });
  const dayThere = new Intl.DateTimeFormat(tag, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  const timeThere = new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' });
  const numbers = new Intl.NumberFormat(tag);
  const quantities = new Intl.NumberFormat(tag, { maximumFractionDigits: 18 });
  const regions = new Intl.DisplayNames([tag], { type: 'region', fallback: 'code' });
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const collator = new Intl.Collator(tag);
  const asDay = (on: string) => new Date(`${on.slice(0, 10)}T00:00:00Z`);
  const quantity = (plain: string, unit?: string | null) => {
    // Given as text, the number is formatted digit by digit; as a number it would pass through a float.
    const text = PLAIN_QUANTITY.test(plain) ? quantities.format(plain as Intl.StringNumericLiteral) : plain;
    return unit ? `${text}\u00A0${unit}` : text;
  };
  return {
    day: (on) => ordinal(day.format(asDay(on))),
    month: (on) => month.format(asDay(on)),
    moment: (at) => `${ordinal(dayThere.format(new Date(at)))}, ${timeThere.format(new Date(at))}`,
    time: (at) => timeThere.format(new Date(at)),
    number: (value) => numbers.format(value),
    quantity,
    money: (plain, currency) =>
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        currencyDisplay: 'code',
        // As many decimals as the amount has: the portal's table says how a currency is divided, not the browser's edition of it.
        minimumFractionDigits: plain.split('.')[1]?.length ?? 0,
        maximumFractionDigits: plain.split('.')[1]?.length ?? 0,
      }).format(plain as Intl.StringNumericLiteral),
    bytes: (count) => {
      const isSmall = count < 1_000_000;
      const unit = isSmall ? 'kilobyte' : 'megabyte';
      const shown = isSmall ? Math.ceil(count / 1_000) : count / 1_000_000;
      return new Intl.NumberFormat(tag, { style: 'unit', unit, maximumFractionDigits: 1 }).format(shown);
    },
    country: (code) => lookUp(`codes.country.${code}`) ?? (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code),
    list: (parts) => lists.format(parts),
    compare: collator.compare,
  };
}
