import type { PermitContent } from '@/domain/permit/permit';
import type { QrMatrix } from '@/qr/image';
import { securityDrawing } from '../../security/drawing';
import { type Booklet, newSheet, rule, type Sheet } from '../../sheet/sheet';
import { drawConditionsAndAuthority } from './conditions';
import { type Desk, newDesk } from './desk';
import { finishPage } from './foot';
import { annexPages, continuationPages } from './further-pages';
import { BAND_TOP, LEFT, LINE_HEIGHT, RIGHT, ROW, WIDTH } from './geometry';
import { drawHead } from './head';
import { drawEndorsement, drawIssue, drawOriginNotes, drawTransport } from './issue';
import { PAPER_WORD, type PaperKind } from './labels';
import { drawParties } from './parties';
import { drawBlock, drawCaptions, strikeBlock } from './specimen-lines';

const PLACES = {
  band: { x: LEFT, y: BAND_TOP, width: WIDTH, height: 22.5 },
  rosette: { x: LEFT + WIDTH / 2, y: 492, rx: 232, ry: 150 },
};

/** The first page: boxes 1 to 15, lines A to D. */
function firstPage(desk: Desk, pages: string): Sheet {
  const sheet = newSheet('first');
  drawHead(desk, sheet, pages);
  drawParties(desk, sheet);
  rule(sheet, LEFT, ROW.conditions, RIGHT, ROW.conditions);
  drawConditionsAndAuthority(desk, sheet);
  drawCaptions(sheet, ROW.captions);
  ['A', 'B', 'C', 'D'].forEach((letter, index) => {
    // By its letter: a replacement leaves out lines of which its original has nothing left.
    const line = desk.content.lines.find(({ position }) => position === index + 1);
    const top = ROW.lines + index * LINE_HEIGHT;
    if (line) drawBlock(desk, sheet, line, top);
    else strikeBlock(sheet, letter, top);
  });
  drawOriginNotes(sheet, ROW.notes);
  drawIssue(desk, sheet);
  drawEndorsement(sheet, [1, 2, 3, 4], desk.content.lines, ROW.endorsement, ROW.transport - ROW.endorsement);
  drawTransport(sheet);
  return sheet;
}

/** What is printed: an original with its square code, or a paper without one. */
export type PaperPrint = { readonly kind: 'original'; readonly qr: QrMatrix } | { readonly kind: Exclude<PaperKind, 'original'> };

/** Pages that an edition puts between the lines and the annex. */
export type MorePages = (desk: Desk, pages: string) => readonly Sheet[];

const allPages = (desk: Desk, pages: string, more: MorePages): readonly Sheet[] => {
  const first = firstPage(desk, pages);
  const further = continuationPages(desk, pages);
  const others = more(desk, pages);
  return [first, ...further, ...others, ...annexPages(desk, pages)];
};

/** The word that begins what is no original: what its drawing grows from, and its title. */
const TITLES: Readonly<Record<PaperKind, (desk: Desk) => string>> = {
  original: ({ number }) => `CITES permit ${number}`,
  specimen: () => 'CITES permit, specimen without validity',
  copy: ({ number }) => `Copy of CITES permit ${number}, without validity`,
};

/** The form of January 2026 with what a later edition adds to it. */
export const layOutWith =
  (more: MorePages) =>
  (content: PermitContent, print: PaperPrint, checkAddress: string): Booklet => {
    const extent = (count: number): string =>
      `${count === 1 ? '1 page' : `${count} pages`}, ${content.lines.length === 1 ? '1 line' : `${content.lines.length} lines`}`;
    const desk = newDesk(content, print.kind, checkAddress);
    const tried = allPages(desk, extent(1), more);
    // The first page states the number of pages, which is known only when all are laid out: more than one are laid out again.
    const sheets = tried.length === 1 ? tried : allPages(newDesk(content, print.kind, checkAddress), extent(tried.length), more);
    for (const [index, sheet] of sheets.entries()) finishPage(desk, sheet, index + 1, sheets.length);
    const seed = print.kind === 'original' ? content.permitNumber : PAPER_WORD[print.kind];
    return {
      sheets,
      qr: print.kind === 'original' ? print.qr : null,
      drawingSeed: seed,
      drawing: securityDrawing(seed, PLACES),
      title: TITLES[print.kind](desk),
      dated: content.issuedOn,
    };
  };

/** Lays out a permit on the form of January 2026. A preview has neither number nor code, and says SPECIMEN; a copy says COPY. */
export const layOut = layOutWith(() => []);
