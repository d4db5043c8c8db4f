import type { PurposeCode } from '../codes/purpose-code';
import type { LineFacts, Transaction } from '../rules/facts';
import { compareQuantity } from '../shared/quantity';

/** What an annotation looks at: the line with its part, and what is done with it. */
export interface AnnotatedPart {
  readonly line: LineFacts;
  readonly purpose: PurposeCode | null;
  readonly transaction: Transaction | null;
}

/** One thing that an annotation leaves out of control. True: it is that; undefined: nobody has said what would show it. */
export type Exclusion = (part: AnnotatedPart) => boolean | undefined;

const PROPAGATED = ['A', 'D'];
const isPropagated = ({ line }: AnnotatedPart) => (line.source === null ? undefined : PROPAGATED.includes(line.source));
const genusOf = ({ line }: AnnotatedPart) => line.scientificName.split(' ')[0] ?? '';

/** All of these hold; one that is known not to settles it. */
const all = (...answers: readonly (boolean | undefined)[]): boolean | undefined =>
  answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;

/** The part is of one of these states or terms; unstated matters only for a term that could be it. */
const isA =
  (states: readonly string[], terms: readonly string[] = [], couldBe: readonly string[] = []): Exclusion =>
  ({ line }) => {
    const state = line.part?.specimenState;
    if (terms.includes(line.termCode ?? '') || states.includes(state ?? '')) return true;
    if (state !== undefined) return false;
    return line.termCode === null || couldBe.includes(line.termCode) ? undefined : false;
  };

export const seeds = isA(['seed'], ['SEE']);
export const pollen = isA(['pollen', 'spores']);
export const leaves = isA(['leaf'], ['LVS']);
export const flowers = isA(['flower', 'cut-flower'], ['FLO']);
export const fruits = isA(['fruit'], ['FRU']);
export const exhaustedPowder = isA(['exhausted-powder'], [], ['POW']);
export const labelledProduct = isA(['labelled-product'], [], ['EXT', 'POW', 'MED', 'DER']);
export const musicalInstrument = isA(['musical-instrument', 'musical-instrument-part'], [], ['WPR']);

/** Seedlings or tissue cultures in vitro, in solid or liquid media, in sterile containers. */
export const sterileCulture: Exclusion = ({ line }) => {
  const { specimenState, isInSterileContainer } = line.part ?? {};
  if (specimenState === 'sterile-culture' || isInSterileContainer) return true;
  return line.termCode === 'CUL' && isInSterileContainer === undefined ? undefined : false;
};
/** Listings that say so in words leave out such cultures of artificially propagated plants alone. */
export const propagatedSterileCulture: Exclusion = (part) => all(sterileCulture(part), isPropagated(part));
export const propagatedCutFlowers: Exclusion = (part) => all(isA(['cut-flower'], ['FLO'])(part), isPropagated(part));

const ofGenera =
  (...genera: readonly string[]) =>
  (part: AnnotatedPart) =>
    genera.includes(genusOf(part));
export const propagatedVanillaFruit: Exclusion = (part) => all(ofGenera('Vanilla')(part), fruits(part), isPropagated(part));
export const propagatedCactusFruit: Exclusion = (part) => all(part.line.family === 'Cactaceae', fruits(part), isPropagated(part));
export const propagatedCactusParts: Exclusion = (part) =>
  all(ofGenera('Opuntia', 'Selenicereus')(part), ['STE', 'FLO', 'LVS'].includes(part.line.termCode ?? ''), isPropagated(part));

/** Seeds stay controlled for cacti from Mexico and two palms from Madagascar. */
export const seedsSaveNamed: Exclusion = (part) => {
  const { family, originCountry, scientificName } = part.line;
  const isNamed =
    (family === 'Cactaceae' && originCountry === 'MX') ||
    (['Beccariophoenix madagascariensis', 'Dypsis decaryi'].includes(scientificName) && originCountry === 'MG');
  return isNamed ? false : seeds(part);
};

const FINISHED_COULD_BE = ['WPR', 'EXT', 'OIL', 'COS', 'MED', 'DER', 'POW', 'CAR', 'FPT', 'JWL'];
const finishedIf =
  (key: 'isFinishedProduct' | 'isPackagedForRetail'): Exclusion =>
  ({ line }) => {
    const said = line.part?.[key];
    if (said !== undefined) return said === true;
    return line.termCode === null || FINISHED_COULD_BE.includes(line.termCode) ? undefined : false;
  };
export const finishedProduct = finishedIf('isFinishedProduct');
export const packedForRetail = finishedIf('isPackagedForRetail');

const RETAIL_SPECIES = ['Aloe ferox', 'Euphorbia antisyphilitica'];
const RETAIL_COSMETICS = ['Bletilla striata', 'Cycnoches cooperi', 'Gastrodia elata', 'Phalaenopsis amabilis', 'Phalaenopsis lobbii'];
export const namedRetailProducts: Exclusion = (part) => {
  const { scientificName, termCode } = part.line;
  const isCosmetic = RETAIL_COSMETICS.includes(scientificName) && termCode === 'COS';
  if (!RETAIL_SPECIES.includes(scientificName) && !isCosmetic) return false;
  return all(packedForRetail(part), isCosmetic ? isPropagated(part) : true);
};

/** Agarwood packed for retail, but never wood chips, beads, prayer beads and carvings. */
export const retailAgarwood: Exclusion = (part) =>
  ['CHP', 'CAR', 'JWL', 'TIM'].includes(part.line.termCode ?? '') ? false : packedForRetail(part);

const TEN_KG = '10';
/** At most 10 kg of wood of the listed species in the shipment; the whole weight is enough where that is not more. */
const upToTenKilograms: Exclusion = ({ line }) => {
  const weight = line.part?.listedWoodKg ?? (line.unit === 'KGM' ? line.quantity : undefined);
  return weight && /^\d{1,12}(\.\d{1,6})?$/.test(weight) ? compareQuantity(weight, TEN_KG) <= 0 : undefined;
};
export const finishedUpToTenKilograms: Exclusion = (part) => all(finishedProduct(part), upToTenKilograms(part));
export const nonCommercialUpToTenKilograms: Exclusion = (part) =>
  all(part.purpose === null ? undefined : part.purpose !== 'T', upToTenKilograms(part));
export const reExportedInstrument: Exclusion = (part) =>
  all(part.transaction === null ? undefined : part.transaction === 'REEXPORT', musicalInstrument(part));
