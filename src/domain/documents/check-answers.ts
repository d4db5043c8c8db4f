import { asciiCapitals } from '../shared/ascii-capitals';
import { type IsoDate, makeDate, parseIsoDate } from '../shared/iso-date';
import type { MessageRef } from '../shared/problem';
import { parseQuantity, typableQuantity } from '../shared/quantity';
import { fail, ok, type Result } from '../shared/result';
import { arises, CHECK_STEPS, checkQuestion, fieldsOfCheckStep } from './check-questions';
import { CHECK_FIELDS, type CheckAnswers, type CheckField, type CheckScope, type CheckTaxon } from './check-scope';

/** What stands in an address, by name: an answer, or the boxes of a date. */
export type TypedAnswers = Readonly<Partial<Record<string, string>>>;

const LONGEST = 200;
const DATE_BOXES = ['acquired-day', 'acquired-month', 'acquired-year'] as const;

/** What an address or a form says: an answer given twice counts once, the boxes of a day are one answer, the rest is not looked at. */
export function typedAnswersOf(sent: Readonly<Record<string, unknown>>): TypedAnswers {
  const text = (name: string): string => {
    const [first] = [sent[name]].flat();
    return typeof first === 'string' ? first.slice(0, LONGEST).trim() : '';
  };
  const boxes = Object.fromEntries(DATE_BOXES.map((name) => [name, text(name)]));
  const [day, month, year] = DATE_BOXES.map(text);
  const acquired = text('acquired') || dateOfBoxes(day ?? '', month ?? '', year ?? '');
  return { ...Object.fromEntries(CHECK_FIELDS.map((field) => [field, text(field)])), ...boxes, acquired };
}

/** What answers are read against. */
export interface CheckCodes {
  readonly countries: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
}

interface ReadWith {
  readonly taxon: CheckTaxon | null;
  readonly partyCode: string;
  readonly today: IsoDate;
  readonly codes: CheckCodes;
  readonly wanted?: readonly CheckField[];
}

/** The answers that count, in order, and what is wrong with the others. */
export interface CheckReading {
  readonly answers: CheckAnswers;
  readonly faults: Readonly<Partial<Record<CheckField, MessageRef>>>;
  /** The first page that lacks an answer or has a wrong one; null when nothing more is to be asked. */
  readonly next: string | null;
}

/** Several countries, or one that is not known yet, on a tour. */
export const SEVERAL_COUNTRIES = '*';

const refuse = (key: string, values?: MessageRef['values']): Result<string, MessageRef> => fail(values ? { key, values } : { key });

/** A day, or a year alone: for something old, often nobody knows more. */
function readDate(text: string, today: IsoDate): Result<string, MessageRef> {
  const latest = latestDay(text);
  if (latest === null) return refuse('check.date');
  return (/^\d{4}$/.test(text) ? `${text}-01-01` : latest) > today ? refuse('date.future') : ok(text);
}

/** The last day that an answer may mean: 31 December where only the year is known. */
export const latestDay = (text: string): IsoDate | null => (/^\d{4}$/.test(text) ? makeDate(Number(text), 12, 31) : parseIsoDate(text));

/** Three boxes as one answer; day and month may stay empty together. */
function dateOfBoxes(day: string, month: string, year: string): string {
  const two = (text: string): string => (/^\d$/.test(text) ? `0${text}` : text);
  return day === '' && month === '' ? year : `${year}-${two(month)}-${two(day)}`;
}

function readOne(field: CheckField, text: string, scope: CheckScope, how: ReadWith): Result<string, MessageRef> {
  const { kind, choices } = checkQuestion(field);
  switch (kind) {
    case 'choice':
      return choices?.(scope).includes(text) ? ok(text) : refuse(field === 'source' ? 'check.source' : 'field.chooseOne');
    case 'taxon':
      return how.taxon ? ok(how.taxon.scientificName) : refuse('taxon.unknown', { name: text });
    case 'term':
      return how.codes.terms.has(asciiCapitals(text)) ? ok(asciiCapitals(text)) : refuse('term.unknown');
    case 'country': {
      if (text === SEVERAL_COUNTRIES && field === 'country' && scope.answers.way === 'tour') return ok(text);
      return how.codes.countries.has(asciiCapitals(text)) ? ok(asciiCapitals(text)) : refuse('country.unknown');
    }
    case 'date':
      return readDate(text, how.today);
    case 'quantity': {
      const quantity = parseQuantity(text);
      return quantity.ok ? ok(typableQuantity(quantity.value)) : refuse(quantity.problem);
    }
  }
}

/** Answers that contradict another one, by the later of the two (COD-13; Art. I(e); Res. Conf. 10.20). */
export function contradiction(field: CheckField, { answers, taxon, partyCode }: CheckScope): MessageRef | null {
  const value = answers[field];
  if (field === 'species' && answers.thing === 'pet' && taxon?.kingdom === 'Plantae') return { key: 'check.petIsAnimal' };
  if (field === 'term' && value === 'LIV' && answers.what !== 'unsure') return { key: 'check.livingTerm' };
  if (field === 'country' && value === partyCode) return { key: 'check.ownCountry', values: { country: partyCode } };
  if (field === 'purpose' && value === 'H' && answers.what === 'live') return { key: 'check.livingTrophy' };
  if (field === 'purpose' && value === 'H' && taxon?.kingdom === 'Plantae') return { key: 'check.plantTrophy' };
  if (field === 'landing' && value !== partyCode && answers.flag !== partyCode)
    return { key: 'check.notOurSea', values: { country: partyCode } };
  return null;
}

/**
 * Reads the answers in their order, since a later question may arise from an earlier answer. An answer to a question that
 * does not arise is left out. A wrong one is named with its field, and what was typed stays with the caller.
 */
export function readCheckAnswers(typed: TypedAnswers, how: ReadWith): CheckReading {
  const answers: Partial<Record<CheckField, string>> = {};
  const faults: Partial<Record<CheckField, MessageRef>> = {};
  const scope: CheckScope = { answers, taxon: how.taxon, partyCode: how.partyCode, wanted: how.wanted ?? [] };
  for (const field of CHECK_FIELDS) {
    const text = (typed[field] ?? '').replace(/\s+/g, ' ').trim();
    if (text === '' || !arises(field, scope)) continue;
    const read = readOne(field, text, scope, how);
    if (!read.ok) {
      faults[field] = read.problem;
      continue;
    }
    answers[field] = read.value;
    const contradicted = contradiction(field, scope);
    if (contradicted) {
      faults[field] = contradicted;
      delete answers[field];
    }
  }
  return { answers, faults, next: nextStep(scope) };
}

const nextStep = (scope: CheckScope): string | null =>
  CHECK_STEPS.find((step) =>
    fieldsOfCheckStep(step, scope).some((field) => scope.answers[field] === undefined && !checkQuestion(field).isOffered),
  ) ?? null;

/** The page before this one, among those that were asked. */
export function stepBefore(step: string, scope: CheckScope): string | null {
  const asked = CHECK_STEPS.slice(0, CHECK_STEPS.indexOf(step)).filter((earlier) => fieldsOfCheckStep(earlier, scope).length > 0);
  return asked.at(-1) ?? null;
}
