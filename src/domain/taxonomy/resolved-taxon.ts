import type { Kingdom } from './kingdom';
import type { Listing } from './listing';
import type { CommonNames, TaxonRank } from './taxon';

/** By which name a taxon was found; `ancestor` when only its genus, family or order is known to the portal. */
export type MatchedName = { readonly kind: 'accepted' | 'synonym' | 'former' | 'common' | 'ancestor'; readonly name: string };

/** A taxon as a specimen line names it, with the listings in force on a day (box 7 and box 10). */
export type ResolvedTaxon = {
  readonly scientificName: string;
  readonly rank: TaxonRank;
  readonly kingdom: Kingdom;
  readonly className: string;
  readonly order: string;
  readonly family: string;
  readonly subfamily: string;
  readonly genus: string;
  readonly author: string | null;
  readonly commonNames: CommonNames;
  readonly taxonId: string | null;
  /** False: the name itself is in no loaded body of data, and an officer has to confirm it. */
  readonly isLoaded: boolean;
  readonly matchedAs: MatchedName;
  readonly listings: readonly Listing[];
  /** Parts of this species or genus that have a listing of their own. */
  readonly narrowerListings: readonly Listing[];
};
