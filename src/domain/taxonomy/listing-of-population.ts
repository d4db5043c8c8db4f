import { APPENDICES, type Appendix } from '../codes/appendix';
import { addDays, type IsoDate } from '../shared/iso-date';
import { decideListings, type Listing } from './listing';
import type { Classification } from './taxon';

/** The unit a specimen stands under, or those it might stand under when its origin does not tell. */
export interface PopulationListing {
  /** The unit; where several are possible the strictest. Null: not listed. */
  readonly listing: Listing | null;
  /** Every unit that is possible; null among them: the specimen may stand in no Appendix. One entry when it is settled. */
  readonly possible: readonly (Listing | null)[];
}

const NO_COUNTRY = ['', 'XX', 'HS', 'ZZ'];

/** Whether a unit of some populations takes those of a country: yes, no, or it cannot be told. */
function takes(unit: Listing, origin: string | null): boolean | undefined {
  if (origin === null || unit.partlyCountries.includes(origin)) return undefined;
  if (unit.countries.length + unit.partlyCountries.length === 0) return undefined;
  return unit.countries.includes(origin);
}

const isWhole = (unit: Listing): boolean => unit.population === null || unit.isRemainder;
const strictness = (unit: Listing | null): number => (unit ? APPENDICES.indexOf(unit.appendix) : APPENDICES.length);
const strictest = (units: readonly (Listing | null)[]): Listing | null =>
  [...units].sort((a, b) => strictness(a) - strictness(b))[0] ?? null;

// What differs for the law: two units of one Appendix and annotation are one answer.
const differs = (a: Listing | null, b: Listing | null): boolean =>
  a?.appendix !== b?.appendix || a?.annotationSymbol !== b?.annotationSymbol;

/**
 * Which unit of a split listing applies, by the country of origin (COD-23; Appendices, Interpretation). A unit that names the country
 * wins; else the unit that takes the rest, or the listing of the genus or family above it.
 */
export function listingOfPopulation(units: readonly Listing[], originCountry: string | null): PopulationListing {
  const origin = originCountry === null || NO_COUNTRY.includes(originCountry) ? null : originCountry;
  const named = units.filter((unit) => !isWhole(unit));
  const found = named.find((unit) => takes(unit, origin) === true);
  if (found) return { listing: found, possible: [found] };
  const rest = units.filter((unit) => isWhole(unit) && !(origin !== null && unit.exceptCountries.includes(origin)));
  const open = named.filter((unit) => takes(unit, origin) === undefined);
  const isUnsettled = origin === null && units.some(({ exceptCountries }) => exceptCountries.length > 0);
  const possible = [...open, strictest(rest), ...(isUnsettled ? [null] : [])];
  const distinct = possible.filter((unit, index) => possible.findIndex((other) => !differs(unit, other)) === index);
  return { listing: strictest(distinct), possible: distinct };
}

/** The Appendices that a specimen may stand in. */
export const possibleAppendicesOf = ({ possible }: PopulationListing): readonly (Appendix | null)[] => [
  ...new Set(possible.map((unit) => unit?.appendix ?? null)),
];

/** A change of Appendix that is decided and not yet in force (Art. XV.1(c)). */
export interface ListingChange {
  readonly effectiveFrom: IsoDate;
  readonly appendix: Appendix | null;
}

/** The next change of a specimen's Appendix after a day; null when none is known. `units` are all units, past and to come. */
export function pendingChange(
  taxon: Classification,
  units: readonly Listing[],
  originCountry: string | null,
  on: IsoDate,
): ListingChange | null {
  const at = (day: IsoDate) => listingOfPopulation(decideListings(taxon, units, day).listings, originCountry).listing?.appendix ?? null;
  const now = at(on);
  const days = units
    .flatMap(({ validFrom, validTo }) => [validFrom, validTo ? addDays(validTo, 1) : null])
    .filter((day): day is IsoDate => day !== null && day > on)
    .sort();
  const effectiveFrom = days.find((day) => at(day) !== now);
  return effectiveFrom ? { effectiveFrom, appendix: at(effectiveFrom) } : null;
}

/** The first day on which a unit of this taxon or a group above it was in force; null when one of those days was never researched. */
export function firstListedOn(taxon: Classification, units: readonly Listing[], on: IsoDate): IsoDate | null {
  const listed = decideListings(taxon, units, on).listings;
  const days = units.filter(({ taxonName }) => listed.some((unit) => unit.taxonName === taxonName)).map(({ validFrom }) => validFrom);
  return days.length === 0 || days.includes(null) ? null : (days.sort()[0] ?? null);
}
