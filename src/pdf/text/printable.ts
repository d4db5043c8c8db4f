import { type FontId, typeface } from './typeface';

/** How a text looks: the running face, the emphasis, the name of a taxon, a number or code. */
export type Face = 'sans' | 'strong' | 'taxon' | 'code';

/** A stretch of text that one font draws. */
export interface Run {
  readonly font: FontId;
  readonly text: string;
}

/**
 * Scripts whose characters stand side by side as they come. All others join, reorder or run from right to left; drawn without a
 * shaper they would say something else or nothing.
 */
const SIMPLE_SCRIPTS =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** Control characters, and the marks that turn the direction of a text or hide in it (security §6.3); a line break is a space. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u3164\u115F\u1160\uFFA0]|\u034F|[\uFE00-\uFE0F]/gu;

/** A text as it may be drawn: composed characters, one line, nothing hidden in it. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(HIDDEN, '')
    .replace(/ {2,}/g, ' ')
    .trim();

const FALLBACKS: readonly FontId[] = ['world', 'han', 'hangul'];

/** The font that draws a character in that face, or null when none has it. */
export function fontFor(face: Face, codePoint: number): FontId | null {
  if (typeface(face).advance(codePoint) !== null) return face;
  return FALLBACKS.find((id) => typeface(id).advance(codePoint) !== null) ?? null;
}

/** Whether every character of a clean text can be drawn rightly. */
export const isPrintable = (text: string): boolean =>
  SIMPLE_SCRIPTS.test(text) && [...text].every((character) => fontFor('sans', character.codePointAt(0) ?? 0) !== null);

/** Whether a text is written in Latin letters alone, marks and digits aside. */
export const isLatin = (text: string): boolean => /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text);

/** A letter with its marks above and below is drawn by one font, or the marks would not meet it. */
const MARK = /^\p{M}$/u;
const CLUSTERS = /\P{M}\p{M}*|\p{M}+/gu;

function fontOfCluster(face: Face, cluster: string): FontId {
  const points = [...cluster].map((character) => character.codePointAt(0) ?? 0);
  if (points.length > 1 && points.every((point) => typeface('world').advance(point) !== null)) return 'world';
  return fontFor(face, points[0] ?? 0) ?? face;
}

/** Width of a text in thousandths of its size when the face itself has all its letters and none bears a separate mark; else null. */
function plainWidth(face: Face, text: string): number | null {
  const { advance } = typeface(face);
  let sum = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const width = advance(point);
    if (width === null || (point >= 0x300 && MARK.test(character))) return null;
    sum += width;
  }
  return sum;
}

/** Takes a text apart by the fonts that draw it. */
export function runsOf(face: Face, text: string): readonly Run[] {
  if (text !== '' && plainWidth(face, text) !== null) return [{ font: face, text }];
  const runs: { font: FontId; text: string }[] = [];
  for (const [cluster] of text.matchAll(CLUSTERS)) {
    const font = fontOfCluster(face, cluster);
    const last = runs.at(-1);
    if (last?.font === font) last.text += cluster;
    else runs.push({ font, text: cluster });
  }
  return runs;
}

const runWidth = ({ font, text }: Run): number =>
  [...text].reduce((sum, character) => sum + (typeface(font).advance(character.codePointAt(0) ?? 0) ?? 0), 0);

/** Width of a text in points. */
export const measure = (face: Face, text: string, size: number): number =>
  ((plainWidth(face, text) ?? runsOf(face, text).reduce((sum, run) => sum + runWidth(run), 0)) * size) / 1000;

/** Width of one run in points. */
export const measureRun = (run: Run, size: number): number => (runWidth(run) * size) / 1000;
