import type { Appendix } from '../codes/appendix';
import type { IsoDate } from '../shared/iso-date';
import type { Kingdom } from './kingdom';
import { type Classification, listableNames, type TaxonRank } from './taxon';

/** One listing unit of the Appendices: a taxon, or a part of its populations, in one Appendix, from a day to a day (Art. II, XV, XVI). */
export type Listing = {
  readonly id: string;
  /** As the Appendices write it: "Pythonidae spp.", "Panthera pardus". */
  readonly listedAs: string;
  readonly kingdom: Kingdom;
  readonly taxonName: string;
  readonly taxonRank: TaxonRank;
  readonly appendix: Appendix;
  /** "#4" and its like: which parts and derivatives are controlled. */
  readonly annotationSymbol: string | null;
  /** Appendix III: the Parties that asked for it (Art. XVI). */
  readonly parties: readonly string[];
  readonly excludedTaxa: readonly string[];
  /** The populations this unit is limited to; null for the whole taxon. */
  readonly population: string | null;
  /** It takes every population that no other unit of the same taxon names. */
  readonly isRemainder: boolean;
  /** The countries whose populations are meant; with the next list empty too: the whole taxon, or not put into countries. */
  readonly countries: readonly string[];
  /** Countries of which only a part of the population is meant: the country alone does not tell. */
  readonly partlyCountries: readonly string[];
  /** Populations that a remainder leaves out altogether. */
  readonly exceptCountries: readonly string[];
  readonly remark: string | null;
  /** Null: the day of the first listing has not been researched. */
  readonly validFrom: IsoDate | null;
  /** The last day in force. */
  readonly validTo: IsoDate | null;
  readonly source: string;
  readonly confidence: string;
};

/** Why a taxon has the listings it has: `excluded` and `ended` mean that the Appendices mention it and do not list it. */
export type ListingGround = 'listed' | 'excluded' | 'ended' | 'not-mentioned';
export type ListingDecision = { readonly ground: ListingGround; readonly listings: readonly Listing[] };

/** Is this unit in force on that day? Both its first and its last day count. */
export const isInForce = (listing: Listing, on: IsoDate): boolean =>
  (listing.validFrom === null || listing.validFrom <= on) && (listing.validTo === null || on <= listing.validTo);

/**
 * Decides under which units a taxon stands on a day. The most specific unit wins: subspecies, species, genus, subfamily,
 * family, order, class. Where the units of one level name some populations only, the level above still covers the others,
 * so both are returned; where one of them takes "all other populations", the search ends there.
 */
export function decideListings(taxon: Classification, listings: readonly Listing[], on: IsoDate): ListingDecision {
  const names = listableNames(taxon);
  const known = listings.filter((listing) => listing.kingdom === taxon.kingdom && names.includes(listing.taxonName));
  const found: Listing[] = [];
  let isExcluded = false;
  for (const name of names) {
    const inForce = known.filter((listing) => listing.taxonName === name && isInForce(listing, on));
    const covering = inForce.filter((listing) => !listing.excludedTaxa.some((excluded) => names.includes(excluded)));
    isExcluded ||= covering.length < inForce.length;
    found.push(...covering);
    if (covering.some((listing) => listing.population === null || listing.isRemainder)) break;
  }
  if (found.length > 0) return { ground: 'listed', listings: found };
  if (isExcluded) return { ground: 'excluded', listings: [] };
  const hasEnded = known.some((listing) => listing.validTo !== null && listing.validTo < on);
  return { ground: hasEnded ? 'ended' : 'not-mentioned', listings: [] };
}

/** The units under which a taxon stands on a day; none when it is not listed. Split listings give several. */
export const listingsInForce = (taxon: Classification, listings: readonly Listing[], on: IsoDate): readonly Listing[] =>
  decideListings(taxon, listings, on).listings;

/** Units in force below a species or genus: the answer for the whole does not hold for these parts of it. */
export const listingsBelow = (taxon: Classification, listings: readonly Listing[], on: IsoDate): readonly Listing[] =>
  listings.filter(
    (listing) => listing.kingdom === taxon.kingdom && listing.taxonName.startsWith(`${taxon.scientificName} `) && isInForce(listing, on),
  );

/** What a loaded checklist says of a taxon by itself, with the day of that checklist. */
export type ChecklistListing = {
  readonly statement: string;
  readonly annotation: string | null;
  readonly symbol: string | null;
  readonly dataSource: string;
  readonly dataDate: IsoDate;
};

/**
 * The listing as a loaded checklist states it ("I/II/NC"), for taxa that no shipped unit mentions. It is marked with its
 * source and day, because an older checklist cannot know later amendments. Appendix III names no Party here: the export
 * writes it in free text.
 */
export function checklistListings(taxon: Classification, checklist: ChecklistListing): readonly Listing[] {
  const stated = checklist.statement.split('/').filter((part): part is Appendix => part === 'I' || part === 'II' || part === 'III');
  return stated.map((appendix) => ({
    id: `checklist/${taxon.scientificName}/${appendix}`,
    listedAs: taxon.scientificName,
    kingdom: taxon.kingdom,
    taxonName: taxon.scientificName,
    taxonRank: taxon.rank,
    appendix,
    annotationSymbol: checklist.symbol,
    parties: [],
    excludedTaxa: [],
    population: stated.length > 1 ? (checklist.annotation ?? 'some populations') : null,
    isRemainder: false,
    countries: [],
    partlyCountries: [],
    exceptCountries: [],
    remark: checklist.annotation,
    validFrom: null,
    validTo: null,
    source: checklist.dataSource,
    confidence: `loaded checklist of ${checklist.dataDate}`,
  }));
}
