import { frame, GREY, rule, type Sheet } from '../../sheet/sheet';
import { CODE, SMALL, STRONG, type Style, writeAt, writeLines, writeRight } from '../../sheet/write';
import { measure } from '../../text/printable';
import type { Desk } from './desk';
import { FOOT_END, LEFT, MICRO_BOTTOM, MICRO_TOP, RIGHT, ROW, TOP, WIDTH } from './geometry';
import { FOOT_NOTES, PAPER_WORD } from './labels';

/** A rule that is text under a lens and grey on a photocopy. */
const MICRO: Style = { role: 'mark', face: 'strong', size: 1.25, leading: 1.5, colour: GREY };
const WATERMARK: Style = { role: 'mark', face: 'strong', size: 112, leading: 112, colour: '0.86 0.86 0.86' };

const MICRO_WORDS: Readonly<Record<Desk['kind'], (desk: Desk) => string>> = {
  original: ({ number, checkCode }) => `${number}·${checkCode}`,
  specimen: () => PAPER_WORD.specimen,
  copy: ({ number }) => `${PAPER_WORD.copy}·${number}`,
};

function microtext(desk: Desk): string {
  const unit = `CITES·${MICRO_WORDS[desk.kind](desk)}·`;
  const times = WIDTH / measure(MICRO.face, unit, MICRO.size);
  return unit.repeat(Math.ceil(times)).slice(0, Math.floor(times * unit.length) - 1);
}

/** Frame, microtext and foot of a page. */
export function finishPage(desk: Desk, sheet: Sheet, page: number, pages: number): void {
  frame(sheet, LEFT, TOP, WIDTH, ROW.foot - TOP, 1.1);
  const micro = microtext(desk);
  writeAt(sheet, 'microtext', MICRO, LEFT, MICRO_TOP, micro);
  writeAt(sheet, 'microtext', MICRO, LEFT, MICRO_BOTTOM, micro);
  writeLines(sheet, 'foot', SMALL, LEFT, ROW.foot + 2, FOOT_NOTES);
  rule(sheet, LEFT, FOOT_END + 1.6, RIGHT, FOOT_END + 1.6, 0.3);
  const code = desk.checkCode === '' ? [] : [desk.checkCode];
  writeAt(sheet, 'foot number', CODE, LEFT, FOOT_END - 2, ['CITES PERMIT / CERTIFICATE No.', desk.number, ...code].join('  '));
  writeRight(sheet, 'foot page', STRONG, RIGHT, FOOT_END - 2, `Page ${page} of ${pages}`);
  if (desk.kind === 'original') return;
  const word = PAPER_WORD[desk.kind];
  const reach = measure(WATERMARK.face, word, WATERMARK.size) / 2;
  const cos = Math.SQRT1_2;
  writeAt(sheet, 'specimen', WATERMARK, LEFT + WIDTH / 2 - reach * cos + 28, 430 + reach * cos + 28, word, 45);
}
