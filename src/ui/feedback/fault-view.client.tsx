'use client';

import { FAULT_WORDS } from '@/i18n/fault-words';
import { DEFAULT_LOCALE, isLocale } from '@/i18n/locale';
import { errorReference } from './error-reference';

/** The language of the document that broke. */
export const documentLocale = () => {
  const lang = typeof document === 'undefined' ? null : document.documentElement.lang;
  return isLocale(lang) ? lang : DEFAULT_LOCALE;
};

/** A fault of ours in the page's place: what was kept, what to do, and the reference that also stands in the log. */
export function FaultView({ digest, retry }: { readonly digest: string | undefined; readonly retry: () => void }) {
  const words = FAULT_WORDS[documentLocale()];
  return (
    <main id="main" className="main problem-view" suppressHydrationWarning>
      <title>{words.title}</title>
      <h1>{words.title}</h1>
      <p className="lead">
        {words.detail} <bdi className="code">{errorReference(digest ?? 'none')}</bdi>
      </p>
      <div className="button-row">
        <button type="button" className="button button-primary" onClick={retry}>
          {words.again}
        </button>
        <a href="/">{words.home}</a>
      </div>
    </main>
  );
}
