import { lineLetter, type PermitContent } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';

/** The names of codes as the permit itself carries them, in the officer's language. */
export function namesOf(content: PermitContent, { locale, format }: Words) {
  const nameOf = (kind: 'country' | 'term' | 'unit' | 'source' | 'purpose', code: string): string =>
    content.words[`${kind}:${code}`]?.[locale] ?? (kind === 'country' ? format.country(code) : code);
  return {
    nameOf,
    country: (code: string) => `${nameOf('country', code)} (${code})`,
    amount: (quantity: string, unit: string) => format.quantity(quantity, nameOf('unit', unit)),
    letterOf: lineLetter,
  };
}
