import { listableNames, type TaxonRank } from '@/domain/taxonomy/taxon';
import type { Queryable } from './queryable';

type Row = {
  name: string;
  genus: string;
  subfamily: string;
  family: string;
  order_name: string;
  class_name: string;
  rank: TaxonRank;
};

// A name that is not loaded stands under its genus; where several bodies of data hold it, the demonstration's comes first.
const ANCESTORS = `
  SELECT DISTINCT ON (w.name) w.name, t.rank, coalesce(g.genus, t.genus) AS genus, coalesce(g.subfamily, t.subfamily) AS subfamily,
         coalesce(g.family, t.family) AS family, coalesce(g.order_name, t.order_name) AS order_name, coalesce(g.class_name, t.class_name) AS class_name
  FROM unnest($1::text[]) AS w(name)
  JOIN taxon t ON t.withdrawn_on IS NULL AND t.scientific_name IN (w.name, split_part(w.name, ' ', 1))
  LEFT JOIN taxon g ON g.origin = 'shipped' AND g.kingdom = t.kingdom AND g.scientific_name = t.genus
  ORDER BY w.name, t.scientific_name = w.name DESC, array_position(ARRAY['demonstration', 'checklist', 'shipped'], t.origin)`;

/** Under which names each taxon may be listed or limited, its own first and its class last; one query for all of them. */
export async function ancestorsOf(db: Queryable, names: readonly string[]): Promise<(name: string) => readonly string[]> {
  const rows = names.length === 0 ? [] : await db.$queryRawUnsafe<Row[]>(ANCESTORS, [...new Set(names)]);
  const found = new Map(
    rows.map((row) => [
      row.name,
      listableNames({
        kingdom: 'Animalia',
        scientificName: row.name,
        genus: row.genus,
        subfamily: row.subfamily,
        family: row.family,
        order: row.order_name,
        className: row.class_name,
        rank: row.rank,
      }),
    ]),
  );
  // A name of no known genus is still its own.
  return (name) => found.get(name) ?? [name];
}
