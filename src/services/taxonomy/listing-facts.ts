import { findListings } from '@/data/reference/listings';
import type { Queryable } from '@/data/reference/queryable';
import type { LineFacts } from '@/domain/rules/facts';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Listing } from '@/domain/taxonomy/listing';
import { firstListedOn, listingOfPopulation, pendingChange, possibleAppendicesOf } from '@/domain/taxonomy/listing-of-population';
import type { ResolvedTaxon } from '@/domain/taxonomy/resolved-taxon';
import { resolveTaxon } from './resolve-taxon';

/** What the Appendices say of one line, in the shape of its facts. A fact that the loaded data cannot tell is left out. */
export type ListingFacts = Pick<
  LineFacts,
  'appendixInForce' | 'annotation' | 'listedBy' | 'firstListedOn' | 'pendingListing' | 'possibleAppendices'
>;

/** The taxon, the unit it stands under for its origin, and the facts of it. */
export interface LineListing {
  readonly taxon: ResolvedTaxon;
  readonly listing: Listing | null;
  readonly facts: ListingFacts;
}

/** Orchids of Appendix I: cultures in vitro in sterile containers are excluded in words, without a symbol (footnote of the Appendices). */
const annotationOf = (listing: Listing | null, taxon: ResolvedTaxon): string | null =>
  listing?.annotationSymbol ?? (listing?.appendix === 'I' && taxon.family === 'Orchidaceae' ? 'in-vitro' : null);

/** The facts of a resolved taxon for a country of origin; `units` are all its listing units, past and to come. */
export function listingFactsOf(taxon: ResolvedTaxon, units: readonly Listing[], originCountry: string | null, on: IsoDate): LineListing {
  const found = listingOfPopulation(taxon.listings, originCountry);
  const { listing } = found;
  const first = firstListedOn(taxon, units, on);
  const possible = possibleAppendicesOf(found);
  return {
    taxon,
    listing,
    facts: {
      appendixInForce: listing?.appendix ?? null,
      annotation: annotationOf(listing, taxon),
      ...(listing?.appendix === 'III' && listing.parties.length > 0 ? { listedBy: listing.parties } : {}),
      ...(first ? { firstListedOn: first } : {}),
      pendingListing: pendingChange(taxon, units, originCountry, on),
      ...(possible.length > 1 ? { possibleAppendices: possible } : {}),
    },
  };
}

/**
 * The listing of one specimen line on a day: by its name and its country of origin (COD-23). Null for a name that leads to no taxon.
 * Where the origin does not settle a split listing, the strictest Appendix stands and `possibleAppendices` names them all.
 */
export async function listingFacts(
  db: Queryable,
  asked: { readonly scientificName: string; readonly originCountry: string | null },
  on: IsoDate,
): Promise<LineListing | null> {
  const resolved = await resolveTaxon({ name: asked.scientificName, on }, { db, today: on });
  if (!resolved.ok) return null;
  const taxon = resolved.value;
  return listingFactsOf(taxon, await findListings(db, [taxon]), asked.originCountry, on);
}
