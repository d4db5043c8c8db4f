import { type ForeignDocument, lineLetter, type PermitLine } from '@/domain/permit/permit';
import type { Paragraph } from '../../sheet/fit';
import { FOREST, rule, type Sheet } from '../../sheet/sheet';
import { CODE, DATA, LABEL, STRONG, TAXON, TRANSLATION, writeAt, writeCentred } from '../../sheet/write';
import { cleanText } from '../../text/printable';
import { caption } from './captions';
import { codeAndWord, type Desk, fill, otherWords, spoken, wordsOf } from './desk';
import {
  CAPTIONS_HEIGHT,
  LEFT,
  LETTER_WIDTH,
  LINE_HEIGHT,
  LINE_UPPER,
  LOWER_COLUMNS,
  PAD,
  RIGHT,
  UPPER_CAPTION,
  UPPER_COLUMNS,
} from './geometry';
import { LABELS } from './labels';

const UPPER = [LABELS.species, LABELS.description, LABELS.appendix, LABELS.quantity, LABELS.quota];
const LOWER = [LABELS.origin, LABELS.lastReExport, LABELS.operation];

/** The labels above the specimen blocks, in the two tiers of a block. */
export function drawCaptions(sheet: Sheet, top: number): void {
  const bottom = top + CAPTIONS_HEIGHT;
  rule(sheet, LEFT, top, RIGHT, top, 1);
  rule(sheet, LEFT + LETTER_WIDTH, top + UPPER_CAPTION, RIGHT, top + UPPER_CAPTION, 0.3);
  rule(sheet, LEFT, bottom, RIGHT, bottom, 1);
  UPPER.forEach((label, index) => {
    const column = UPPER_COLUMNS[index];
    if (!column) return;
    rule(sheet, column.x, top, column.x, top + UPPER_CAPTION, 0.4);
    caption(sheet, label, column.x, top, column.width);
  });
  LOWER.forEach((label, index) => {
    const column = LOWER_COLUMNS[index];
    if (!column) return;
    rule(sheet, column.x, top + UPPER_CAPTION, column.x, bottom, 0.4);
    caption(sheet, label, column.x, top + UPPER_CAPTION, column.width);
  });
}

/** The frame of one block, its letter and the numbers of its boxes. */
function drawGrid(sheet: Sheet, letter: string, top: number): void {
  writeCentred(sheet, `letter ${letter}`, { ...LABEL, size: 9 }, LEFT + LETTER_WIDTH / 2, top + 12, letter);
  rule(sheet, LEFT, top + LINE_HEIGHT, RIGHT, top + LINE_HEIGHT, 0.8);
  rule(sheet, LEFT + LETTER_WIDTH, top + LINE_UPPER, RIGHT, top + LINE_UPPER, 0.3);
  for (const { x } of UPPER_COLUMNS) rule(sheet, x, top, x, top + LINE_UPPER, 0.4);
  for (const { x } of LOWER_COLUMNS) rule(sheet, x, top + LINE_UPPER, x, top + LINE_HEIGHT, 0.4);
  LOWER.forEach((label, index) => {
    const column = LOWER_COLUMNS[index];
    if (column)
      writeAt(sheet, `label ${label.box}`, { ...LABEL, size: 5, colour: FOREST }, column.x + 2.5, top + LINE_UPPER + 7, label.box);
  });
}

/** A block without a line: struck through, so that nothing can be added by hand. */
export function strikeBlock(sheet: Sheet, letter: string, top: number): void {
  drawGrid(sheet, letter, top);
  rule(sheet, LEFT + LETTER_WIDTH + 6, top + LINE_UPPER / 2, RIGHT - 6, top + LINE_UPPER / 2, 0.7, '4 2.5');
  rule(sheet, LEFT + LETTER_WIDTH + 18, top + LINE_UPPER + 13, RIGHT - 6, top + LINE_UPPER + 13, 0.7, '4 2.5');
}

/** Box 9: term with its code, the words of the application, the marks. */
function description(desk: Desk, line: PermitLine): readonly Paragraph[] {
  const marks = line.marks.flatMap((mark) => spoken(mark, STRONG));
  const plain = marks.every((mark) => mark.style === STRONG);
  const words = otherWords(wordsOf(desk, 'term', line.term));
  const text = spoken(line.description);
  return [
    { style: DATA, text: codeAndWord(desk, 'term', line.term) },
    { style: TRANSLATION, text: words },
    ...text,
    ...(plain && marks.length > 0 ? [{ style: STRONG, text: marks.map((mark) => mark.text).join('; ') }] : marks),
  ];
}

/** Another State's document: country, number, date; on more lines or fewer, with the country's name or, where that is too long, its code. */
function foreignWays(desk: Desk, document: ForeignDocument | null): readonly (readonly Paragraph[])[] {
  if (!document) return [];
  const number = spoken(document.permitNumber ?? '', CODE);
  const date: readonly Paragraph[] = document.issuedOn ? [{ style: CODE, text: document.issuedOn }] : [];
  const country: Paragraph = { style: DATA, text: codeAndWord(desk, 'country', document.country) };
  if (number.some(({ style }) => style !== CODE)) return [[country, ...number, ...date]];
  const details = [...number, ...date].map(({ text }) => text);
  const joined = (first: string): readonly Paragraph[] => [{ style: DATA, text: [first, ...details].join(', ') }];
  const full = details.length === 0 ? [country] : [country, { style: CODE, text: details.join('  ') }];
  return [full, joined(country.text), joined(cleanText(document.country)), full];
}

