import type { Sheet } from '../../sheet/sheet';
import { FOREST } from '../../sheet/sheet';
import { LABEL, SMALL, writeAt, writeOwn } from '../../sheet/write';
import { measure } from '../../text/printable';
import { PAD } from './geometry';
import type { Label } from './labels';

const NUMBER = { ...LABEL, size: 7 };

/** Writes a box's number and label, English first, French and Spanish smaller beside or beneath it; gives the lower edge. */
export function caption(sheet: Sheet, label: Label, x: number, y: number, width: number): number {
  const box = `label ${label.box}`.trim();
  const indent = label.box === '' ? 0 : measure(NUMBER.face, label.box, NUMBER.size) + 3;
  const inner = width - 2 * PAD - indent;
  if (label.box !== '') writeAt(sheet, box, { ...NUMBER, colour: FOREST }, x + PAD, y + 7.6, label.box);
  const others = `${label.fr} · ${label.es}`;
  const after = measure(LABEL.face, label.en, LABEL.size) + 4;
  if (after + measure(SMALL.face, others, SMALL.size) <= inner) {
    writeAt(sheet, box, LABEL, x + PAD + indent, y + 7.6, label.en);
    writeAt(sheet, box, SMALL, x + PAD + indent + after, y + 7.6, others);
    return y + 9.8;
  }
  const english = writeOwn(sheet, box, LABEL, x + PAD + indent, y + 2.6, inner, label.en);
  const outdent = width < 80 ? indent : 0;
  return writeOwn(sheet, box, SMALL, x + PAD + indent - outdent, english, inner + outdent, others) + 0.6;
}
