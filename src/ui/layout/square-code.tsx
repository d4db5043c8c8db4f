/** A square code as `qrSvg` draws it, as large as there is room for. */
export function SquareCode({ svg }: { readonly svg: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: qrSvg makes this from numbers; the one text in it, its title, is escaped there.
  return <div className="square-code" dangerouslySetInnerHTML={{ __html: svg }} />;
}
