import type { ReactNode } from 'react';

/** The one `<h1>` of a page, with what it belongs to above it. */
export function Heading({ caption, children }: { readonly caption?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="heading">
      {caption ? <p className="heading-caption">{caption}</p> : null}
      <h1>{children}</h1>
    </div>
  );
}

/** The way back, first on every question page. */
export function BackLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className="back-link" href={href}>
      {children}
    </a>
  );
}

/** The first paragraph under a heading. */
export function Lead({ children }: { readonly children: ReactNode }) {
  return <p className="lead">{children}</p>;
}

/** A ruled section with its own heading. */
export function Panel({ heading, id, children }: { readonly heading?: ReactNode; readonly id?: string; readonly children: ReactNode }) {
  return (
    <section className="panel" aria-labelledby={heading && id ? id : undefined}>
      {heading ? <h2 id={id}>{heading}</h2> : null}
      {children}
    </section>
  );
}

/** Two columns on a wide screen (`main` first in reading order), one below it. */
export function Columns({ aside, children }: { readonly aside: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="columns">
      <div>{children}</div>
      <aside>{aside}</aside>
    </div>
  );
}

/** A row of buttons and links; the primary one first. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}

/** A link that looks like a button, for going somewhere; a button is for doing something. */
export function LinkButton({
  href,
  tone = 'secondary',
  children,
}: {
  readonly href: string;
  readonly tone?: 'primary' | 'secondary' | 'danger';
  readonly children: ReactNode;
}) {
  return (
    <a className={`button button-${tone}`} href={href}>
      {children}
    </a>
  );
}

/** A scientific name, as a herbarium sheet sets it. */
export function TaxonName({ name, commonName }: { readonly name: string; readonly commonName?: string | null }) {
  return (
    <span className="taxon">
      <i lang="la" dir="ltr" className="scientific-name">
        {name}
      </i>
      {commonName ? <span className="common-name">{commonName}</span> : null}
    </span>
  );
}

/** A number or code that must be read exactly: permit number, check code, reference. */
export function Code({ children }: { readonly children: ReactNode }) {
  return (
    <bdi dir="ltr" className="code">
      {children}
    </bdi>
  );
}
