import { paint } from '../sheet/paint';
import { newSheet, PAGE, type Sheet } from '../sheet/sheet';
import { DATA, STRONG, type Style, writeOwn } from '../sheet/write';
import { cleanText } from '../text/printable';
import { wrap } from '../text/wrap';

/** A letter of the authority, in words of its reader's language. */
export interface LetterText {
  readonly language: string;
  /** The day of the letter: the only date of the file. */
  readonly dated: string;
  readonly reference: string;
  readonly authority: string;
  /** PNG; null where the office has none. */
  readonly logo: Uint8Array | null;
  /** Whom it is for and of what day: short lines above the title. */
  readonly opening: readonly string[];
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const TITLE: Style = { ...STRONG, size: 16, leading: 22 };
const TEXT: Style = { ...DATA, size: 11, leading: 16 };
const LEFT = 62;
const WIDTH = PAGE.width - 2 * LEFT;
const TOP = 70;
const BOTTOM = PAGE.height - 70;
const LOGO = { width: 160, height: 56 };

/** Draws a letter on as many pages as it takes. The same text gives the same bytes. */
export function renderLetter(letter: LetterText): Promise<Uint8Array> {
  const sheets: Sheet[] = [newSheet('first')];
  let y = letter.logo ? TOP + LOGO.height + 12 : TOP;
  const write = (style: Style, text: string): void => {
    for (const line of cleanText(text)
      .split('\n')
      .flatMap((part) => wrap(style.face, part, style.size, WIDTH))) {
      if (y + style.leading > BOTTOM) {
        sheets.push(newSheet('continuation'));
        y = TOP;
      }
      y = writeOwn(sheets.at(-1) ?? newSheet('first'), 'letter', style, LEFT, y, WIDTH, line);
    }
  };
  write({ ...TEXT, face: 'strong' }, letter.authority);
  y += 12;
  for (const line of letter.opening) write(TEXT, line);
  y += 12;
  write(TITLE, letter.title);
  for (const paragraph of letter.paragraphs) {
    y += 8;
    write(TEXT, paragraph);
  }
  return paint({
    sheets,
    qr: null,
    drawingSeed: letter.reference,
    drawing: [],
    picture: letter.logo ? { png: letter.logo, x: LEFT, y: TOP - 20, ...LOGO } : null,
    title: letter.title,
    dated: letter.dated,
    language: letter.language,
  });
}
