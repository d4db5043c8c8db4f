/** Measures of the 2026-01 edition in points, from the top left corner of A4. The rows of the first page fill 42 to 790 exactly. */
export const LEFT = 27;
export const WIDTH = 541.28;
export const RIGHT = LEFT + WIDTH;
/** Where the column of the QR begins. */
export const QR_LEFT = RIGHT - 126;
/** White patch of the QR, 41.3 mm: a version 18 symbol with its quiet zone then has modules of 0.426 mm. */
export const QR_PATCH = 117;
export const MICRO_TOP = 16.5;
export const BAND_TOP = 18;
export const TOP = 42;

/** Upper edges of the rows. */
export const ROW = {
  head: TOP,
  kind: 75,
  number: 97,
  parties: 133,
  conditions: 216,
  captions: 312,
  lines: 364,
  notes: 620,
  issue: 634,
  endorsement: 698,
  transport: 774,
  foot: 790,
} as const;

/** Lower edge of the foot, above the last line of microtext. */
export const FOOT_END = 821;
export const MICRO_BOTTOM = 826;

export const PAD = 4;
export const LINE_HEIGHT = 64;
/** Height of the upper half of a specimen block: boxes 7 to 11a; the lower half holds 12 to 12b. */
export const LINE_UPPER = 39;
export const LETTER_WIDTH = 16;
/** Height of the labels above the blocks, and of their upper tier. */
export const CAPTIONS_HEIGHT = 52;
export const UPPER_CAPTION = 32;

const columns = (widths: readonly number[]): readonly { readonly x: number; readonly width: number }[] => {
  let x = LEFT + LETTER_WIDTH;
  return widths.map((width) => {
    const column = { x, width };
    x += width;
    return column;
  });
};

export const UPPER_COLUMNS = columns([144, 158, 52, 100, WIDTH - LETTER_WIDTH - 454]);
export const LOWER_COLUMNS = columns([176, 184, WIDTH - LETTER_WIDTH - 360]);

/** Lines on a continuation page. */
export const LINES_PER_CONTINUATION = 6;
