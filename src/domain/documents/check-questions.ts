import type { PurposeCode } from '../codes/purpose-code';
import { possibleSources, type SourceCode } from '../codes/source-code';
import {
  CHECK_FIELDS,
  type CheckField,
  type CheckScope,
  is,
  isAppendixI,
  isEffect,
  isExchange,
  isInstrument,
  isListed,
  isOwn,
  isPassport,
  isPlant,
  isTour,
  leavesHere,
  mayHaveCertificate,
  partIsKnown,
} from './check-scope';

/** One question of "Which document do I need?". */
export interface CheckQuestion {
  /** The page it stands on. */
  readonly step: string;
  readonly kind: 'choice' | 'taxon' | 'term' | 'country' | 'date' | 'quantity';
  /** Whether the law needs the answer, given what was answered before. */
  readonly applies: (scope: CheckScope) => boolean;
  readonly choices?: (scope: CheckScope) => readonly string[];
  /** It is offered beside the result, and keeps nobody from it. */
  readonly isOffered?: true;
}

const one =
  (...choices: readonly string[]) =>
  () =>
    choices;
const SOURCES_ASKED: readonly SourceCode[] = ['W', 'R', 'C', 'F', 'A', 'Y', 'I', 'U'];
const sources = ({ taxon }: CheckScope): readonly string[] => {
  const possible = possibleSources(taxon?.kingdom ?? null, null);
  return SOURCES_ASKED.filter((code) => possible.includes(code));
};

/** The purposes people have most often first. */
const PURPOSES_ASKED: readonly PurposeCode[] = ['T', 'P', 'S', 'Z', 'G', 'Q', 'B', 'H', 'E', 'M', 'N', 'L'];

const asks = (
  step: string,
  kind: CheckQuestion['kind'],
  applies: CheckQuestion['applies'],
  choices?: CheckQuestion['choices'],
): CheckQuestion => ({
  step,
  kind,
  applies,
  ...(choices ? { choices } : {}),
});
const listed =
  (condition: CheckQuestion['applies']): CheckQuestion['applies'] =>
  (scope) =>
    isListed(scope) && condition(scope);
const always = (): boolean => true;

/**
 * The questions, each asked only where the law turns on it (experience §1.2; domain rules §1.2, §1.3, §1.6,
 * §1.7). Source and purpose are asked by their codes; the page says them in plain words.
 */
const QUESTIONS: Readonly<Record<CheckField, CheckQuestion>> = {
  what: asks('what', 'choice', always, one('live', 'product', 'own', 'science', 'unsure')),
  thing: asks('thing', 'choice', isOwn, one('pet', 'instrument', 'household')),
  exchange: asks('exchange', 'choice', is('what', 'science'), one('yes', 'no')),
  species: asks('species', 'taxon', always),
  term: asks(
    'part',
    'term',
    listed((s) => !partIsKnown(s)),
  ),
  form: asks(
    'part',
    'choice',
    listed((s) => (s.taxon?.annotations.length ?? 0) > 0 && !isInstrument(s)),
    (s) =>
      isPlant(s)
        ? ['none', 'sterile', 'seed', 'flower', 'fruit', 'instrument', 'finished', 'retail', 'herbarium']
        : ['none', 'finished', 'retail'],
  ),
  woodKg: asks(
    'wood',
    'quantity',
    listed((s) => (s.taxon?.annotations.includes('#15') ?? false) && is('form', 'finished', 'retail')(s)),
  ),
  way: asks('way', 'choice', listed(always), one('out', 'in', 'sea', 'tour', 'transit')),
  tour: asks(
    'tour',
    'choice',
    listed((s) => isTour(s) && !isOwn(s) && !isExchange(s)),
    one('exhibition', 'samples', 'none'),
  ),
  carnet: asks('carnet', 'choice', listed(is('tour', 'samples')), one('yes', 'no')),
  before: asks(
    'before',
    'choice',
    listed((s) => leavesHere(s) && !isExchange(s) && !(isInstrument(s) && isAppendixI(s))),
    one('here', 'imported', 'old', 'unknown'),
  ),
  acquired: asks(
    'acquired',
    'date',
    listed((s) => leavesHere(s) && (is('before', 'old')(s) || (isInstrument(s) && isAppendixI(s)))),
  ),
  source: asks(
    'source',
    'choice',
    listed((s) => {
      if (is('way', 'sea', 'transit')(s) || isExchange(s) || is('before', 'old')(s) || isInstrument(s)) return false;
      return !isEffect(s) || isAppendixI(s);
    }),
    sources,
  ),
  origin: asks(
    'origin',
    'country',
    listed((s) => (s.taxon?.isSplit ?? false) && !is('way', 'sea', 'transit')(s) && !is('before', 'here')(s)),
  ),
  flag: asks('sea', 'country', listed(is('way', 'sea'))),
  landing: asks('sea', 'country', listed(is('way', 'sea'))),
  got: asks('effects', 'choice', listed(isEffect), one('home', 'journey-home', 'journey')),
  carried: asks('effects', 'choice', listed(isEffect), one('yes', 'no')),
  amount: asks('effects', 'quantity', listed(isEffect)),
  unit: asks('effects', 'choice', listed(isEffect), one('NAR', 'GRM', 'KGM', 'MLT')),
  country: asks('country', 'country', listed(is('way', 'out', 'in', 'tour'))),
  purpose: asks(
    'purpose',
    'choice',
    listed((s) => !isOwn(s) && !isExchange(s) && !is('way', 'transit')(s) && !is('tour', 'exhibition', 'samples')(s)),
    one(...PURPOSES_ASKED),
  ),
  operation: asks(
    'operation',
    'choice',
    listed((s) => isAppendixI(s) && is('source', 'C', 'F', 'A')(s) && is('purpose', 'T')(s)),
    one('yes', 'no'),
  ),
  holds: asks('holds', 'choice', listed(isPassport), one('yes', 'no')),
  certificate: { ...asks('certificate', 'choice', listed(mayHaveCertificate), one('yes', 'no')), isOffered: true },
};

/** A question's row. */
export const checkQuestion = (field: CheckField): CheckQuestion => QUESTIONS[field];

/** The pages in their order. */
export const CHECK_STEPS: readonly string[] = [...new Set(CHECK_FIELDS.map((field) => checkQuestion(field).step))];

/** Whether a question arises: by its row, or because the law could not decide without its answer. */
export const arises = (field: CheckField, scope: CheckScope): boolean =>
  checkQuestion(field).applies(scope) || (scope.wanted?.includes(field) ?? false);

/** The questions that arise on a page. */
export const fieldsOfCheckStep = (step: string, scope: CheckScope): readonly CheckField[] =>
  CHECK_FIELDS.filter((field) => checkQuestion(field).step === step && arises(field, scope));

const ASKED_FOR: Readonly<Record<string, CheckField>> = {
  transaction: 'before',
  originCountry: 'origin',
  source: 'source',
  purpose: 'purpose',
  exporterCountry: 'country',
  vesselFlag: 'flag',
  landingState: 'landing',
  scientificName: 'species',
};

/** The questions that would state missing facts, as far as a question can. */
export const questionsFor = (missing: readonly string[]): readonly CheckField[] => missing.flatMap((fact) => ASKED_FOR[fact] ?? []);
