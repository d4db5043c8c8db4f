import 'server-only';
import type { DerivedListing } from '@/domain/application/application';
import { APPENDICES } from '@/domain/codes/appendix';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ResolvedTaxon } from '@/domain/taxonomy/resolved-taxon';
import { resolveTaxon } from '../taxonomy/resolve-taxon';
import type { TaxonomyContext } from '../taxonomy/taxonomy-context';

/** A name as the register takes it, and the listing in force today. Where populations differ, the strictest stands until an officer decides. */
export async function deriveListing(
  name: string,
  ctx: TaxonomyContext,
): Promise<Result<{ readonly taxon: ResolvedTaxon; readonly listing: DerivedListing }>> {
  const resolved = await resolveTaxon({ name }, ctx);
  if (!resolved.ok) return fail(invalidField('scientificName', 'taxon.unknown', { name }));
  const taxon = resolved.value;
  const appendix = APPENDICES.find((candidate) => taxon.listings.some((listing) => listing.appendix === candidate)) ?? null;
  const listing = taxon.listings.find((candidate) => candidate.appendix === appendix) ?? null;
  return ok({
    taxon,
    listing: {
      appendix,
      annotation: listing?.annotationSymbol ?? null,
      listedAs: listing?.listedAs ?? null,
      kingdom: taxon.kingdom,
      rank: taxon.rank,
      isLoaded: taxon.isLoaded,
      derivedOn: ctx.today,
    },
  });
}
