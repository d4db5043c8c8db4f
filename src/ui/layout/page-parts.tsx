import { Fragment, type ReactNode } from 'react';

/** References, rule ids and permit numbers, at whose signs a browser would end a line: A-10006, COD-13, 26XA000123/EX. */
const CODES = /(?:[A-Z]{1,4}-[A-Z0-9]{2,12}|\d{2}[A-Z]{2}\d{6}\/[A-Z]{2})(?![\p{L}\p{N}])/gu;

/** Text in which no code is broken over two lines. */
function Unbroken({ children }: { readonly children: ReactNode }) {
  if (typeof children !== 'string') return children;
  const codes = [...children.matchAll(CODES)].map(({ 0: code, index }) => ({ code, index }));
  return codes.length === 0 ? (
    children
  ) : (
    <>
      {codes.map(({ code, index }, at) => (
        <Fragment key={index}>
          {children.slice(endOf(codes[at - 1]), index)}
          <span className="unbroken">{code}</span>
        </Fragment>
      ))}
      {children.slice(endOf(codes.at(-1)))}
    </>
  );
}

const endOf = (found: { readonly code: string; readonly index: number } | undefined): number =>
  found ? found.index + found.code.length : 0;

/** The one `<h1>` of a page, with what it belongs to above it. */
export function Heading({ caption, children }: { readonly caption?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="heading">
      {caption ? (
        <p className="heading-caption">
          <Unbroken>{caption}</Unbroken>
        </p>
      ) : null}
      <h1>
        <Unbroken>{children}</Unbroken>
      </h1>
    </div>
  );
}

/** The way back, first on every question page. */
export function BackLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className="back-link" href={href}>
      <Unbroken>{children}</Unbroken>
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
      <Unbroken>{children}</Unbroken>
    </a>
  );
}

interface TaxonNameProps {
  readonly name: string;
  readonly commonName?: string | null;
  /** Of the common name, where it is not the reader's: on a permit it stands in English. */
  readonly language?: 'en';
}

/** A scientific name, as a herbarium sheet sets it. */
export function TaxonName({ name, commonName, language }: TaxonNameProps) {
  return (
    <span className="taxon">
      <i lang="la" dir="ltr" className="scientific-name">
        {name}
      </i>
      {commonName ? (
        <span className="common-name" lang={language}>
          {commonName}
        </span>
      ) : null}
    </span>
  );
}

/** A reference, a permit number, a check code: they fit on a line of the narrowest phone; an address or a fingerprint does not. */
const SHORT_CODE = /^[A-Z0-9/-]{1,16}$/;

/** A number or code that must be read exactly: permit number, check code, reference. */
export function Code({ children }: { readonly children: ReactNode }) {
  return (
    <bdi dir="ltr" className={typeof children === 'string' && SHORT_CODE.test(children) ? 'code unbroken' : 'code'}>
      {children}
    </bdi>
  );
}
