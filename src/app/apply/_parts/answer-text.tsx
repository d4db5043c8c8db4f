import type { ReactNode } from 'react';
import { type FieldName, fieldRow } from '@/domain/application/application-fields';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import { Code, TaxonName } from '@/ui/layout/page-parts';

/** A code with its plain words: "To sell, or otherwise for gain (T)". */
export const withCode = (list: 'purpose' | 'source', code: string, { t, say, has }: Words): string => {
  const key = `apply.${list}.${code}`;
  return has(key) ? t('apply.withCode', { words: say({ key }), code }) : code;
};

/** A code of the catalogue in words. */
export const named = (list: 'form' | 'documentType', code: string, { say, has }: Words): string =>
  has(`codes.${list}.${code}`) ? say({ key: `codes.${list}.${code}` }) : code;

/** A name of a code list with the code behind it. */
export const listed = (list: 'terms' | 'units', code: string, book: CodeBook, { t }: Words): string =>
  t('apply.withCode', { words: book.nameOf(list, code), code });

/** An answer as a reader reads it back. */
export function answerText(name: FieldName, answer: string, book: CodeBook, words: Words): ReactNode {
  const { t, format } = words;
  switch (fieldRow(name).kind) {
    case 'form':
      return named('form', answer, words);
    case 'document-type':
      return named('documentType', answer, words);
    case 'purpose':
      return withCode('purpose', answer, words);
    case 'source':
    case 'secondary-source':
      return withCode('source', answer, words);
    case 'country':
      return book.nameOf('countries', answer);
    case 'term':
      return listed('terms', answer, book, words);
    case 'unit':
      return listed('units', answer, book, words);
    case 'taxon':
      return <TaxonName name={answer} />;
    case 'quantity':
      return format.quantity(answer);
    case 'date':
      return format.day(answer);
    case 'yes-no':
      return answer === 'yes' ? t('shared.yes') : t('shared.no');
    case 'permit-number':
      return <Code>{answer}</Code>;
    case 'paragraph':
    case 'marks':
    case 'text':
    case 'derived':
      return answer;
  }
}
