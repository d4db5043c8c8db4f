import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font, type Glyph } from 'fontkit';
import { invariant } from '@/domain/shared/invariant';

/** The font files of the permit; the last three stand in for glyphs that the first four lack. */
export const FONT_IDS = ['sans', 'strong', 'taxon', 'code', 'world', 'han', 'hangul'] as const;
export type FontId = (typeof FONT_IDS)[number];

const FILES: Readonly<Record<FontId, string>> = {
  sans: 'ibm-plex-sans-400.ttf',
  strong: 'ibm-plex-sans-600.ttf',
  taxon: 'source-serif-4-400-italic.ttf',
  code: 'jetbrains-mono-500.ttf',
  world: 'noto-sans-400.ttf',
  han: 'noto-sans-sc-400.ttf',
  hangul: 'nanum-gothic-400.ttf',
};

/** A parsed font, kept for the life of the process: parsing anew for each permit would cost more than drawing it. */
export interface Typeface {
  readonly bytes: Uint8Array;
  readonly font: Font;
  /** Advance of a character in thousandths of the size; null when the font has no glyph for it. */
  readonly advance: (codePoint: number) => number | null;
}

const loaded = new Map<FontId, Typeface>();
const byBytes = new Map<Uint8Array, Font>();

/** The start of every process is the root of the project, in development, in tests and in the container. */
const path = (id: FontId): string => join(process.cwd(), 'src', 'pdf', 'fonts', FILES[id]);

function load(id: FontId): Typeface {
  const bytes = new Uint8Array(readFileSync(path(id)));
  const font = create(bytes);
  const glyphs = new Map<number, Glyph>();
  const glyphOf = (codePoint: number): Glyph => {
    const known = glyphs.get(codePoint);
    if (known) return known;
    const glyph = font.glyphForCodePoint(codePoint);
    invariant(glyph, `no glyph for ${codePoint}`);
    glyphs.set(codePoint, glyph);
    return glyph;
  };
  // One character, one glyph: no ligature and no kerning, so that what is measured is what is drawn and what is copied out again.
  font.layout = (text) => ({ glyphs: [...text].map((character) => glyphOf(character.codePointAt(0) ?? 0)) });
  const advances = new Map<number, number | null>();
  const advance = (codePoint: number): number | null => {
    const known = advances.get(codePoint);
    if (known !== undefined) return known;
    const width = font.hasGlyphForCodePoint(codePoint) ? (glyphOf(codePoint).advanceWidth * 1000) / font.unitsPerEm : null;
    advances.set(codePoint, width);
    return width;
  };
  byBytes.set(bytes, font);
  return { bytes, font, advance };
}

/** The parsed font of that name. The Han font is ten megabytes, so it is read when the first such character is drawn. */
export function typeface(id: FontId): Typeface {
  const known = loaded.get(id);
  if (known) return known;
  const face = load(id);
  loaded.set(id, face);
  return face;
}

/** What pdf-lib asks for a font: ours are parsed already. */
export const parsedFontkit = { create: (bytes: Uint8Array): Font => byBytes.get(bytes) ?? create(bytes) };
