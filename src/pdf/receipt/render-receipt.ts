import { paint } from '../sheet/paint';
import { newSheet, PAGE, rule } from '../sheet/sheet';
import { DATA, STRONG, type Style, writeLines, writeOwn, writeRight } from '../sheet/write';
import { cleanText } from '../text/printable';

/** A receipt, in words of the reader's language. */
export interface ReceiptText {
  readonly language: string;
  /** The day on which the money was received: the only date of the file. */
  readonly dated: string;
  readonly number: string;
  readonly authority: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly lines: readonly { readonly text: string; readonly amount: string }[];
  readonly total: string;
  readonly note: string;
}

const TITLE: Style = { ...STRONG, size: 18, leading: 24 };
const TEXT: Style = { ...DATA, size: 11, leading: 16 };
const BOLD: Style = { ...STRONG, size: 11, leading: 16 };
const LEFT = 62;
const RIGHT = PAGE.width - LEFT;
const WIDTH = RIGHT - LEFT;

/** Draws a receipt. The same text gives the same bytes, so that a receipt asked for twice is one receipt. */
export function renderReceipt(receipt: ReceiptText): Promise<Uint8Array> {
  const sheet = newSheet('first');
  let y = writeOwn(sheet, 'receipt', TEXT, LEFT, 70, WIDTH, cleanText(receipt.authority)) + 12;
  y = writeOwn(sheet, 'receipt', TITLE, LEFT, y, WIDTH, receipt.title) + 12;
  for (const fact of receipt.facts) y = writeOwn(sheet, 'receipt', TEXT, LEFT, y, WIDTH, cleanText(fact));
  y += 14;
  rule(sheet, LEFT, y, RIGHT, y);
  y += 6;
  for (const { text, amount } of receipt.lines) {
    writeRight(sheet, 'receipt', TEXT, RIGHT, y + TEXT.size * 0.86, amount);
    y = writeOwn(sheet, 'receipt', TEXT, LEFT, y, WIDTH - 140, cleanText(text));
  }
  rule(sheet, LEFT, y + 4, RIGHT, y + 4);
  y = writeLines(sheet, 'receipt', BOLD, LEFT, y + 10, [receipt.total]) + 24;
  writeOwn(sheet, 'receipt', TEXT, LEFT, y, WIDTH, receipt.note);
  return paint({
    sheets: [sheet],
    qr: null,
    drawingSeed: receipt.number,
    drawing: [],
    title: receipt.title,
    dated: receipt.dated,
    language: receipt.language,
  });
}
