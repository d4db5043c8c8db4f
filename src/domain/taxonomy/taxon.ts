import type { Kingdom } from './kingdom';

/** The ranks at which the Appendices list a taxon, from the widest to the narrowest. */
export const TAXON_RANKS = ['class', 'order', 'family', 'subfamily', 'genus', 'species', 'subspecies', 'variety'] as const;
export type TaxonRank = (typeof TAXON_RANKS)[number];

/** The languages of the Convention in which names are kept. */
export type NameLanguage = 'en' | 'fr' | 'es';

/** Common names of a taxon; an empty list where none is known. */
export type CommonNames = Readonly<Record<NameLanguage, readonly string[]>>;

/** Where a scientific name stands; an empty text where the level is not known (plants have no class in the Appendices). */
export type Classification = {
  readonly kingdom: Kingdom;
  readonly className: string;
  readonly order: string;
  readonly family: string;
  readonly subfamily: string;
  readonly genus: string;
  readonly rank: TaxonRank;
  readonly scientificName: string;
};

/** A scientific name taken apart; `epithets` is empty for a genus or anything above it. */
export type ParsedName = {
  readonly first: string;
  readonly epithets: readonly string[];
  readonly isVariety: boolean;
  readonly text: string;
};

const WORD = /^[a-z][a-z-]*$/;

/**
 * Reads "Genus", "Genus spp.", "Genus epithet", "Genus epithet epithet", "Genus epithet ssp. epithet" and "Genus epithet
 * var. epithet" in any case and spacing; null for anything that is not a Latin name. An author after the name is not
 * accepted: its words would be taken for epithets.
 */
export function parseScientificName(typed: string): ParsedName | null {
  const words = typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => !['spp.', 'spp', 'sp.', 'ssp.', 'subsp.', 'x', '×'].includes(word));
  const isVariety = words.some((word) => word === 'var.' || word === 'var');
  const [genus, ...epithets] = words.filter((word) => word !== 'var.' && word !== 'var');
  if (genus === undefined || ![genus, ...epithets].every((word) => WORD.test(word)) || genus.length < 2 || epithets.length > 2) return null;
  if (isVariety && epithets.length !== 2) return null;
  const first = genus.charAt(0).toUpperCase() + genus.slice(1);
  const [species, lowest] = epithets;
  const text = [first, species, isVariety ? 'var.' : undefined, lowest].filter((word) => word !== undefined).join(' ');
  return { first, epithets, isVariety, text };
}

/** The rank that the form of a name shows when the portal knows only its genus. */
export function rankOfName(name: ParsedName): TaxonRank {
  if (name.epithets.length === 0) return 'genus';
  if (name.epithets.length === 1) return 'species';
  return name.isVariety ? 'variety' : 'subspecies';
}

/** The names under which a taxon may be listed, its own first and its class last: the most specific listing wins. */
export function listableNames(taxon: Classification): readonly string[] {
  const [genus, epithet] = taxon.scientificName.split(' ');
  const species = genus !== undefined && epithet !== undefined ? `${genus} ${epithet}` : '';
  const names = [taxon.scientificName, species, taxon.genus, taxon.subfamily, taxon.family, taxon.order, taxon.className];
  return [...new Set(names.filter((name) => name !== ''))];
}
