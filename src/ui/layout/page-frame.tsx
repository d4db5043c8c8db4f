import type { ReactNode } from 'react';
import type { Link } from './link';

interface PageFrameProps {
  readonly width: 'reading' | 'wide';
  readonly words: {
    readonly skip: string;
    readonly navigation: string;
    readonly footerNavigation: string;
    readonly languages: string;
    /** What a narrow screen calls all that stands in the header beside the name. */
    readonly menu: string;
    readonly law: string;
  };
  readonly brand: Link & { readonly authority: string };
  readonly notice: string | null;
  readonly address: string;
  readonly sections: readonly Link[];
  readonly languages: readonly (Link & { readonly lang: string; readonly isCurrent: boolean })[];
  readonly footer: readonly Link[];
  readonly account:
    | { readonly signIn: Link }
    | { readonly name: string; readonly signOut: { readonly action: string; readonly text: string } };
  readonly children: ReactNode;
}

const isWithin = (address: string, href: string) => address === href || address.startsWith(`${href}/`) || address.startsWith(`${href}?`);

/** The section a reader is in: of two that both lead here, the more particular one. */
const currentSection = (address: string, sections: readonly Link[]) =>
  sections
    .filter(({ href }) => isWithin(address, href))
    .sort((a, b) => b.href.length - a.href.length)
    .at(0)?.href;

/** Header, navigation, `<main>`, footer: the same on every page, in the same order. */
export function PageFrame({ width, words, brand, notice, address, sections, languages, footer, account, children }: PageFrameProps) {
  return (
    <>
      <a className="skip-link" href="#main">
        {words.skip}
      </a>
      <header id="header" className="site-header">
        <div className="site-header-row">
          <a className="brand" href={brand.href}>
            {brand.text}
          </a>
          <details className="menu">
            <summary>{words.menu}</summary>
            <div className="menu-content">
              <span className="authority">{brand.authority}</span>
              <ul className="languages" aria-label={words.languages}>
                {languages.map(({ href, text, lang, isCurrent }) => (
                  <li key={lang}>
                    <a href={href} lang={lang} hrefLang={lang} aria-current={isCurrent ? 'true' : undefined}>
                      {text}
                    </a>
                  </li>
                ))}
              </ul>
              <Account account={account} />
              <nav aria-label={words.navigation}>
                <ul className="sections">
                  {sections.map(({ href, text }) => (
                    <li key={href}>
                      <a href={href} aria-current={href === currentSection(address, sections) ? 'page' : undefined}>
                        {text}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            </div>
          </details>
        </div>
      </header>
      {notice ? <p className="demonstration">{notice}</p> : null}
      <main id="main" tabIndex={-1} className={width === 'wide' ? 'main main-wide' : 'main'}>
        {children}
      </main>
      <footer className="site-footer">
        <nav aria-label={words.footerNavigation}>
          <ul>
            {footer.map(({ href, text }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>{words.law}</p>
      </footer>
    </>
  );
}

function Account({ account }: Pick<PageFrameProps, 'account'>) {
  if ('signIn' in account) {
    return (
      <p className="account">
        <a href={account.signIn.href}>{account.signIn.text}</a>
      </p>
    );
  }
  return (
    <form className="account" method="post" action={account.signOut.action}>
      <button type="submit" className="button-link">
        {account.signOut.text}
      </button>
      <span>{account.name}</span>
    </form>
  );
}
