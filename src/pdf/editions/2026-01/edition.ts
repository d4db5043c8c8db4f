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
    const line = desk.content.lines[index];
    const top = ROW.lines + index * LINE_HEIGHT;
    if (line) drawBlock(desk, sheet, line, top);
    else strikeBlock(sheet, letter, top);
  });
  drawOriginNotes(sheet, ROW.notes);
  drawIssue(desk, sheet);
  drawEndorsement(sheet, [1, 2, 3, 4], desk.content.lines.length, ROW.endorsement, ROW.transport - ROW.endorsement);
  drawTransport(sheet);
  return sheet;
}

const allPages = (desk: Desk, pages: string): readonly Sheet[] => {
  const first = firstPage(desk, pages);
  const further = continuationPages(desk, pages);
  return [first, ...further, ...annexPages(desk, pages)];
};

/** Lays out a permit on the form of January 2026. A preview has neither number nor code, and says SPECIMEN. */
export function layOut(content: PermitContent, qr: QrMatrix | null, checkAddress: string): Booklet {
  const preview = qr === null;
  const extent = (count: number): string =>
    `${count === 1 ? '1 page' : `${count} pages`}, ${content.lines.length === 1 ? '1 line' : `${content.lines.length} lines`}`;
  const desk = newDesk(content, preview, checkAddress);
  const tried = allPages(desk, extent(1));
  // The first page states the number of pages, which is known only when all are laid out: more than one are laid out again.
  const sheets = tried.length === 1 ? tried : allPages(newDesk(content, preview, checkAddress), extent(tried.length));
  for (const [index, sheet] of sheets.entries()) finishPage(desk, sheet, index + 1, sheets.length);
  const seed = preview ? 'SPECIMEN' : content.permitNumber;
  return {
    sheets,
    qr,
    drawingSeed: seed,
    drawing: securityDrawing(seed, PLACES),
    title: preview ? 'CITES permit, specimen without validity' : `CITES permit ${desk.number}`,
    dated: content.issuedOn,
  };
}