/** Boxes 7 to 12b of one line. */
export function drawBlock(desk: Desk, sheet: Sheet, line: PermitLine, top: number): void {
  const letter = lineLetter(line.position);
  drawGrid(sheet, letter, top);
  const upper = (index: number, box: string, title: string, ...ways: readonly (readonly Paragraph[])[]): void => {
    const column = UPPER_COLUMNS[index];
    if (!column) return;
    const room = { x: column.x + PAD, y: top + 1.2, width: column.width - 2 * PAD, height: LINE_UPPER - 1.8 };
    fill(desk, sheet, `${letter} ${box}`, `Box ${box}, line ${letter}: ${title}`, room, ...ways);
  };
  const lower = (index: number, box: string, title: string, ...ways: readonly (readonly Paragraph[])[]): void => {
    const column = LOWER_COLUMNS[index];
    if (!column) return;
    const room = { x: column.x + 15, y: top + LINE_UPPER + 2, width: column.width - 15 - PAD, height: LINE_HEIGHT - LINE_UPPER - 3 };
    fill(desk, sheet, `${letter} ${box}`, `Box ${box}, line ${letter}: ${title}`, room, ...ways);
  };

  const unit = wordsOf(desk, 'unit', line.unit);
  const unitAndCode: Paragraph = { style: DATA, text: codeAndWord(desk, 'unit', line.unit) };
  const unitElsewhere: Paragraph = { style: TRANSLATION, text: otherWords(unit) };
  upper(0, '7/8', 'scientific and common name', [...spoken(line.scientificName, TAXON), ...spoken(line.commonName ?? '')]);
  const what = description(desk, line);
  const [term, words, ...rest] = what;
  const together =
    term && words
      ? [{ style: term.style, text: [term.text, words.text].filter((text) => text !== '').join(' · '), atomic: true as const }, ...rest]
      : what;
  const runOn = term
    ? [
        { style: term.style, text: [term.text, ...rest.filter(({ style }) => style === DATA).map(({ text }) => text)].join('; ') },
        ...rest.filter(({ style }) => style !== DATA),
      ]
    : what;
  upper(1, '9', 'description and marks', together, what, ...(rest.some(({ style }) => style === TRANSLATION) ? [] : [runOn]), what);
  const source = line.secondarySource === null ? line.source : `${line.source}/${line.secondarySource}`;
  upper(2, '10', 'Appendix and source', [
    { style: { ...CODE, size: 10, leading: 12 }, text: `${line.appendix} ${source}`, atomic: true },
    ...spoken(line.annotation ?? '', CODE),
  ]);
  upper(
    3,
    '11',
    'quantity and unit',
    [
      { style: { ...CODE, size: 10.5, leading: 12.4 }, text: `${line.quantity} ${line.unit}`, atomic: true },
      { style: DATA, text: unit.en },
      unitElsewhere,
    ],
    [{ style: CODE, text: line.quantity, atomic: true }, unitAndCode, unitElsewhere],
    [{ style: CODE, text: line.quantity, atomic: true }, unitAndCode],
  );
  const quota = line.quota ? [cleanText(line.quota.exportedToDate), `/ ${cleanText(line.quota.limit)}`] : [];
  upper(
    4,
    '11a',
    'total exported and quota',
    [{ style: CODE, text: quota.join(' '), atomic: true }],
    quota.map((text): Paragraph => ({ style: CODE, text, atomic: true })),
  );

  lower(0, '12', 'origin', ...foreignWays(desk, line.origin));
  lower(1, '12a', 'last re-export', ...foreignWays(desk, line.lastReExport));
  lower(2, '12b', 'operation or date of acquisition', [
    ...spoken(line.operationNumber ?? '', CODE).map((paragraph) =>
      paragraph.style === CODE ? { ...paragraph, atomic: true as const } : paragraph,
    ),
    ...(line.acquiredOn ? [{ style: CODE, text: line.acquiredOn }] : []),
  ]);
  if (!line.lastReExport) dash(sheet, 1, top);
  if (!line.operationNumber && !line.acquiredOn) dash(sheet, 2, top);
  if (!line.quota) rule(sheet, (UPPER_COLUMNS[4]?.x ?? 0) + 10, top + 12, RIGHT - 10, top + 12, 0.6, '3 2');
}

/** An empty box of a used line is closed as well. */
function dash(sheet: Sheet, index: number, top: number): void {
  const column = LOWER_COLUMNS[index];
  if (column) rule(sheet, column.x + 18, top + LINE_UPPER + 13, column.x + column.width - 10, top + LINE_UPPER + 13, 0.6, '3 2');
}
