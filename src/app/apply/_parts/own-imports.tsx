import { withQuery } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { OwnImport } from '@/services/imports/own-imports';
import type { CodeBook } from '@/services/reference/list-codes';

interface OwnImportsProps {
  readonly imports: readonly OwnImport[];
  readonly book: CodeBook;
  readonly from: string;
  readonly words: Words;
}

/** The reader's own imports of this species, each a link that fills in its number; nothing is saved by it. */
export function OwnImports({ imports, book, from, words: { t, format } }: OwnImportsProps) {
  if (imports.length === 0) return null;
  return (
    <>
      <h2>{t('apply.imports.heading')}</h2>
      <ul>
        {imports.map(({ record, left }) => (
          <li key={record.reference}>
            <a href={withQuery('', { use: record.reference, from })}>
              {t('apply.imports.use', {
                number: `${record.documentNumber}, ${record.reference}`,
                left: format.quantity(left),
                quantity: format.quantity(record.quantity, book.nameOf('units', record.unit)),
              })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
