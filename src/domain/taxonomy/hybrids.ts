import { APPENDICES, type Appendix } from '../codes/appendix';
import type { Kingdom } from './kingdom';

/** Hybrids and cultivars that the Appendices annotate out, where they are artificially propagated (Interpretation; own short list). */
export const HYBRIDS_OUT: readonly { readonly genus: string; readonly confidence: 'K' }[] = [
  { genus: 'Hatiora', confidence: 'K' },
  { genus: 'Schlumbergera', confidence: 'K' },
  { genus: 'Gymnocalycium', confidence: 'K' },
  { genus: 'Cymbidium', confidence: 'K' },
  { genus: 'Dendrobium', confidence: 'K' },
  { genus: 'Phalaenopsis', confidence: 'K' },
  { genus: 'Vanda', confidence: 'K' },
  { genus: 'Cyclamen', confidence: 'K' },
  { genus: 'Taxus', confidence: 'K' },
];

/**
 * The Appendix of a hybrid: the strictest of its parents. Of animals, those of the last four generations count (Res. Conf. 10.17);
 * a plant may be annotated out, which an officer confirms. Null when no parent is listed.
 */
export function hybridAppendix(parents: readonly (Appendix | null)[]): Appendix | null {
  return APPENDICES.find((appendix) => parents.includes(appendix)) ?? null;
}

/** A plant hybrid that may be annotated out: it is worth a look by an officer, and no exclusion by itself. */
export const mayBeAnnotatedOut = (kingdom: Kingdom | null, scientificName: string, source: string | null): boolean =>
  kingdom === 'Plantae' && source === 'A' && HYBRIDS_OUT.some(({ genus }) => scientificName.startsWith(`${genus} `));
