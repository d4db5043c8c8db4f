import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import { paths } from '@/app/_kit/paths';
import { stepBefore } from '@/domain/documents/check-answers';
import { fieldsOfCheckStep } from '@/domain/documents/check-questions';
import type { Words } from '@/i18n/words';
import { checkAddress } from './address';
import { answersHtml } from './answers-html';
import { type CheckView, type StepView, scopeOf } from './check-page';
import { conditionsHtml, fieldHtml } from './fields-html';
import { hiddenAnswers } from './hidden-answers';
import { speciesHtml } from './species-html';

/** The heading of a page of questions. */
export const questionTitle = (step: string, { say }: Words): string => say({ key: `check.ask.${step}.title` });

function errorsHtml({ faults }: CheckView, { t, say, format }: Words, partyCode: string): Html | '' {
  const wrong = Object.entries(faults);
  if (wrong.length === 0) return '';
  const items = wrong.map(
    ([field, fault]) =>
      html`<li><a href="#${field}">${say({ key: fault.key, values: { ...fault.values, country: format.country(partyCode) } })}</a></li>`,
  );
  return html`<div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-heading"><h2 id="error-summary-heading">${t('shared.thereIsAProblem')}</h2><ul>${items}</ul></div>`;
}

/** One page of the check: a GET form whose answers travel in the address. */
export function questionHtml(view: StepView, words: Words): Html {
  const { t, has, say } = words;
  const { step, answers } = view;
  const scope = scopeOf(view);
  const before = stepBefore(step, scope);
  const fields = fieldsOfCheckStep(step, scope);
  const back = before === null ? paths.home : checkAddress(answers, { ask: before });
  const hint = has(`check.ask.${step}.hint`) ? html`<p class="hint" id="step-hint">${say({ key: `check.ask.${step}.hint` })}</p>` : '';
  const body =
    step === 'species'
      ? speciesHtml(view, words)
      : html`<form class="form" method="get" action="${paths.documents}" novalidate>${hiddenAnswers(view, fields)}<input type="hidden" name="at" value="${step}">
${step === 'holds' ? conditionsHtml(view, words) : ''}${fields.map((field) => fieldHtml(field, fields.length > 1, view, words))}
<button type="submit" class="button button-primary">${t('shared.continue')}</button></form>`;
  return html`<a class="back-link" href="${back}">${t('shared.back')}</a>
${errorsHtml(view, words, view.partyCode)}<p class="heading-caption">${t('check.title')}</p>
<h1 id="question">${questionTitle(step, words)}</h1>
${step === 'what' ? html`<p class="lead">${t('check.lead')}</p>` : ''}${hint}${body}
${Object.keys(answers).length > 0 ? html`<details><summary>${t('check.soFar')}</summary>${answersHtml(view, words)}</details>` : ''}`;
}
