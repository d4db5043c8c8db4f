import { findTaxaByIds, type KnownTaxon } from '@/data/reference/taxa';
import { ALIKE, findNamesContainedOrAlike, findNamesExactOrPrefix, findNamesNearly, type NameHit } from '@/data/reference/taxon-search';
import type { Appendix } from '@/domain/codes/appendix';
import type { Listing } from '@/domain/taxonomy/listing';
import type { MatchedName } from '@/domain/taxonomy/resolved-taxon';
import { isSpeltAlike, slipsBetween } from '@/domain/taxonomy/spelt-alike';
import type { NameLanguage, TaxonRank } from '@/domain/taxonomy/taxon';
import { listingsOfTaxa } from './listings-of-taxa';
import type { TaxonomyContext } from './taxonomy-context';

/** One answer of the taxon search, with what a trader needs to choose it: the Appendices in force today. */
export type TaxonMatch = {
  readonly taxonId: string;
  readonly scientificName: string;
  readonly rank: TaxonRank;
  readonly author: string | null;
  /** The first common name in the reader's language; null where none is known. */
  readonly commonName: string | null;
  readonly appendices: readonly Appendix[];
  readonly annotationSymbols: readonly string[];
  readonly listings: readonly Listing[];
  readonly matchedAs: MatchedName;
  /** True when the name is only spelt much like what was typed: to be offered as "did you mean", never as found. */
  readonly isAlike: boolean;
};

/** What a person typed, in which language they read, and how many answers they can take in. */
export type TaxonSearch = { readonly query: string; readonly language: NameLanguage; readonly limit?: number };

const LONGEST_QUERY = 120;
const MOST_ANSWERS = 50;
const SHORTEST_QUERY = 2;
// Groups without a listing of their own are found and left out again, so a few more are asked for.
const SPARE = 10;
// Three letters make one trigram: below that, "contains" and "spelt like" would read the whole table.
const SHORTEST_FUZZY = 3;
// Of the names that look somewhat like the query, so many are compared letter by letter.
const COMPARED = 60;

/**
 * Finds taxa by scientific name, synonym, former name or common name, tolerant of case, accents and typing mistakes. Order:
 * accepted name, synonym, common name of the reader's language exactly so typed; names that begin so; common names that
 * contain it, the reader's language first; names spelt alike, the fewest slips first.
 */
export async function searchTaxa(search: TaxonSearch, ctx: TaxonomyContext): Promise<readonly TaxonMatch[]> {
  const query = search.query
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST_QUERY);
  if (query.length < SHORTEST_QUERY) return [];
  const limit = Math.min(Math.max(search.limit ?? 10, 1), MOST_ANSWERS);
  const hits = await findHits(ctx, query, search.language, limit + SPARE);
  const taxa = await findTaxaByIds(
    ctx.db,
    hits.map((hit) => hit.taxonId),
  );
  const listings = await listingsOfTaxa(ctx.db, taxa, ctx.today);
  const byId = new Map(taxa.map((taxon) => [taxon.taxonId, taxon]));
  const matches = hits.flatMap((hit) => {
    const taxon = byId.get(hit.taxonId);
    return taxon ? [toMatch(hit, taxon, listings.get(hit.taxonId) ?? [], search.language)] : [];
  });
  return matches.filter(isAnswer).slice(0, limit);
}

// "Pavo: not listed" would mislead, since Pavo muticus is: a group is an answer only where it is itself a listing unit.
const isAnswer = (match: TaxonMatch): boolean => match.listings.length > 0 || ['species', 'subspecies', 'variety'].includes(match.rank);

async function findHits(ctx: TaxonomyContext, query: string, language: NameLanguage, limit: number): Promise<readonly NameHit[]> {
  const first = await findNamesExactOrPrefix(ctx.db, query, language, limit);
  if (first.length >= limit || query.length < SHORTEST_FUZZY || first.some(isSpeciesInFull)) return first;
  const found = new Set(first.map((hit) => hit.scientificName));
  const more = await findNamesContainedOrAlike(ctx.db, query, language, limit + first.length);
  const hits = [...first, ...more.filter((hit) => !found.has(hit.scientificName))];
  return (hits.some(({ place }) => place < ALIKE) ? hits : await nearestFirst(ctx, query, language, hits)).slice(0, limit);
}

/** Where nothing has the typed words in its name, also the names that several slips lie away; the fewest slips first. */
async function nearestFirst(
  ctx: TaxonomyContext,
  query: string,
  language: NameLanguage,
  alike: readonly NameHit[],
): Promise<readonly NameHit[]> {
  const compared = await findNamesNearly(ctx.db, query, language, COMPARED);
  const near = compared.filter(
    ({ name, scientificName }) => isSpeltAlike(query, name) && !alike.some((hit) => hit.scientificName === scientificName),
  );
  return [...alike, ...near].toSorted((a, b) => slipsBetween(query, a.name) - slipsBetween(query, b.name));
}

// Whoever types a whole species name wants that one, not its likes.
const isSpeciesInFull = (hit: NameHit): boolean => hit.place <= 1 && hit.name.includes(' ');

const toMatch = (hit: NameHit, taxon: KnownTaxon, listings: readonly Listing[], language: NameLanguage): TaxonMatch => ({
  taxonId: taxon.taxonId,
  scientificName: taxon.scientificName,
  rank: taxon.rank,
  author: taxon.author,
  commonName: taxon.commonNames[language][0] ?? null,
  appendices: [...new Set(listings.map((listing) => listing.appendix))].sort(),
  annotationSymbols: [...new Set(listings.flatMap((listing) => listing.annotationSymbol ?? []))].sort(),
  listings,
  matchedAs: { kind: hit.kind, name: hit.name },
  isAlike: hit.place === ALIKE,
});
