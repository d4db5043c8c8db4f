import 'server-only';
import type { DerivedListing } from '@/domain/application/application';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ResolvedTaxon } from '@/domain/taxonomy/resolved-taxon';
import { type ListingFacts, listingFacts } from '../taxonomy/listing-facts';
import type { TaxonomyContext } from '../taxonomy/taxonomy-context';

/**
 * A name as the register takes it, and the listing in force today. Where populations are listed apart, the country of origin
 * decides; while it does not, the strictest stands and `facts.possibleAppendices` names them all.
 */
export async function deriveListing(
  name: string,
  ctx: TaxonomyContext,
  originCountry: string | null = null,
): Promise<Result<{ readonly taxon: ResolvedTaxon; readonly listing: DerivedListing; readonly facts: ListingFacts }>> {
  const found = await listingFacts(ctx.db, { scientificName: name, originCountry }, ctx.today);
  if (!found) return fail(invalidField('scientificName', 'taxon.unknown', { name }));
  const { taxon, listing, facts } = found;
  return ok({
    taxon,
    listing: {
      appendix: facts.appendixInForce,
      annotation: listing?.annotationSymbol ?? null,
      listedAs: listing?.listedAs ?? null,
      kingdom: taxon.kingdom,
      rank: taxon.rank,
      isLoaded: taxon.isLoaded,
      derivedOn: ctx.today,
    },
    facts,
  });
}
