import type { ReactNode } from 'react';
import type { Words } from '@/i18n/words';

/** The columns of a case, in reading order: what is asked, what the law says to it, who has to do with it. */
export const COLUMNS = ['application', 'checks', 'context'] as const;
export type ColumnName = (typeof COLUMNS)[number];

const idOf = (name: ColumnName): string => `column-${name}`;

/** One column: a region of its own that can be gone to. */
export function Column({ name, words, children }: { readonly name: ColumnName; readonly words: Words; readonly children: ReactNode }) {
  const heading = `${idOf(name)}-heading`;
  return (
    <section id={idOf(name)} className={`case-column case-${name}`} aria-labelledby={heading} tabIndex={-1}>
      <h2 id={heading} className="case-column-heading">
        {words.t(`case.column.${name}`)}
      </h2>
      {children}
    </section>
  );
}

/** The ways to the columns; on a narrow screen they stand below one another, and this is how to get about. */
export function ColumnLinks({ words: { t } }: { readonly words: Words }) {
  return (
    <nav aria-label={t('case.column.links')} className="case-links">
      <ul className="views">
        {COLUMNS.map((name) => (
          <li key={name}>
            <a href={`#${idOf(name)}`}>{t(`case.column.${name}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
