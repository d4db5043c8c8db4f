import type { Listing } from '@/domain/taxonomy/listing';
import { type Classification, listableNames } from '@/domain/taxonomy/taxon';
import type { Queryable } from './queryable';

const COLUMNS = `
  id, listed_as AS "listedAs", kingdom, taxon_name AS "taxonName", taxon_rank AS "taxonRank", appendix,
  annotation_symbol AS "annotationSymbol", parties, excluded_taxa AS "excludedTaxa", population, is_remainder AS "isRemainder", countries,
  partly_countries AS "partlyCountries", except_countries AS "exceptCountries",
  remark, valid_from::text AS "validFrom", valid_to::text AS "validTo", source, confidence`;

const LISTINGS_OF = `SELECT ${COLUMNS} FROM listing WHERE taxon_name = ANY($1::text[]) ORDER BY appendix, id`;

// Names of species sort together, so the units below "Python molurus" are one stretch of the index.
const LISTINGS_BELOW = `SELECT ${COLUMNS} FROM listing WHERE taxon_name >= $1 || ' ' AND taxon_name < $1 || '!' ORDER BY appendix, id`;

/** Every listing unit, past, present and to come, that may concern these taxa. */
export async function findListings(db: Queryable, taxa: readonly Classification[]): Promise<readonly Listing[]> {
  const names = [...new Set(taxa.flatMap(listableNames))];
  return names.length === 0 ? [] : db.$queryRawUnsafe<Listing[]>(LISTINGS_OF, names);
}

/** The listing units of parts of a genus or species: names that begin with its own. */
export async function findListingsBelow(db: Queryable, name: string): Promise<readonly Listing[]> {
  return db.$queryRawUnsafe<Listing[]>(LISTINGS_BELOW, name);
}
