import type { Appendix } from '../codes/appendix';
import type { Kingdom } from '../taxonomy/kingdom';

/** What is known of the species asked about, as far as the questions turn on it. */
export interface CheckTaxon {
  readonly scientificName: string;
  readonly kingdom: Kingdom;
  readonly className: string;
  readonly order: string;
  readonly family: string;
  readonly rank: string;
  readonly isLoaded: boolean;
  /** The Appendices in force for it today; none when it is not listed. */
  readonly appendices: readonly Appendix[];
  /** "#4" and its like, of the units that list it. */
  readonly annotations: readonly string[];
  /** Populations are listed apart, so that the country of origin decides. */
  readonly isSplit: boolean;
}

/** All questions in the order in which they are asked; the address carries them under these names. */
export const CHECK_FIELDS = [
  'what',
  'thing',
  'exchange',
  'species',
  'term',
  'form',
  'woodKg',
  'way',
  'tour',
  'carnet',
  'before',
  'acquired',
  'source',
  'origin',
  'flag',
  'landing',
  'got',
  'carried',
  'amount',
  'unit',
  'country',
  'purpose',
  'operation',
  'holds',
  'certificate',
] as const;

/** The name of a question. */
export type CheckField = (typeof CHECK_FIELDS)[number];

/** The answers of the public check, always text, by the name of the question. */
export type CheckAnswers = Readonly<Partial<Record<CheckField, string>>>;

/** What a condition of the table may look at. */
export interface CheckScope {
  readonly answers: CheckAnswers;
  readonly taxon: CheckTaxon | null;
  readonly partyCode: string;
  /** Questions that arise only because the law could not decide without them. */
  readonly wanted?: readonly CheckField[];
}

/** The answer is one of these. */
export const is =
  (field: CheckField, ...values: readonly string[]) =>
  ({ answers }: CheckScope): boolean =>
    values.includes(answers[field] ?? '');

/** The species stands in the Appendices today. */
export const isListed = ({ taxon }: CheckScope): boolean => taxon !== null && taxon.appendices.length > 0;
/** It stands in Appendix I, or one of its populations does. */
export const isAppendixI = ({ taxon }: CheckScope): boolean => taxon?.appendices.includes('I') ?? false;
/** A plant. */
export const isPlant = ({ taxon }: CheckScope): boolean => taxon?.kingdom === 'Plantae';
/** The traveller’s own. */
export const isOwn = is('what', 'own');
/** A musical instrument of the traveller’s own. */
export const isInstrument = is('thing', 'instrument');
/** Out and back again, several times. */
export const isTour = is('way', 'tour');
/** It goes out. */
export const leavesHere = is('way', 'out', 'tour');
/** Between two registered scientific institutions (Art. VII.6). */
export const isExchange = is('exchange', 'yes');

/** An own animal, instrument, exhibition or sample collection that goes out and comes back several times. */
export const isPassport = (scope: CheckScope): boolean =>
  isTour(scope) && (is('thing', 'pet', 'instrument')(scope) || is('tour', 'exhibition', 'samples')(scope));

/**
 * Bred in captivity or propagated here, and not for sale where it is of Appendix I: the Management Authority may certify that in
 * place of the permit (Art. VII.5). Who does not claim it gets the permit.
 */
export const mayHaveCertificate = (scope: CheckScope): boolean =>
  is('way', 'out')(scope) &&
  is('before', 'here')(scope) &&
  is('source', isPlant(scope) ? 'A' : 'C')(scope) &&
  !(isAppendixI(scope) && is('purpose', 'T')(scope)) &&
  !is('thing', 'pet', 'instrument', 'household')(scope);

/** A personal or household effect (Art. VII.3). */
export const isEffect = (scope: CheckScope): boolean => is('thing', 'household')(scope) || (isInstrument(scope) && !isTour(scope));
/** A living animal or plant. */
export const isAlive = (scope: CheckScope): boolean => is('what', 'live')(scope) || is('thing', 'pet')(scope);
/** The part is known without asking: a living specimen, or wood made into an instrument. */
export const partIsKnown = (scope: CheckScope): boolean => isAlive(scope) || (isInstrument(scope) && isPlant(scope));
