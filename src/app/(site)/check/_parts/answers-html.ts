import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import { checkQuestion } from '@/domain/documents/check-questions';
import { CHECK_FIELDS } from '@/domain/documents/check-scope';
import type { Words } from '@/i18n/words';
import { checkAddress } from './address';
import { answerWords } from './answer-words';
import type { CheckView } from './check-page';

/** The answers, each with a link that asks it again. */
export function answersHtml(view: CheckView, words: Words): Html {
  const { t, say } = words;
  const rows = CHECK_FIELDS.flatMap((field) => {
    const value = view.answers[field];
    if (value === undefined) return [];
    const label = say({ key: `check.label.${field}` });
    const shown = answerWords(field, value, view, words);
    const change = checkAddress(view.answers, { ask: checkQuestion(field).step });
    return html`<div class="summary-row"><dt>${label}</dt><dd>${field === 'species' ? html`<span class="scientific-name" lang="la">${shown}</span>` : shown}</dd><dd class="summary-change"><a href="${change}">${t('shared.change')}<span class="visually-hidden"> ${label}</span></a></dd></div>`;
  });
  return html`<dl class="summary-list">${rows}</dl>`;
}
