import type { AskedFor } from '@/domain/correspondence/information-request';
import type { Words } from '@/i18n/words';

/** What is asked for, in the reader's language; an officer's own words stay as they were written. */
export function itemInWords({ documentKind, template, ownWords }: AskedFor, { t }: Words): string {
  const said = documentKind
    ? t('correspondence.sendUs', { document: t(`evidence.kind.${documentKind}`) })
    : template
      ? t(`correspondence.question.${template}`)
      : null;
  return [said, ownWords].filter(Boolean).join(' ');
}

/** Everything that is asked for, one line each, as a letter lists it. */
export const itemsInWords = (items: readonly AskedFor[], words: Words): string =>
  items.map((item, index) => `${index + 1}. ${itemInWords(item, words)}`).join('\n');
