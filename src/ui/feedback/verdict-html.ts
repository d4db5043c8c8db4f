import { html, raw } from 'hono/html';
import { type VerdictCode, verdictRow } from '@/domain/verification/verdict';
import { VERDICT_SHAPES } from './verdict-shapes';

type Html = ReturnType<typeof html>;

/** A verdict on a public page, as verdict-strip.tsx draws it elsewhere. `word` is the page's heading; `detail` is HTML or text. */
export function verdictHtml({
  code,
  word,
  detail,
}: {
  readonly code: VerdictCode;
  readonly word: string;
  readonly detail: Html | string;
}): Html {
  const { shape, colour } = verdictRow(code);
  return html`<div class="verdict verdict-${colour}"><svg viewBox="0 0 64 64" aria-hidden="true" class="verdict-shape">${raw(VERDICT_SHAPES[shape])}</svg><div><h1 class="verdict-word">${word}</h1><p>${detail}</p></div></div>`;
}
