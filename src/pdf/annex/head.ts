import type { AnnexStatement } from '@/domain/permit/endorsement-annex';
import type { PermitState } from '@/domain/permit/permit-states';
import { caption } from '../editions/2026-01/captions';
import { type Desk, spoken } from '../editions/2026-01/desk';
import { FOOT_END, LEFT, PAD, RIGHT, ROW, TOP, WIDTH } from '../editions/2026-01/geometry';
import { drawConvention } from '../editions/2026-01/head';
import type { Label } from '../editions/2026-01/labels';
import { frame, rule, type Sheet } from '../sheet/sheet';
import { CODE, DATA, LABEL, SMALL, STRONG, type Style, TRANSLATION, writeAt, writeLines, writeOwn, writeRight } from '../sheet/write';
import { wrap } from '../text/wrap';
import { FOOT_NOTES, LABELS, NO_CHECKPOINT, STATES } from './labels';

const BIG: Style = { ...CODE, size: 13, leading: 14.5 };
const DAY: Style = { ...CODE, size: 10, leading: 11 };
const NAME_ROOM = 34;
/** Lines of the authority's name; one that is longer still goes on in box 6 of the permit itself. */
const NAME_LINES = 2;

/** French and Spanish beside an English word. */
export const others = ({ fr, es }: Label): string => [...new Set([fr, es])].filter((word) => word !== '').join(' · ');

/** `2026-12-01 02:54:20 UTC`: the moment alike in every country. */
const momentText = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;

const stateLabel = (state: PermitState): Label => (state === 'signing' || state === 'void' ? STATES.issued : STATES[state]);

/** What each sheet carries so that it cannot be joined to another permit: number, days, authority. Gives the lower edge. */
function drawBelonging({ content, number }: Desk, sheet: Sheet): number {
  drawConvention(content.party, sheet);
  rule(sheet, LEFT, ROW.kind, RIGHT, ROW.kind);
  writeAt(sheet, 'label annex', { ...LABEL, size: 10.5 }, LEFT + PAD, ROW.kind + 12.4, LABELS.title.en);
  writeAt(sheet, 'label annex', { ...TRANSLATION, size: 6.4 }, LEFT + PAD, ROW.kind + 20.4, others(LABELS.title));
  const top = ROW.kind + 25;
  const [issued, until] = [LEFT + 250, LEFT + 400];
  const low = top + 33;
  rule(sheet, LEFT, top, RIGHT, top);
  for (const x of [issued, until]) rule(sheet, x, top, x, low);
  writeAt(sheet, '1', BIG, LEFT + PAD, caption(sheet, LABELS.number, LEFT, top, issued - LEFT) + 12.5, number);
  writeLines(sheet, '13 date', DAY, issued + PAD, caption(sheet, LABELS.issuedOn, issued, top, until - issued) + 2, [content.issue.on]);
  writeLines(sheet, '2', DAY, until + PAD, caption(sheet, LABELS.validUntil, until, top, RIGHT - until) + 2, [content.validUntil]);
  rule(sheet, LEFT, low, RIGHT, low);
  let y = caption(sheet, LABELS.authority, LEFT, low, WIDTH);
  for (const { style, text } of spoken(content.managementAuthority.name, STRONG)) {
    const lines = wrap(style.face, text, style.size, WIDTH - 2 * PAD - NAME_ROOM);
    const isCut = lines.length > NAME_LINES;
    y = writeLines(sheet, '6', style, LEFT + PAD, y, isCut ? [...lines.slice(0, NAME_LINES), '… → 6'] : lines);
  }
  rule(sheet, LEFT, y + 3, RIGHT, y + 3);
  return y + 3;
}

/** One labelled fact in a row of its own or beside others. */
function fact(sheet: Sheet, label: Label, style: Style, x: number, y: number, width: number, lines: readonly string[]): number {
  return writeLines(sheet, 'annex', style, x + PAD, caption(sheet, label, x, y, width) + 0.6, lines);
}

/** The moment, what the permit was then, and what ties the annex to the issued file and to the log. Gives the lower edge. */
function drawMoment({ drawnAt, state, entries, pdfSha256, checkpoint }: AnnexStatement, sheet: Sheet, top: number): number {
  const [second, third] = [LEFT + 190, LEFT + 440];
  const word = stateLabel(state);
  fact(sheet, LABELS.drawnAt, CODE, LEFT, top, second - LEFT, [momentText(drawnAt)]);
  const stateTop = fact(sheet, LABELS.state, STRONG, second, top, third - second, [word.en]);
  const low = writeLines(sheet, 'annex', TRANSLATION, second + PAD, stateTop, [others(word)]) + 2;
  fact(sheet, LABELS.entries, CODE, third, top, RIGHT - third, [String(entries.length)]);
  for (const x of [second, third]) rule(sheet, x, top, x, low);
  rule(sheet, LEFT, low, RIGHT, low);
  const file = fact(sheet, LABELS.file, CODE, LEFT, low, WIDTH, [pdfSha256]) + 2;
  rule(sheet, LEFT, file, RIGHT, file);
  const said = checkpoint
    ? [checkpoint.origin, `${checkpoint.size}  ${checkpoint.root}`]
    : [`${NO_CHECKPOINT.en} · ${others(NO_CHECKPOINT)}`];
  const log = fact(sheet, LABELS.log, checkpoint ? CODE : DATA, LEFT, file, WIDTH, said) + 2;
  rule(sheet, LEFT, log, RIGHT, log, 1);
  return log;
}

/** The head of a sheet; the first also tells the moment. Gives the lower edge. */
export function drawHead(desk: Desk, statement: AnnexStatement, sheet: Sheet, isFirst: boolean): number {
  const belonging = drawBelonging(desk, sheet);
  return isFirst ? drawMoment(statement, sheet, belonging) : belonging;
}

/** Frame and foot of a sheet. */
export function finishSheet({ number, checkAddress }: Desk, sheet: Sheet, page: number, pages: number): void {
  frame(sheet, LEFT, TOP, WIDTH, ROW.foot - TOP, 1.1);
  let y = ROW.foot + 2;
  for (const note of FOOT_NOTES) y = writeOwn(sheet, 'label foot', SMALL, LEFT, y, WIDTH, `${note} ${checkAddress}`);
  rule(sheet, LEFT, FOOT_END + 1.6, RIGHT, FOOT_END + 1.6, 0.3);
  writeAt(sheet, 'foot number', CODE, LEFT, FOOT_END - 2, `ANNEX TO BOX 14 OF No.  ${number}`);
  writeRight(sheet, 'foot page', STRONG, RIGHT, FOOT_END - 2, `Page ${page} of ${pages}`);
}
