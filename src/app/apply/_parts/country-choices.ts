import { namesState } from '@/domain/codes/no-state';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';

/** The countries that can be chosen, in the order of the reader's language; codes that name no State are offered for an origin alone. */
export const countryChoices = (
  book: CodeBook,
  { format }: Words,
  isOrigin = false,
): readonly { readonly value: string; readonly text: string }[] =>
  book.lists.countries
    .filter(({ code, isCurrent }) => isCurrent && (isOrigin || namesState(code)))
    .map(({ code, name: text }) => ({ value: code, text }))
    .sort((a, b) => format.compare(a.text, b.text));
