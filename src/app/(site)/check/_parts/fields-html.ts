import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import { namesState } from '@/domain/codes/no-state';
import { implausibleOrigin } from '@/domain/codes/plausible-terms';
import { contradiction, SEVERAL_COUNTRIES } from '@/domain/documents/check-answers';
import { checkQuestion } from '@/domain/documents/check-questions';
import type { CheckField } from '@/domain/documents/check-scope';
import type { Words } from '@/i18n/words';
import type { NamedCode } from '@/services/reference/list-codes';
import { choiceWords } from './answer-words';
import { type CheckView, scopeOf } from './check-page';

interface Drawn {
  readonly field: CheckField;
  readonly label: string;
  /** The page's own heading names the only field of a page. */
  readonly isNamedByHeading: boolean;
  readonly error: string | null;
  readonly value: string;
}

/** One question: its label (or the heading of the page), its error and its control, filled with what was typed. */
export function fieldHtml(field: CheckField, isOneOfSeveral: boolean, view: CheckView, words: Words): Html {
  const fault = view.faults[field];
  const country = words.format.country(view.partyCode);
  const drawn: Drawn = {
    field,
    label: words.say({ key: `check.label.${field}` }),
    isNamedByHeading: !isOneOfSeveral,
    error: fault ? words.say({ key: fault.key, values: { ...fault.values, country } }) : null,
    value: view.answers[field] ?? view.typed[field] ?? '',
  };
  switch (checkQuestion(field).kind) {
    case 'choice':
      return radiosHtml(drawn, view, words);
    case 'term':
      return selectHtml(drawn, termsOf(view, words), words);
    case 'country':
      return selectHtml(drawn, countriesOf(field, view, words), words);
    case 'date':
      return dateHtml(drawn, view, words);
    default:
      return textHtml(drawn, words);
  }
}

const errorHtml = ({ field, error }: Drawn, { t }: Words): Html | '' =>
  error === null
    ? ''
    : html`<p id="${field}-error" class="field-error"><span class="visually-hidden">${t('shared.errorPrefix')}</span>${error}</p>`;
const wrong = ({ error }: Drawn): string => (error === null ? '' : ' field-wrong');
const described = ({ field, error, isNamedByHeading }: Drawn): Html =>
  html`${isNamedByHeading ? html` aria-labelledby="question"` : ''}${error === null ? '' : html` aria-invalid="true" aria-describedby="${field}-error"`}`;
const labelHtml = ({ field, label, isNamedByHeading }: Drawn): Html | '' =>
  isNamedByHeading ? '' : html`<label for="${field}">${label}</label>`;

function radiosHtml(drawn: Drawn, view: CheckView, words: Words): Html {
  const { field, label, isNamedByHeading, error, value } = drawn;
  const scope = scopeOf(view);
  const choices = (checkQuestion(field).choices?.(scope) ?? []).filter(
    (choice) => contradiction(field, { ...scope, answers: { ...scope.answers, [field]: choice } }) === null,
  );
  const group = isNamedByHeading ? html`role="group" aria-labelledby="question"` : '';
  const legend = isNamedByHeading ? '' : html`<legend>${label}</legend>`;
  const radios = choices.map((choice, index) => {
    const id = index === 0 ? field : `${field}-${choice}`;
    return html`<div class="choice"><input type="radio" id="${id}" name="${field}" value="${choice}"${choice === value ? html` checked` : ''}${error === null ? '' : html` aria-describedby="${field}-error"`}><label for="${id}">${choiceWords(field, choice, view, words)}</label></div>`;
  });
  return isNamedByHeading
    ? html`<div class="field${wrong(drawn)}" ${group}>${errorHtml(drawn, words)}${radios}</div>`
    : html`<fieldset class="field${wrong(drawn)}">${legend}${errorHtml(drawn, words)}${radios}</fieldset>`;
}

interface Option {
  readonly value: string;
  readonly text: string;
}

const named = (entries: readonly NamedCode[], { format }: Words): readonly Option[] =>
  entries
    .filter(({ isCurrent }) => isCurrent)
    .map(({ code, name }) => ({ value: code, text: name }))
    .sort((a, b) => format.compare(a.text, b.text));

/** What can come of the species: no fins of a parrot, no skins of a tree (COD-19). */
const termsOf = (view: CheckView, words: Words): readonly Option[] =>
  named(view.codes.lists.terms, words).filter(
    ({ value }) =>
      (value !== 'LIV' || view.answers.what === 'unsure') && (view.taxon === null || implausibleOrigin(value, view.taxon) === null),
  );

function countriesOf(field: CheckField, view: CheckView, words: Words): readonly Option[] {
  const countries = named(view.codes.lists.countries, words).filter(
    ({ value }) => namesState(value) && !(field === 'country' && value === view.partyCode),
  );
  const several = { value: SEVERAL_COUNTRIES, text: words.t('check.several') };
  return field === 'country' && view.answers.way === 'tour' ? [several, ...countries] : countries;
}

function selectHtml(drawn: Drawn, options: readonly Option[], words: Words): Html {
  const { field, value } = drawn;
  const drawnOptions = options.map(
    (option) => html`<option value="${option.value}"${option.value === value ? html` selected` : ''}>${option.text}</option>`,
  );
  return html`<div class="field${wrong(drawn)}">${labelHtml(drawn)}${errorHtml(drawn, words)}<select class="input" id="${field}" name="${field}"${described(drawn)}><option value="">${words.t('shared.choose')}</option>${drawnOptions}</select></div>`;
}

function textHtml(drawn: Drawn, words: Words): Html {
  const { field, value } = drawn;
  return html`<div class="field${wrong(drawn)}">${labelHtml(drawn)}${errorHtml(drawn, words)}<input class="input input-short" type="text" inputmode="decimal" id="${field}" name="${field}" value="${value}" maxlength="40" autocomplete="off"${described(drawn)}></div>`;
}

function dateHtml(drawn: Drawn, view: CheckView, words: Words): Html {
  const { t } = words;
  const [year = '', month = '', day = ''] = (view.answers.acquired ?? '').split('-');
  const box = (part: 'day' | 'month' | 'year', kept: string, label: string) => {
    const name = `${drawn.field}-${part}`;
    const id = part === 'year' ? drawn.field : name;
    const text = part === 'year' ? label : t('shared.optional', { label });
    return html`<div class="stacked"><label for="${id}">${text}</label><input class="input ${part === 'year' ? 'date-box-year' : 'date-box'}" type="text" inputmode="numeric" maxlength="${part === 'year' ? 4 : 2}" id="${id}" name="${name}" value="${view.typed[name] || kept}"${drawn.error === null ? '' : html` aria-invalid="true" aria-describedby="${drawn.field}-error"`}></div>`;
  };
  return html`<div class="field${wrong(drawn)}" role="group" aria-labelledby="question">${errorHtml(drawn, words)}<div class="date-boxes">${box('day', day, t('shared.date.day'))}${box('month', month, t('shared.date.month'))}${box('year', year, t('shared.date.year'))}</div></div>`;
}

/** What a certificate for several crossings rests on, before it is asked whether it holds. */
export function conditionsHtml({ answers, partyCode }: CheckView, { t, format }: Words): Html {
  const country = format.country(partyCode);
  const of =
    answers.thing === 'pet' || answers.thing === 'instrument' ? answers.thing : answers.tour === 'samples' ? 'samples' : 'exhibition';
  return html`<p>${t(`check.conditions.${of}`, { country })}</p>`;
}
