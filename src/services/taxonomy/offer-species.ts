import 'server-only';
import { everydayGroups } from '@/domain/taxonomy/everyday-words';
import { deriveListing } from '../application/derive-listing';
import type { ServiceContext } from '../context';
import { searchTaxa, type TaxonMatch } from './search-taxa';

/** A name that is in no list we hold, with the listing of its genus, family or order. */
export interface UnconfirmedName {
  readonly scientificName: string;
  readonly listedAs: string;
  readonly appendix: string;
}

/** What a typed name leads to, sorted by what a specimen line may do with it. */
export interface SpeciesOffer {
  readonly query: string;
  /** Listed species that can be chosen. */
  readonly species: readonly TaxonMatch[];
  /** Listed groups: a line names a species of one, never the group. */
  readonly groups: readonly TaxonMatch[];
  /** Species that no Appendix lists today. */
  readonly unlisted: readonly TaxonMatch[];
  /** The name just as typed, where only its group is known to be listed. */
  readonly unconfirmed: UnconfirmedName | null;
  /** True when nothing has the typed words in its name: what was found is only spelt alike. */
  readonly isNearOnly: boolean;
}

const MOST = 20;
const SHORTEST = 2;
const SPECIES_RANKS = ['species', 'subspecies', 'variety'];

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The listed groups behind everyday words ("caviar"), which stand in no list of names; told as what was typed. */
async function groupsMeantBy(query: string, named: readonly TaxonMatch[], ctx: ServiceContext): Promise<readonly TaxonMatch[]> {
  const groups = everydayGroups(folded(query)).filter((group) => !named.some(({ scientificName }) => scientificName === group));
  const found = await Promise.all(groups.map((group) => searchTaxa({ query: group, language: ctx.locale, limit: 1 }, ctx)));
  return found
    .flat()
    .filter(({ scientificName }) => groups.includes(scientificName))
    .map((match) => ({ ...match, matchedAs: { ...match.matchedAs, name: query }, isAlike: false }));
}

/** Finds what a line may be about; null while too little was typed. */
export async function offerSpecies(input: { readonly query: string }, ctx: ServiceContext): Promise<SpeciesOffer | null> {
  const query = input.query.replace(/\s+/g, ' ').trim();
  if (query.length < SHORTEST) return null;
  const named = await searchTaxa({ query, language: ctx.locale, limit: MOST }, ctx);
  const matches = [...named, ...(await groupsMeantBy(query, named, ctx))];
  const isListed = (match: TaxonMatch) => match.listings.length > 0;
  const isSpecies = (match: TaxonMatch) => SPECIES_RANKS.includes(match.rank);
  const derived = await deriveListing(query, ctx);
  const { taxon, listing } = derived.ok ? derived.value : { taxon: null, listing: null };
  return {
    query,
    species: matches.filter((match) => isSpecies(match) && isListed(match)),
    groups: matches.filter((match) => !isSpecies(match)),
    unlisted: matches.filter((match) => isSpecies(match) && !isListed(match)),
    unconfirmed:
      taxon && !taxon.isLoaded && listing?.appendix
        ? { scientificName: taxon.scientificName, listedAs: listing.listedAs ?? taxon.family, appendix: listing.appendix }
        : null,
    isNearOnly: !matches.some(({ matchedAs, scientificName }) =>
      [matchedAs.name, scientificName].some((name) => folded(name).includes(folded(query))),
    ),
  };
}
