import { printCheckCode } from '@/domain/permit/check-code';
import type { PermitContent, TrilingualName } from '@/domain/permit/permit';
import type { AnnexEntry, Paragraph } from '../../sheet/fit';
import { writeBox } from '../../sheet/fit';
import type { Sheet } from '../../sheet/sheet';
import { type Area, DATA, type Style, TRANSLATION } from '../../sheet/write';
import { cleanText, isPrintable } from '../../text/printable';
import { OTHER_SCRIPT_TEXT, type PaperKind } from './labels';

/** What every box needs: the content, what may be said of its number, and the annex that takes what does not fit. */
export interface Desk {
  readonly content: PermitContent;
  /** What the paper is: only the original carries codes; a specimen has no number either. Both others say what they are. */
  readonly kind: PaperKind;
  readonly number: string;
  readonly checkCode: string;
  readonly checkAddress: string;
  readonly annex: AnnexEntry[];
}

/** Begins a permit, a copy of one for somebody's files (Art. VI.4), or a preview of what may be issued. */
export const newDesk = (content: PermitContent, kind: PaperKind, checkAddress: string): Desk => ({
  content,
  kind,
  number: kind === 'specimen' ? '—' : cleanText(content.permitNumber),
  checkCode: kind === 'original' ? printCheckCode(content.checkCode) : '',
  checkAddress: cleanText(checkAddress).replace(/^https?:\/\//, ''),
  annex: [],
});

/** The words of a code, as frozen with the permit; a code without words stands alone. */
export function wordsOf({ content }: Desk, kind: 'country' | 'term' | 'unit' | 'purpose' | 'source', code: string): TrilingualName {
  const words = Object.hasOwn(content.words, `${kind}:${code}`) ? content.words[`${kind}:${code}`] : undefined;
  return words ? { en: cleanText(words.en), fr: cleanText(words.fr), es: cleanText(words.es) } : { en: '', fr: '', es: '' };
}

/** The French and Spanish words beside an English one, each once. */
export const otherWords = ({ en, fr, es }: TrilingualName): string =>
  [...new Set([fr, es])].filter((word) => word !== '' && word !== en).join(' · ');

/** `JP Japan`, or the code alone. */
export const codeAndWord = (desk: Desk, kind: Parameters<typeof wordsOf>[1], code: string): string =>
  `${cleanText(code)} ${wordsOf(desk, kind, code).en}`.trim();

/** A code with its English word, and the other two languages smaller beneath. */
export const trilingual = (desk: Desk, kind: Parameters<typeof wordsOf>[1], code: string, style: Style = DATA): readonly Paragraph[] => [
  { style, text: codeAndWord(desk, kind, code) },
  { style: TRANSLATION, text: otherWords(wordsOf(desk, kind, code)) },
];

/** A free text as paragraphs, or the note that it is in a script that is not drawn. */
export function spoken(text: string, style: Style = DATA): readonly Paragraph[] {
  const clean = cleanText(text);
  if (clean === '') return [];
  if (isPrintable(clean)) return [{ style, text: clean }];
  return [
    { style: DATA, text: OTHER_SCRIPT_TEXT.en },
    { style: TRANSLATION, text: OTHER_SCRIPT_TEXT.others },
  ];
}

/** Fills a box of the permit. */
export const fill = (desk: Desk, sheet: Sheet, box: string, title: string, area: Area, ...ways: readonly (readonly Paragraph[])[]): void =>
  writeBox(sheet, desk.annex, box, title, area, ways);
