/** fontkit 2.0 ships no types: what pdf-lib asks of a font, and the one question more that the permit asks. */
declare module 'fontkit' {
  import type { PDFDocument } from 'pdf-lib';

  type Created = NonNullable<Awaited<ReturnType<Parameters<PDFDocument['registerFontkit']>[0]['create']>>>;
  type EmbeddableFont = Extract<Created, { layout: unknown }>;
  export type Font = EmbeddableFont & { hasGlyphForCodePoint(codePoint: number): boolean };
  export type Glyph = NonNullable<ReturnType<EmbeddableFont['glyphForCodePoint']>>;
  export function create(bytes: Uint8Array, postscriptName?: string): Font;
}
