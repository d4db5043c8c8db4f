import { measure } from '../text/printable';
import { wrap } from '../text/wrap';
import type { Sheet } from './sheet';
import { type Area, STRONG, type Style, writeLines } from './write';

/** A paragraph of a box. An atomic one, a number or a code, stands whole on one line or not at all: half a number is another number. */
export interface Paragraph {
  readonly style: Style;
  readonly text: string;
  readonly atomic?: true;
}

/** The whole text of a box that was too small for it. */
export interface AnnexEntry {
  readonly number: number;
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
}

interface SetLine {
  readonly style: Style;
  readonly text: string;
}

/** Lines of the paragraphs, and whether all of them could be set as they must be. */
function setLines(paragraphs: readonly Paragraph[], width: number): { readonly lines: readonly SetLine[]; readonly whole: boolean } {
  const lines: SetLine[] = [];
  for (const { style, text, atomic } of paragraphs) {
    const wrapped = wrap(style.face, text, style.size, width);
    if (atomic && wrapped.length > 1) return { lines, whole: false };
    lines.push(...wrapped.map((line) => ({ style, text: line })));
  }
  return { lines, whole: true };
}

const heightOf = (lines: readonly SetLine[]): number => lines.reduce((sum, line) => sum + line.style.leading, 0);

/** `→ annex 3`, as long as there is room for it. */
function pointer(annexNumber: number, width: number): string {
  const texts = [`→ annex ${annexNumber} · annexe · anexo`, `→ annex ${annexNumber}`, `→ ${annexNumber}`];
  return texts.find((text) => measure(STRONG.face, text, STRONG.size) <= width) ?? `→ ${annexNumber}`;
}

function put(sheet: Sheet, box: string, { x, y }: Area, lines: readonly SetLine[]): number {
  return lines.reduce((top, line) => writeLines(sheet, box, line.style, x, top, [line.text]), y);
}

/**
 * Writes a box. The first way of setting it that fits is taken; when none does, its beginning is printed with a pointer to the annex,
 * where the whole text stands. Nothing is made smaller, nothing is cut unseen, and nothing leaves its box.
 */
export function writeBox(
  sheet: Sheet,
  annex: AnnexEntry[],
  box: string,
  title: string,
  area: Area,
  ways: readonly (readonly Paragraph[])[],
): void {
  const filled = ways.map((way) => way.filter((paragraph) => paragraph.text !== ''));
  if (filled.every((way) => way.length === 0)) return;
  for (const way of filled) {
    const { lines, whole } = setLines(way, area.width);
    if (whole && heightOf(lines) <= area.height + 0.01) {
      put(sheet, box, area, lines);
      return;
    }
  }
  const last = filled.at(-1) ?? [];
  const number = annex.length + 1;
  annex.push({ number, title, paragraphs: last });
  const kept: SetLine[] = [];
  for (const line of setLines(last, area.width).lines) {
    if (heightOf(kept) + line.style.leading + STRONG.leading > area.height) break;
    kept.push(line);
  }
  const bottom = put(sheet, box, area, kept);
  writeLines(sheet, box, STRONG, area.x, bottom, [pointer(number, area.width)]);
}
