import { html } from 'hono/html';
import type { Html, PublicProps } from '@/app/_kit/define-public-page';
import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';

interface Field {
  readonly name: 'number' | 'code' | 'text';
  readonly label: string;
  readonly hint: string;
}

const FIELDS = (t: Words['t']): readonly Field[] => [
  { name: 'number', label: t('verify.form.number'), hint: t('verify.form.numberHint') },
  { name: 'code', label: t('verify.form.code'), hint: t('verify.form.codeHint') },
  { name: 'text', label: t('verify.form.text'), hint: t('verify.form.textHint') },
];

/** The page where a number and its check code are typed, or the text of a square code is pasted. */
export function formHtml({ words: { t }, problem, typed }: PublicProps<unknown>): Html {
  const errors = problem?.fields ?? {};
  const [number, code, text] = FIELDS(t).map((field) => fieldHtml(field, errors[field.name], typed[field.name], t));
  const isPasted = errors.text !== undefined;
  return html`${problem ? summaryHtml(errors, t) : ''}<h1>${t('verify.form.title')}</h1>
<p class="lead">${t('verify.form.lead')}</p>
<p class="notice-strip">${t('verify.form.camera')}</p>
<form class="form" method="post" action="${paths.verify}" novalidate><input type="hidden" name="by" value="number">
${number}${code}<button type="submit" class="button button-primary">${t('verify.form.check')}</button></form>
<details${isPasted ? html` open` : ''}><summary>${t('verify.form.paste')}</summary>
<form class="form" method="post" action="${paths.verify}" novalidate><input type="hidden" name="by" value="text">
${text}<button type="submit" class="button button-secondary">${t('verify.form.checkText')}</button></form></details>
<h2>${t('verify.file.heading')}</h2>
${fileFormHtml(t, undefined)}
<p><a href="${paths.verifyStamp}">${t('stock.check.title')}</a></p>`;
}

/** The form that takes the PDF itself. */
export const fileFormHtml = (t: Words['t'], error: string | undefined): Html =>
  html`<form class="form" method="post" action="${paths.verifyFile}" enctype="multipart/form-data" novalidate><div class="field${error ? ' field-wrong' : ''}"><label for="file">${t('verify.file.label')}</label><div id="file-hint" class="hint">${t('verify.file.lead')} ${t('verify.file.hint')}</div>${errorHtml('file', error, t)}<input class="input" type="file" id="file" name="file" accept="application/pdf,.pdf" aria-describedby="file-hint${error ? ' file-error' : ''}"${error ? html` aria-invalid="true"` : ''}></div><button type="submit" class="button button-secondary">${t('verify.file.check')}</button></form>`;

/** What is wrong with one field, above it. */
export const errorHtml = (name: string, error: string | undefined, t: Words['t']): Html | '' =>
  error ? html`<p id="${name}-error" class="field-error"><span class="visually-hidden">${t('shared.errorPrefix')}</span>${error}</p>` : '';

function fieldHtml(
  { name, label, hint }: Field,
  error: string | undefined,
  value: string | readonly string[] | undefined,
  t: Words['t'],
): Html {
  const described = html` aria-describedby="${name}-hint${error ? ` ${name}-error` : ''}"${error ? html` aria-invalid="true"` : ''}`;
  const shared = html` id="${name}" name="${name}" autocomplete="off" autocapitalize="characters" spellcheck="false"${described}`;
  const kept = typeof value === 'string' ? value : '';
  const control =
    name === 'text'
      ? html`<textarea class="input code" rows="6"${shared}>${kept}</textarea>`
      : html`<input class="input input-medium code" type="text" maxlength="60"${shared} value="${kept}">`;
  const message = errorHtml(name, error, t);
  return html`<div class="field${error ? ' field-wrong' : ''}"><label for="${name}">${label}</label><div id="${name}-hint" class="hint">${hint}</div>${message}${control}</div>`;
}

export function summaryHtml(errors: Readonly<Record<string, string>>, t: Words['t']): Html {
  return html`<div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-heading"><h2 id="error-summary-heading">${t('shared.thereIsAProblem')}</h2><ul>${Object.entries(errors).map(([name, message]) => html`<li><a href="#${name}">${message}</a></li>`)}</ul></div>`;
}
