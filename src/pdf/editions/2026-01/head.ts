import type { IsoDate } from '@/domain/shared/iso-date';
import { area, circle, FOREST, frame, GREY, INK, OCHRE, rule, type Sheet, tickBox, WHITE } from '../../sheet/sheet';
import { CODE, DATA, LABEL, SMALL, STRONG, type Style, writeAt, writeCentred, writeRight } from '../../sheet/write';
import { cleanText, measure } from '../../text/printable';
import { wrap } from '../../text/wrap';
import { caption } from './captions';
import { type Desk, fill, spoken } from './desk';
import { LEFT, PAD, QR_LEFT, QR_PATCH, RIGHT, ROW } from './geometry';
import { CHECK, CHECK_CODE, CONVENTION, KINDS, LABELS, PAPER_NOTE, PAPER_WORD } from './labels';

/** The permit's own number and its last day: the two things every inspector looks for. */
const BIG: Style = { role: 'data', face: 'code', size: 13, leading: 14.5, colour: INK };
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** `22 MAY 2027`: a month in letters cannot be read as a day. */
const dayInWords = (on: IsoDate): string => `${on.slice(8, 10)} ${MONTHS[Number(on.slice(5, 7)) - 1] ?? ''} ${on.slice(0, 4)}`;

/** Emblem of the State and name of the Convention. */
export function drawConvention(party: string, sheet: Sheet): void {
  const centre = LEFT + 18;
  const middle = ROW.head + 17;
  circle(sheet, centre, middle, 13.4, 0.9, FOREST);
  circle(sheet, centre, middle, 11.4, 0.35, FOREST);
  writeCentred(sheet, 'emblem', { ...LABEL, size: 9.5 }, centre, middle + 3.4, cleanText(party).slice(0, 2));
  const x = LEFT + 38;
  writeAt(sheet, 'head', { ...LABEL, size: 8.1 }, x, ROW.head + 12.2, CONVENTION.en);
  writeAt(sheet, 'head', { ...SMALL, size: 5.6 }, x, ROW.head + 20.6, CONVENTION.fr);
  writeAt(sheet, 'head', { ...SMALL, size: 5.6 }, x, ROW.head + 28, CONVENTION.es);
}

/** Box 1, kind of document: exactly one is ticked; "other" says which. */
function drawKinds(desk: Desk, sheet: Sheet): void {
  const { form, otherTitle } = desk.content;
  const places = [LEFT + PAD, LEFT + 82, LEFT + 178, LEFT + 262];
  KINDS.forEach((kind, index) => {
    const x = places[index] ?? LEFT;
    tickBox(sheet, x, ROW.kind + 6.5, 9, kind.form === form);
    writeAt(sheet, 'label 1', { ...LABEL, size: 6.6 }, x + 13, ROW.kind + 10.6, kind.en);
    writeAt(sheet, 'label 1', SMALL, x + 13, ROW.kind + 17.2, kind.other);
  });
  if (form !== 'OTHER') return;
  const x = LEFT + 312;
  const title = { x, y: ROW.kind + 1.6, width: QR_LEFT - x - PAD, height: 19.4 };
  fill(desk, sheet, '1 kind', 'Box 1, other: kind of document', title, spoken(otherTitle ?? '', STRONG));
}

/** Boxes 1 and 2. */
function drawNumber(desk: Desk, sheet: Sheet, pages: string): void {
  const split = LEFT + 230;
  rule(sheet, split, ROW.number, split, ROW.parties);
  const top = caption(sheet, LABELS.number, LEFT, ROW.number, 140);
  writeAt(sheet, '1', BIG, LEFT + PAD, top + 13, desk.number);
  const original = PAPER_WORD[desk.kind];
  const word: Style = { ...STRONG, size: 9.5, colour: OCHRE };
  const width = measure(word.face, original, word.size) + 10;
  frame(sheet, split - PAD - width, ROW.number + 4, width, 13.5, 0.9);
  writeAt(sheet, '1 original', word, split - PAD - width + 5, ROW.number + 14, original);
  writeRight(sheet, '1 pages', DATA, split - PAD, ROW.parties - 6, pages);

  const { validUntil, validFrom } = desk.content;
  const validTop = caption(sheet, LABELS.validUntil, split, ROW.number, QR_LEFT - split);
  writeAt(sheet, '2', BIG, split + PAD, validTop + 13, dayInWords(validUntil));
  writeRight(sheet, '2 iso', CODE, QR_LEFT - PAD, ROW.number + 9.4, validUntil);
  writeRight(sheet, '2 from', CODE, QR_LEFT - PAD, validTop + 13, `from ${validFrom}`);
}

/** The address to check at, in as many lines as it needs and never out of its column. */
function addressLines(address: string, width: number): { readonly style: Style; readonly lines: readonly string[] } {
  for (const size of [8, 7, 6]) {
    const lines = wrap('strong', address, size, width);
    if (lines.length <= 2) return { style: { ...STRONG, size, leading: size + 1, colour: FOREST }, lines };
  }
  return { style: { ...STRONG, size: 5, leading: 5.8, colour: FOREST }, lines: wrap('strong', address, 5, width).slice(0, 4) };
}

/** The QR with nothing behind it, the address in words and the check code; a copy or a preview has none of them. */
function drawCheck(desk: Desk, sheet: Sheet): void {
  const centre = (QR_LEFT + RIGHT) / 2;
  const top = ROW.head + 3;
  area(sheet, QR_LEFT + 0.5, ROW.head + 0.5, RIGHT - QR_LEFT - 1, ROW.conditions - ROW.head - 1, WHITE);
  if (desk.kind !== 'original') {
    writeCentred(sheet, 'qr', { ...STRONG, size: 13, colour: OCHRE }, centre, ROW.head + 74, PAPER_WORD[desk.kind]);
    writeCentred(sheet, 'qr', { ...DATA, colour: GREY, size: 6, role: 'label' }, centre, ROW.head + 86, PAPER_NOTE[desk.kind]);
    return;
  }
  sheet.qr = { x: centre - QR_PATCH / 2, y: top, side: QR_PATCH };
  writeCentred(sheet, 'qr', { ...SMALL, size: 5.2 }, centre, top + QR_PATCH + 4.6, CHECK);
  const { style, lines } = addressLines(desk.checkAddress, RIGHT - QR_LEFT - 2 * PAD);
  const start = top + QR_PATCH + 6.6;
  for (const [index, line] of lines.entries())
    writeCentred(sheet, 'qr address', style, centre, start + style.size * 0.86 + index * style.leading, line);
  writeCentred(sheet, 'label check code', SMALL, centre, ROW.conditions - 18.5, CHECK_CODE);
  writeCentred(sheet, 'check code', { ...BIG, size: 11.5 }, centre, ROW.conditions - 6, desk.checkCode);
}

/** Everything above the parties; the same on each page of the permit. */
export function drawHead(desk: Desk, sheet: Sheet, pages: string): void {
  drawConvention(desk.content.party, sheet);
  for (const y of [ROW.kind, ROW.number, ROW.parties]) rule(sheet, LEFT, y, QR_LEFT, y);
  rule(sheet, QR_LEFT, ROW.head, QR_LEFT, ROW.conditions);
  drawKinds(desk, sheet);
  drawNumber(desk, sheet, pages);
  drawCheck(desk, sheet);
}
