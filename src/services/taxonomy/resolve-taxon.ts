import { findListingsBelow } from '@/data/reference/listings';
import { findGenus, findTaxaByName, type KnownTaxon } from '@/data/reference/taxa';
import type { IsoDate } from '@/domain/shared/iso-date';
import { fail, ok, type Result } from '@/domain/shared/result';
import { listingsBelow } from '@/domain/taxonomy/listing';
import type { MatchedName, ResolvedTaxon } from '@/domain/taxonomy/resolved-taxon';
import { parseScientificName, rankOfName } from '@/domain/taxonomy/taxon';
import { listingsOfTaxa } from './listings-of-taxa';
import { searchTaxa, type TaxonMatch } from './search-taxa';
import type { TaxonomyContext } from './taxonomy-context';

/** A name that leads to no taxon, with the names that are spelt most like it. */
export type UnknownTaxon = { readonly kind: 'unknown-taxon'; readonly name: string; readonly suggestions: readonly TaxonMatch[] };

const LONGEST_NAME = 120;
const SUGGESTIONS = 5;

/**
 * The taxon a scientific name stands for, with its listings in force on a day (today unless said otherwise). A synonym or
 * former name gives the accepted taxon. A species that is not loaded takes the listing of its genus, family or order and is
 * marked `isLoaded: false` for the officer; no listing then means that the Appendices name neither it nor a group it is in.
 */
export async function resolveTaxon(
  asked: { name: string; on?: IsoDate },
  ctx: TaxonomyContext,
): Promise<Result<ResolvedTaxon, UnknownTaxon>> {
  const name = asked.name.replaceAll('\u0000', '').trim().slice(0, LONGEST_NAME);
  const on = asked.on ?? ctx.today;
  const parsed = parseScientificName(name);
  const text = parsed?.text ?? name;
  const [exact] = text === '' ? [] : await findTaxaByName(ctx.db, text);
  if (exact) return ok(await withListings(ctx, exact.taxon, true, exact.matchedAs, on));
  const genus = parsed && parsed.epithets.length > 0 ? await findGenus(ctx.db, parsed.first) : null;
  if (genus && parsed) {
    const unloaded: KnownTaxon = {
      ...genus,
      scientificName: parsed.text,
      rank: rankOfName(parsed),
      genus: genus.scientificName,
      author: null,
      commonNames: { en: [], fr: [], es: [] },
      checklist: null,
    };
    return ok(await withListings(ctx, unloaded, false, { kind: 'ancestor', name: genus.scientificName }, on));
  }
  const suggestions = await searchTaxa({ query: name, language: 'en', limit: SUGGESTIONS }, ctx);
  return fail({ kind: 'unknown-taxon', name, suggestions });
}

async function withListings(
  ctx: TaxonomyContext,
  taxon: KnownTaxon,
  isLoaded: boolean,
  matchedAs: MatchedName,
  on: IsoDate,
): Promise<ResolvedTaxon> {
  const listings = await listingsOfTaxa(ctx.db, [taxon], on);
  const below = await findListingsBelow(ctx.db, taxon.scientificName);
  return {
    scientificName: taxon.scientificName,
    rank: taxon.rank,
    kingdom: taxon.kingdom,
    className: taxon.className,
    order: taxon.order,
    family: taxon.family,
    subfamily: taxon.subfamily,
    genus: taxon.genus,
    author: taxon.author,
    commonNames: taxon.commonNames,
    taxonId: isLoaded ? taxon.taxonId : null,
    isLoaded,
    matchedAs,
    listings: listings.get(taxon.taxonId) ?? [],
    narrowerListings: listingsBelow(taxon, below, on),
  };
}
