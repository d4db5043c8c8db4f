import { type Face, measure } from './printable';

/** A word with the space after it; Han characters and kana may break anywhere. A hyphen is no break: half a mark is another mark. */
const PIECES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}] ?|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+ ?|\s/gu;

/** Cuts a word that is wider than the whole line, after a sign that joins its parts where there is one. */
function chop(face: Face, word: string, size: number, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const [cluster] of word.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const advance = measure(face, cluster, size);
    if (part !== '' && used + advance > width) {
      const joint = /^(.*[-/.;,])(.+)$/su.exec(part);
      parts.push(joint?.[1] ?? part);
      part = joint?.[2] ?? '';
      used = measure(face, part, size);
    }
    part += cluster;
    used += advance;
  }
  return part === '' ? parts : [...parts, part];
}

/** Breaks one clean text into lines no wider than `width`. */
export function wrap(face: Face, text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const put = (piece: string): void => {
    const advance = measure(face, piece.trimEnd(), size);
    if (line !== '' && used + advance > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += piece;
    used += measure(face, piece, size);
  };
  for (const [piece] of text.matchAll(PIECES)) {
    if (measure(face, piece.trimEnd(), size) <= width) put(piece);
    else for (const part of chop(face, piece, size, width)) put(part);
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
