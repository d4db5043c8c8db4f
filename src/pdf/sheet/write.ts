import type { Face } from '../text/printable';
import { measure } from '../text/printable';
import { wrap } from '../text/wrap';
import { FOREST, GREY, INK, type Sheet, type TextItem, type TextRole } from './sheet';

/** The area that a text may fill. `y` is its upper edge. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A kind of text: face, size and the distance from line to line. */
export interface Style {
  readonly role: TextRole;
  readonly face: Face;
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
}

/** Data are never below 8 pt; what explains them is. */
export const DATA: Style = { role: 'data', face: 'sans', size: 8, leading: 9.2, colour: INK };
export const STRONG: Style = { ...DATA, face: 'strong' };
export const CODE: Style = { ...DATA, face: 'code' };
export const TAXON: Style = { role: 'data', face: 'taxon', size: 10.5, leading: 11.2, colour: INK };
export const LABEL: Style = { role: 'label', face: 'strong', size: 5.6, leading: 6.3, colour: FOREST };
export const SMALL: Style = { role: 'translation', face: 'sans', size: 4.6, leading: 5.3, colour: GREY };
export const TRANSLATION: Style = { role: 'translation', face: 'sans', size: 6, leading: 6.8, colour: GREY };

/** The part of a line above its baseline, as a share of the size; keeps ascenders and accents inside the area. */
const ASCENT = 0.86;

/** Writes one line with its baseline at `y`. */
export function writeAt(sheet: Sheet, box: string, style: Style, x: number, y: number, text: string, turn?: number): void {
  if (text === '') return;
  const { role, face, size, colour } = style;
  const item: TextItem = { box, role, face, size, x, y, text, colour };
  sheet.texts.push(turn === undefined ? item : { ...item, turn });
}

/** Writes one line that ends at `right`. */
export const writeRight = (sheet: Sheet, box: string, style: Style, right: number, y: number, text: string): void =>
  writeAt(sheet, box, style, right - measure(style.face, text, style.size), y, text);

/** Writes one line with its middle at `centre`. */
export const writeCentred = (sheet: Sheet, box: string, style: Style, centre: number, y: number, text: string): void =>
  writeAt(sheet, box, style, centre - measure(style.face, text, style.size) / 2, y, text);

/** Writes lines below one another from the upper edge `y`; gives the lower edge. */
export function writeLines(sheet: Sheet, box: string, style: Style, x: number, y: number, lines: readonly string[]): number {
  lines.forEach((line, index) => {
    writeAt(sheet, box, style, x, y + style.size * ASCENT + index * style.leading, line);
  });
  return y + lines.length * style.leading;
}

/** Writes a text that is known to be ours, and so known to fit; gives the lower edge. */
export const writeOwn = (sheet: Sheet, box: string, style: Style, x: number, y: number, width: number, text: string): number =>
  writeLines(sheet, box, style, x, y, wrap(style.face, text, style.size, width));
