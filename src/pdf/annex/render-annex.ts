import type { AnnexEntry, AnnexLine, AnnexStatement } from '@/domain/permit/endorsement-annex';
import { lineLetter } from '@/domain/permit/permit';
import { caption } from '../editions/2026-01/captions';
import { type Desk, newDesk, spoken, trilingual } from '../editions/2026-01/desk';
import { BAND_TOP, LEFT, PAD, RIGHT, ROW, WIDTH } from '../editions/2026-01/geometry';
import type { Label } from '../editions/2026-01/labels';
import { securityDrawing } from '../security/drawing';
import type { Paragraph } from '../sheet/fit';
import { paint } from '../sheet/paint';
import { type Booklet, newSheet, rule, type Sheet } from '../sheet/sheet';
import { CODE, DATA, STRONG, TAXON, TRANSLATION, writeLines } from '../sheet/write';
import { drawHead, finishSheet, others } from './head';
import { BALANCE_COLUMNS, END, ENTRY_COLUMNS, KINDS, LABELS, NO_ENTRY, NOT_COUNTED } from './labels';
import { type Cell, drawTable, type Flow } from './table';

const PLACES = {
  band: { x: LEFT, y: BAND_TOP, width: WIDTH, height: 22.5 },
  rosette: { x: LEFT + WIDTH / 2, y: 492, rx: 232, ry: 150 },
};
const BOTTOM = ROW.foot - 8;
/** Of a name that has its own line in a table. */
const NAME = { ...TAXON, size: 9 };
/** A minus, not a hyphen: it is read as one. */
const TAKEN_BACK = '−';

const bilingual = (word: Label): readonly Paragraph[] => [
  { style: STRONG, text: word.en },
  { style: TRANSLATION, text: others(word) },
];
const figure = (quantity: string | null): Cell =>
  quantity === null
    ? {
        paragraphs: [
          { style: DATA, text: NOT_COUNTED.en },
          ...[NOT_COUNTED.fr, NOT_COUNTED.es].map((text) => ({ style: TRANSLATION, text })),
        ],
      }
    : { paragraphs: [{ style: CODE, text: quantity }], isFigure: true };

const balanceRow =
  (desk: Desk) =>
  ({ position, scientificName, unit, permitted, endorsed, left }: AnnexLine): readonly Cell[] => [
    { paragraphs: [{ style: STRONG, text: lineLetter(position) }] },
    { paragraphs: spoken(scientificName, NAME) },
    { paragraphs: trilingual(desk, 'unit', unit) },
    figure(permitted),
    figure(endorsed),
    figure(left),
  ];

const entryRow = ({ number, kind, reference, endorsedOn, post, quantities, transportDocument }: AnnexEntry): readonly Cell[] => [
  { paragraphs: [{ style: CODE, text: String(number) }] },
  { paragraphs: [...bilingual(KINDS[kind]), { style: CODE, text: reference }] },
  { paragraphs: [{ style: CODE, text: endorsedOn }] },
  { paragraphs: spoken(post) },
  {
    paragraphs: quantities.map(({ position, quantity, isTakenBack }) => ({
      style: CODE,
      text: `${lineLetter(position)}  ${isTakenBack ? TAKEN_BACK : ''}${quantity}`,
    })),
  },
  { paragraphs: transportDocument === null ? [{ style: DATA, text: '–' }] : spoken(transportDocument, CODE) },
];

/** The heading of a table; not left alone at the foot of a sheet. */
function drawSection(flow: Flow, label: Label): void {
  if (flow.bottom - flow.y < 90) flow.turn();
  flow.y = caption(flow.sheet, label, LEFT, flow.y + 4, WIDTH) + 2;
  rule(flow.sheet, LEFT, flow.y, RIGHT, flow.y, 0.6);
}

/** What says that nothing follows, and the empty paper after it struck through. */
function drawEnd(flow: Flow, word: Label): void {
  if (flow.bottom - flow.y < 14) flow.turn();
  const y = writeLines(flow.sheet, 'annex end', STRONG, LEFT + PAD, flow.y + 3, [`${word.en} · ${others(word)}`]);
  flow.y = y + 3;
}

function strikeRest({ sheet, y }: Flow): void {
  rule(sheet, LEFT, y, RIGHT, y, 1);
  if (ROW.foot - y > 16) rule(sheet, LEFT + 10, ROW.foot - 8, RIGHT - 10, y + 8, 0.7, '4 2.5');
}

/** Lays the annex out: what is left first, then every entry, over as many sheets as it takes. */
export function layOutAnnex(statement: AnnexStatement, checkAddress: string): Booklet {
  const { content, lines, entries, drawnAt } = statement;
  const desk = newDesk(content, 'original', checkAddress);
  const sheets: Sheet[] = [newSheet('annex')];
  const first = sheets[0] ?? newSheet('annex');
  const headOfOthers = drawHead(desk, statement, newSheet('annex'), false);
  const flow: Flow = {
    sheet: first,
    y: drawHead(desk, statement, first, true),
    bottom: BOTTOM,
    sheetHeight: BOTTOM - headOfOthers,
    turn: () => {
      strikeRest(flow);
      const sheet = newSheet('annex');
      sheets.push(sheet);
      flow.sheet = sheet;
      flow.y = drawHead(desk, statement, sheet, false);
    },
  };
  drawSection(flow, LABELS.balance);
  drawTable(flow, BALANCE_COLUMNS, lines.map(balanceRow(desk)));
  drawSection(flow, LABELS.record);
  if (entries.length > 0) drawTable(flow, ENTRY_COLUMNS, entries.map(entryRow));
  drawEnd(flow, entries.length > 0 ? END : NO_ENTRY);
  strikeRest(flow);
  sheets.forEach((sheet, index) => {
    finishSheet(desk, sheet, index + 1, sheets.length);
  });
  const seed = `${desk.number} 14`;
  return {
    sheets,
    qr: null,
    drawingSeed: seed,
    drawing: securityDrawing(seed, PLACES),
    title: `Annex to box 14 of CITES permit ${desk.number}`,
    dated: drawnAt.slice(0, 10),
  };
}

/**
 * Draws the annex to box 14 as PDF, unsealed: the issued file is never edited. The same statement gives the same bytes in every process. It
 * carries no square code and no check code, so that nobody takes it for the permit.
 */
export const renderAnnex = (statement: AnnexStatement, checkAddress: string): Promise<Uint8Array> =>
  paint(layOutAnnex(statement, checkAddress));
