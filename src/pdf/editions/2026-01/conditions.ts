import type { Paragraph } from '../../sheet/fit';
import { circle, FOREST, GREY, OCHRE, rule, type Sheet } from '../../sheet/sheet';
import { DATA, SMALL, STRONG, TRANSLATION, writeCentred, writeOwn, writeRight } from '../../sheet/write';
import { cleanText, isPrintable, measure } from '../../text/printable';
import { caption } from './captions';
import { codeAndWord, type Desk, fill, otherWords, spoken, trilingual, wordsOf } from './desk';
import { LEFT, PAD, RIGHT, ROW } from './geometry';
import { LABELS, LIVE_TRANSPORT, NO_STAMP } from './labels';

/** Where box 6 begins. */
const AUTHORITY_LEFT = LEFT + 320;
/** Room to the right of the label of box 5. */
const KEYWORDS_WIDTH = 148;
/** 28 mm across, as wide as the usual seal. */
const SEAL_RADIUS = 39.7;

/**
 * REPLACEMENT, RETROSPECTIVE: the word that begins a marking stands beside the label of the box as well, so that no length of text can
 * send it to the annex.
 */
function drawKeywords(sheet: Sheet, markings: readonly string[]): void {
  const words = markings.flatMap((marking) => /^\p{Lu}{4,20}(?=$|\P{L})/u.exec(cleanText(marking))?.[0] ?? []);
  const text = [...new Set(words)].join(' · ');
  const style = { ...STRONG, colour: OCHRE };
  if (!isPrintable(text) || measure(style.face, text, style.size) > KEYWORDS_WIDTH) return;
  writeRight(sheet, '5 marking', style, AUTHORITY_LEFT - PAD, ROW.conditions + 8.6, text);
}

/** Box 5: markings first, since a replacement or a retrospective permit must be seen as such; then the conditions. */
function drawConditions(desk: Desk, sheet: Sheet, bottom: number): void {
  const width = AUTHORITY_LEFT - LEFT;
  let top = caption(sheet, LABELS.conditions, LEFT, ROW.conditions, width);
  top = writeOwn(
    sheet,
    '5 transport',
    { ...SMALL, role: 'label', size: 5.1, leading: 5.8 },
    LEFT + PAD,
    top,
    width - 2 * PAD,
    LIVE_TRANSPORT[0],
  );
  top = writeOwn(sheet, '5 transport', { ...SMALL, role: 'label' }, LEFT + PAD, top, width - 2 * PAD, LIVE_TRANSPORT[1]);
  top = writeOwn(sheet, '5 transport', { ...SMALL, role: 'label' }, LEFT + PAD, top, width - 2 * PAD, LIVE_TRANSPORT[2]) + 1;
  const { markings, specialConditions } = desk.content;
  drawKeywords(sheet, markings);
  const marked = markings.flatMap((marking) => spoken(marking, { ...STRONG, colour: OCHRE }));
  const paragraphs: readonly Paragraph[] = [...marked, ...specialConditions.flatMap((condition) => spoken(condition))];
  if (paragraphs.length === 0) return;
  const runOn: readonly Paragraph[] = [...marked, ...spoken(specialConditions.join(' '))];
  const room = { x: LEFT + PAD, y: top, width: width - 2 * PAD, height: bottom - top - 1 };
  const readable = paragraphs.every(({ style }) => style.role === 'data');
  const ways = readable ? [paragraphs, runOn, paragraphs] : [paragraphs];
  fill(desk, sheet, '5', 'Box 5, special conditions', room, ...ways);
}

/** Box 6, with the place of the seal. */
function drawAuthority(desk: Desk, sheet: Sheet): void {
  const { managementAuthority } = desk.content;
  const sealLeft = RIGHT - 2 * SEAL_RADIUS - 1.5 * PAD;
  const top = caption(sheet, LABELS.authority, AUTHORITY_LEFT, ROW.conditions, sealLeft - AUTHORITY_LEFT);
  const paragraphs: readonly Paragraph[] = [
    ...spoken(managementAuthority.name, STRONG),
    ...managementAuthority.address.flatMap((line) => spoken(line)),
    ...trilingual(desk, 'country', managementAuthority.country),
  ];
  const joined: readonly Paragraph[] = [
    ...spoken(managementAuthority.name, STRONG),
    ...spoken([...managementAuthority.address, codeAndWord(desk, 'country', managementAuthority.country)].join(', ')),
  ];
  const room = { x: AUTHORITY_LEFT + PAD, y: top + 1, width: sealLeft - AUTHORITY_LEFT - PAD - 3, height: ROW.captions - top - 2.5 };
  fill(desk, sheet, '6', 'Box 6, Management Authority', room, paragraphs, joined);
  drawSealPlace(sheet, RIGHT - PAD - SEAL_RADIUS, (ROW.conditions + ROW.captions) / 2, SEAL_RADIUS);
}

/** A ring that says where the ink or embossed seal goes; an electronic permit may leave it empty. */
export function drawSealPlace(sheet: Sheet, x: number, y: number, radius: number): void {
  circle(sheet, x, y, radius, 0.5, GREY, '1.5 1.5');
  writeCentred(sheet, 'label seal', { ...SMALL, colour: FOREST }, x, y + 1.6, 'Seal · Cachet · Sello');
}

/** Boxes 5, 5a, 5b and 6. */
export function drawConditionsAndAuthority(desk: Desk, sheet: Sheet): void {
  const { content } = desk;
  const bottom = ROW.captions - 31;
  const split = LEFT + 208;
  rule(sheet, AUTHORITY_LEFT, ROW.conditions, AUTHORITY_LEFT, ROW.captions);
  rule(sheet, LEFT, bottom, AUTHORITY_LEFT, bottom);
  rule(sheet, split, bottom, split, ROW.captions);
  drawConditions(desk, sheet, bottom);
  drawAuthority(desk, sheet);

  const purposeTop = caption(sheet, LABELS.purpose, LEFT, bottom, split - LEFT);
  const purpose = { x: LEFT + PAD, y: purposeTop - 0.5, width: split - LEFT - 2 * PAD, height: ROW.captions - purposeTop + 0.2 };
  const words = [codeAndWord(desk, 'purpose', content.purpose), otherWords(wordsOf(desk, 'purpose', content.purpose))];
  const whole: Paragraph = { style: DATA, text: words[0] ?? '' };
  fill(
    desk,
    sheet,
    '5a',
    'Box 5a, purpose',
    purpose,
    [{ style: STRONG, text: words.filter((word) => word !== '').join(' · '), atomic: true }],
    [
      { style: STRONG, text: words[0] ?? '', atomic: true },
      { style: TRANSLATION, text: words[1] ?? '', atomic: true },
    ],
    [whole, { style: TRANSLATION, text: words[1] ?? '' }],
    [whole],
  );

  const stampTop = caption(sheet, LABELS.stamp, split, bottom, AUTHORITY_LEFT - split);
  const stamp = { x: split + PAD, y: stampTop - 0.5, width: AUTHORITY_LEFT - split - 2 * PAD, height: ROW.captions - stampTop };
  const used = content.securityStampNumber === null ? [] : spoken(content.securityStampNumber, STRONG);
  fill(
    desk,
    sheet,
    '5b',
    'Box 5b, security stamp',
    stamp,
    used.length > 0
      ? used
      : [
          { style: DATA, text: NO_STAMP.en },
          { style: TRANSLATION, text: NO_STAMP.others },
        ],
  );
}
