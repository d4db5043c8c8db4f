import { lineLetter } from '@/domain/permit/permit';
import type { AnnexEntry } from '../../sheet/fit';
import { newSheet, rule, type Sheet } from '../../sheet/sheet';
import { CODE, LABEL, STRONG, type Style, writeAt, writeLines } from '../../sheet/write';
import { wrap } from '../../text/wrap';
import { caption } from './captions';
import { type Desk, fill, spoken } from './desk';
import { CAPTIONS_HEIGHT, LEFT, LINE_HEIGHT, LINES_PER_CONTINUATION, PAD, QR_LEFT, RIGHT, ROW } from './geometry';
import { drawHead } from './head';
import { drawEndorsement, drawOriginNotes, drawSigned } from './issue';
import { LABELS } from './labels';
import { drawBlock, drawCaptions } from './specimen-lines';

const ROWS_TOP = ROW.conditions;

/** What a page that follows must carry so that it cannot be joined to another permit: number, date of issue, authority, its place. */
export function drawBelonging(desk: Desk, sheet: Sheet, extent: string, pages: string): void {
  drawHead(desk, sheet, pages);
  const { content } = desk;
  const split = LEFT + 150;
  const low = ROW.parties + 32;
  rule(sheet, split, ROW.parties, split, low);
  rule(sheet, LEFT, low, QR_LEFT, low);
  const dateTop = caption(sheet, LABELS.issueDate, LEFT, ROW.parties, split - LEFT);
  writeLines(sheet, 'issued on', { ...CODE, size: 10, leading: 11 }, LEFT + PAD, dateTop + 1, [content.issue.on]);
  const authorityTop = caption(
    sheet,
    { ...LABELS.authority, en: 'MANAGEMENT AUTHORITY', fr: 'Organe de gestion', es: 'Autoridad Administrativa' },
    split,
    ROW.parties,
    QR_LEFT - split,
  );
  fill(
    desk,
    sheet,
    '6',
    'Box 6, Management Authority',
    { x: split + PAD, y: authorityTop, width: QR_LEFT - split - 2 * PAD, height: low - authorityTop },
    spoken(content.managementAuthority.name, STRONG),
  );
  const extentTop = caption(sheet, LABELS.extent, LEFT, low, QR_LEFT - LEFT);
  const next = writeLines(sheet, 'extent', STRONG, LEFT + PAD, extentTop - 1, [extent]);
  drawSigned(desk, sheet, LEFT + PAD, next + 1, QR_LEFT - LEFT - 2 * PAD);
  rule(sheet, LEFT, ROW.conditions, RIGHT, ROW.conditions, 0.6);
}

/** The pages for lines E and following. */
export function continuationPages(desk: Desk, pages: string): readonly Sheet[] {
  const later = desk.content.lines.filter(({ position }) => position > 4);
  const sheets: Sheet[] = [];
  for (let from = 0; from < later.length; from += LINES_PER_CONTINUATION) {
    const lines = later.slice(from, from + LINES_PER_CONTINUATION);
    const sheet = newSheet('continuation');
    const [first, last] = [lines.at(0), lines.at(-1)].map((line) => lineLetter(line?.position ?? 1));
    drawBelonging(
      desk,
      sheet,
      `${first === last ? `Line ${first}` : `Lines ${first}–${last}`} of ${desk.content.lines.length} lines in total`,
      pages,
    );
    drawCaptions(sheet, ROWS_TOP);
    const linesTop = ROWS_TOP + CAPTIONS_HEIGHT;
    for (const [index, line] of lines.entries()) drawBlock(desk, sheet, line, linesTop + index * LINE_HEIGHT);
    const notes = linesTop + lines.length * LINE_HEIGHT;
    drawOriginNotes(sheet, notes);
    const positions = lines.map((line) => line.position);
    const height = 24 + Math.max(4, positions.length) * 12.5;
    drawEndorsement(sheet, positions, lines, notes + 14, height);
    const end = notes + 14 + height;
    if (end < ROW.foot - 4) closeRest(sheet, end);
    sheets.push(sheet);
  }
  return sheets;
}

/** Empty paper inside the frame is struck through. */
function closeRest(sheet: Sheet, top: number): void {
  rule(sheet, LEFT, top, RIGHT, top, 1);
  if (ROW.foot - top > 16) rule(sheet, LEFT + 10, ROW.foot - 8, RIGHT - 10, top + 8, 0.7, '4 2.5');
}

interface AnnexLine {
  readonly style: Style;
  readonly text: string;
  readonly gap: number;
}

const HEADING: Style = { ...LABEL, size: 8, leading: 10.5 };

/** The whole texts as lines of an annex page. */
function annexLines(entries: readonly AnnexEntry[]): readonly AnnexLine[] {
  const width = RIGHT - LEFT - 2 * PAD - 8;
  return entries.flatMap(({ number, title, paragraphs }) => [
    { style: HEADING, text: `Annex ${number} · ${title}`, gap: 9 },
    ...paragraphs.flatMap(({ style, text }) =>
      wrap(style.face, text, Math.min(style.size, 10.5), width).map((line) => ({
        style: { ...style, size: Math.min(style.size, 10.5) },
        text: line,
        gap: 0,
      })),
    ),
  ]);
}

/** The pages for texts that were too long for their box. */
export function annexPages(desk: Desk, pages: string): readonly Sheet[] {
  const sheets: Sheet[] = [];
  const title = 'Annex: the whole of the texts that are longer than their box · Annexe · Anexo';
  let y = Number.POSITIVE_INFINITY;
  let sheet = newSheet('annex');
  const bottom = ROW.foot - 6;
  const turn = (): void => {
    sheet = newSheet('annex');
    drawBelonging(desk, sheet, title, pages);
    sheets.push(sheet);
    y = ROWS_TOP + 6;
  };
  // A page's own head may add to the annex (a very long name of the authority), so the entries are counted before it is drawn.
  const lines = annexLines([...desk.annex]);
  lines.forEach((line, index) => {
    // A heading is not left alone at the foot of a page.
    const following = line.style === HEADING ? line.gap + (lines[index + 1]?.style.leading ?? 0) : 0;
    if (y + following + line.style.leading > bottom) turn();
    else y += line.gap;
    writeAt(sheet, 'annex', line.style, LEFT + PAD + (line.style === HEADING ? 0 : 8), y + line.style.size * 0.86, line.text);
    y += line.style.leading;
  });
  if (sheets.length > 0 && y < bottom - 16) closeRest(sheet, y + 6);
  return sheets;
}
