import type { Queryable } from './queryable';

/** Where a taxon lives, by country code, as the loaded data state it. */
export type TaxonRange = {
  readonly native: readonly string[];
  readonly introduced: readonly string[];
  readonly possiblyIntroduced: readonly string[];
  readonly reintroduced: readonly string[];
  readonly extinct: readonly string[];
  readonly possiblyExtinct: readonly string[];
  readonly uncertain: readonly string[];
  readonly source: string;
  readonly dataDate: string;
};

// The shipped data carry no range, so only the other two bodies can answer; the demonstration's own comes first.
const RANGE = `
  SELECT t.range_native AS native, t.range_introduced AS introduced, t.range_maybe_introduced AS "possiblyIntroduced",
         t.range_reintroduced AS reintroduced, t.range_extinct AS extinct, t.range_maybe_extinct AS "possiblyExtinct",
         t.range_uncertain AS uncertain, t.data_source AS source, t.data_date::text AS "dataDate"
  FROM taxon t
  WHERE t.scientific_name = $1 AND t.withdrawn_on IS NULL
    AND cardinality(t.range_native || t.range_introduced || t.range_maybe_introduced || t.range_reintroduced
                    || t.range_extinct || t.range_maybe_extinct || t.range_uncertain) > 0
  ORDER BY t.origin = 'demonstration' DESC
  LIMIT 1`;

/** The range of a taxon; null when no range data are loaded for it, which is neither a pass nor a refusal (ORG-01). */
export async function findTaxonRange(db: Queryable, scientificName: string): Promise<TaxonRange | null> {
  const [range] = await db.$queryRawUnsafe<TaxonRange[]>(RANGE, scientificName);
  return range ?? null;
}
