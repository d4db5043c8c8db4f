import { lineLetter, type PermitLine } from '@/domain/permit/permit';
import { FOREST, rule, type Sheet } from '../../sheet/sheet';
import { CODE, LABEL, SMALL, STRONG, writeAt, writeCentred, writeOwn } from '../../sheet/write';
import { caption } from './captions';
import { drawSealPlace } from './conditions';
import { type Desk, fill, spoken } from './desk';
import { LEFT, PAD, RIGHT, ROW } from './geometry';
import { COPIED, LABELS, type Label, ORIGIN_NOTES, SIGNED, UNSIGNED } from './labels';

/** The notes of boxes 12 and 12b, under the blocks. */
export function drawOriginNotes(sheet: Sheet, top: number): void {
  let y = top + 1.2;
  for (const note of ORIGIN_NOTES) y = writeOwn(sheet, 'label 12 notes', SMALL, LEFT + PAD, y, RIGHT - LEFT - 2 * PAD, note);
}

const SIGNATURE_TEXT = { original: SIGNED, specimen: UNSIGNED, copy: COPIED } as const satisfies Record<Desk['kind'], readonly string[]>;

/** The electronic equivalent of a signature, in three languages; a copy or a preview says that it has none. */
export function drawSigned(desk: Desk, sheet: Sheet, x: number, y: number, width: number): number {
  return SIGNATURE_TEXT[desk.kind].reduce(
    (top, text, index) =>
      writeOwn(sheet, 'label 13 signed', index === 0 ? { ...SMALL, size: 5.2, leading: 5.9, colour: FOREST } : SMALL, x, top, width, text) +
      0.6,
    y,
  );
}

/** Box 13. */
export function drawIssue(desk: Desk, sheet: Sheet): void {
  const { issue } = desk.content;
  const seal = RIGHT - 152;
  rule(sheet, LEFT, ROW.issue, RIGHT, ROW.issue, 1);
  rule(sheet, seal, ROW.issue, seal, ROW.endorsement);
  const top = caption(sheet, LABELS.issued, LEFT, ROW.issue, 190);
  const name = [...spoken(issue.by, { ...STRONG, size: 9, leading: 10.2 }), ...spoken(issue.title)];
  fill(desk, sheet, '13 by', 'Box 13, issued by', { x: LEFT + PAD, y: top, width: 182, height: 28 }, name);
  const placeLeft = LEFT + 194;
  const dateLeft = seal - 74;
  writeAt(sheet, 'label 13', LABEL, placeLeft, ROW.issue + 7.6, LABELS.place.en);
  writeAt(sheet, 'label 13', SMALL, placeLeft + 20, ROW.issue + 7.6, `${LABELS.place.fr} · ${LABELS.place.es}`);
  fill(
    desk,
    sheet,
    '13 place',
    'Box 13, place',
    { x: placeLeft, y: top, width: dateLeft - placeLeft - 6, height: 28 },
    spoken(issue.place),
  );
  writeAt(sheet, 'label 13', LABEL, dateLeft, ROW.issue + 7.6, LABELS.date.en);
  writeAt(sheet, 'label 13', SMALL, dateLeft + 17, ROW.issue + 7.6, LABELS.date.es);
  fill(desk, sheet, '13 date', 'Box 13, date', { x: dateLeft, y: top, width: 70, height: 14 }, [
    { style: { ...CODE, size: 9, leading: 10.5 }, text: issue.on, atomic: true },
  ]);
  drawSigned(desk, sheet, LEFT + PAD, ROW.endorsement - 19.6, seal - LEFT - 2 * PAD);
  caption(sheet, LABELS.seal, seal, ROW.issue, RIGHT - seal - 60);
  drawSealPlace(sheet, RIGHT - 33, (ROW.issue + ROW.endorsement) / 2, 28.5);
}

/** A line to write on, and what to write there. */
function inkLine(sheet: Sheet, label: Label, x: number, y: number, width: number): void {
  rule(sheet, x, y, x + width, y, 0.5);
  writeAt(sheet, 'label 14', { ...LABEL, size: 5.2 }, x, y + 6, label.en);
  const others = [...new Set([label.fr, label.es])].join(' · ');
  writeAt(sheet, 'label 14', SMALL, x, y + 11.4, others);
}

/** Box 14: for the ink of the inspecting official. Rows of lines that do not exist are struck through. */
export function drawEndorsement(
  sheet: Sheet,
  positions: readonly number[],
  lines: readonly PermitLine[],
  top: number,
  height: number,
): void {
  rule(sheet, LEFT, top, RIGHT, top, 1);
  caption(sheet, LABELS.endorsement, LEFT, top, 168);
  const rowsTop = top + 24;
  const rowHeight = (height - 24) / positions.length;
  const block = LEFT + 54;
  const right = LEFT + 168;
  rule(sheet, LEFT, top + 15.6, right, top + 15.6, 0.3);
  writeCentred(sheet, 'label 14', SMALL, (LEFT + block) / 2, top + 21.4, 'Block · Bloc · Bloque');
  writeCentred(sheet, 'label 14', SMALL, (block + right) / 2, top + 21.4, 'QUANTITY · Quantité · Cantidad');
  rule(sheet, block, top + 15.6, block, top + height, 0.4);
  rule(sheet, right, top, right, top + height, 0.6);
  positions.forEach((position, index) => {
    const y = rowsTop + index * rowHeight;
    rule(sheet, LEFT, y, right, y, 0.3);
    writeCentred(
      sheet,
      '14 block',
      { ...LABEL, size: 8, role: 'label' },
      (LEFT + block) / 2,
      y + rowHeight / 2 + 2.9,
      lineLetter(position),
    );
    if (!lines.some((line) => line.position === position))
      rule(sheet, block + 8, y + rowHeight / 2, right - 8, y + rowHeight / 2, 0.7, '4 2.5');
  });
  const base = top + height - 16;
  inkLine(sheet, LABELS.port, right + 12, base, 92);
  inkLine(sheet, LABELS.date, right + 114, base, 54);
  inkLine(sheet, LABELS.signature, right + 178, base, 86);
  inkLine(sheet, LABELS.officialStamp, right + 274, base, 92);
}

/** Box 15. */
export function drawTransport(sheet: Sheet): void {
  rule(sheet, LEFT, ROW.transport, RIGHT, ROW.transport, 1);
  caption(sheet, LABELS.transport, LEFT, ROW.transport, 260);
  rule(sheet, LEFT + 224, ROW.transport + 12, RIGHT - PAD, ROW.transport + 12, 0.4, '0.5 1.5');
}
