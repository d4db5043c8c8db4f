import { findListings } from '@/data/reference/listings';
import type { Queryable } from '@/data/reference/queryable';
import type { KnownTaxon } from '@/data/reference/taxa';
import type { IsoDate } from '@/domain/shared/iso-date';
import { checklistListings, decideListings, type Listing } from '@/domain/taxonomy/listing';

/**
 * The listings in force of each of these taxa on a day. The shipped units decide; a loaded checklist is heard only about taxa
 * that no unit mentions, because it cannot know what was amended after its day.
 */
export async function listingsOfTaxa(
  db: Queryable,
  taxa: readonly KnownTaxon[],
  on: IsoDate,
): Promise<ReadonlyMap<string, readonly Listing[]>> {
  const units = await findListings(db, taxa);
  return new Map(
    taxa.map((taxon) => {
      const decision = decideListings(taxon, units, on);
      const isOpen = decision.ground === 'not-mentioned' && taxon.checklist !== null;
      return [taxon.taxonId, isOpen && taxon.checklist ? checklistListings(taxon, taxon.checklist) : decision.listings];
    }),
  );
}
