import 'server-only';
import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { offerSpecies, type UnconfirmedName } from './offer-species';
import type { TaxonMatch } from './search-taxa';

/** What the picker offers while somebody types: the same answers as the search page, fewer. */
export interface SpeciesSuggestions {
  /** Species that can be chosen, best first. */
  readonly species: readonly TaxonMatch[];
  /** Listed groups, to be shown and not chosen: a line names a species of one. */
  readonly groups: readonly TaxonMatch[];
  /** The name just as typed, where only its group is known to be listed. */
  readonly unconfirmed: UnconfirmedName | null;
}

/** An open list must fit above a phone's keyboard. */
const MOST = 10;

/** The first answers of the search for species; none while too little was typed. */
export async function suggestSpecies(input: { readonly query: string }, ctx: ServiceContext): Promise<Result<SpeciesSuggestions>> {
  const offer = await offerSpecies(input, ctx);
  if (!offer) return ok({ species: [], groups: [], unconfirmed: null });
  const groups = offer.groups.slice(0, MOST / 2);
  const left = MOST - groups.length - (offer.unconfirmed ? 1 : 0);
  return ok({ species: offer.species.slice(0, left), groups, unconfirmed: offer.unconfirmed });
}

/** How a typed name is taken. */
export type TypedSpecies =
  | { readonly kind: 'name'; readonly scientificName: string; readonly searched: string | null }
  /** Found, but not as the name of one taxon: the reader chooses. */
  | { readonly kind: 'choose' }
  | { readonly kind: 'unknown' };

/** Reads what was typed without choosing from the list: a scientific name in full is taken, a common name leads to the choice. */
export async function readTypedSpecies(input: { readonly query: string }, ctx: ServiceContext): Promise<TypedSpecies> {
  const offer = await offerSpecies(input, ctx);
  if (!offer) return { kind: 'unknown' };
  const typed = offer.query.toLowerCase();
  const isTyped = (name: string) => name.toLowerCase() === typed;
  const exact = [...offer.species, ...offer.unlisted].find(
    ({ scientificName, matchedAs }) => isTyped(scientificName) || (matchedAs.kind !== 'common' && isTyped(matchedAs.name)),
  );
  if (exact) return { kind: 'name', scientificName: exact.scientificName, searched: isTyped(exact.scientificName) ? null : offer.query };
  const isFound = offer.unconfirmed !== null || [...offer.species, ...offer.groups, ...offer.unlisted].some(({ isAlike }) => !isAlike);
  return { kind: isFound ? 'choose' : 'unknown' };
}
