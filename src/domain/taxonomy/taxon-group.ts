import type { Kingdom } from './kingdom';

/** The groups by which offices share the work; the annual report's own are wider. */
export const TAXON_GROUPS = ['mammals', 'birds', 'reptiles', 'amphibians', 'fish', 'invertebrates', 'plants'] as const;
export type TaxonGroup = (typeof TAXON_GROUPS)[number];

const BY_CLASS: Readonly<Record<string, TaxonGroup>> = {
  Mammalia: 'mammals',
  Aves: 'birds',
  Reptilia: 'reptiles',
  Amphibia: 'amphibians',
  Actinopteri: 'fish',
  Actinopterygii: 'fish',
  Coelacanthi: 'fish',
  Dipneusti: 'fish',
  Elasmobranchii: 'fish',
};

/** The group of a taxon, by its kingdom and the names above it; every other animal is an invertebrate. */
export function taxonGroupOf(kingdom: Kingdom, namesAbove: readonly string[]): TaxonGroup {
  if (kingdom === 'Plantae') return 'plants';
  return namesAbove.flatMap((name) => BY_CLASS[name] ?? [])[0] ?? 'invertebrates';
}
