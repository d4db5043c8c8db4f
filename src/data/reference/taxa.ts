import type { IsoDate } from '@/domain/shared/iso-date';
import type { Kingdom } from '@/domain/taxonomy/kingdom';
import type { ChecklistListing } from '@/domain/taxonomy/listing';
import type { Classification, CommonNames, TaxonRank } from '@/domain/taxonomy/taxon';
import type { Queryable } from './queryable';

/** A taxon that some body of data holds: shipped with the portal, loaded by the Party, or of the demonstration. */
export type KnownTaxon = Classification & {
  readonly taxonId: string;
  readonly origin: 'shipped' | 'checklist' | 'demonstration';
  readonly author: string | null;
  readonly commonNames: CommonNames;
  readonly checklist: ChecklistListing | null;
};

type TaxonRow = {
  id: string;
  origin: KnownTaxon['origin'];
  kingdom: Kingdom;
  class_name: string;
  order_name: string;
  family: string;
  subfamily: string;
  genus: string;
  rank: TaxonRank;
  scientific_name: string;
  author: string | null;
  common_en: string[];
  common_fr: string[];
  common_es: string[];
  checklist_listing: string | null;
  checklist_annotation: string | null;
  checklist_symbol: string | null;
  data_source: string;
  data_date: string;
};

// The genus as shipped says under which family and order the Appendices put it today; an older checklist may say otherwise.
// Where several bodies of data hold the name, the demonstration comes before the loaded checklist, and that before ours;
// the checklist's own statement is kept whichever wins, and a common name is taken from wherever there is one.
const TAXON_COLUMNS = `
  t.id::text, t.origin, t.kingdom, t.rank, t.scientific_name, t.genus,
  coalesce(g.class_name, t.class_name) AS class_name, coalesce(g.order_name, t.order_name) AS order_name,
  coalesce(g.family, t.family) AS family, coalesce(g.subfamily, t.subfamily) AS subfamily,
  coalesce(t.author, c.author) AS author,
  CASE WHEN t.common_en = '{}' THEN coalesce(c.common_en, '{}') ELSE t.common_en END AS common_en,
  CASE WHEN t.common_fr = '{}' THEN coalesce(c.common_fr, '{}') ELSE t.common_fr END AS common_fr,
  CASE WHEN t.common_es = '{}' THEN coalesce(c.common_es, '{}') ELSE t.common_es END AS common_es,
  c.checklist_listing, c.checklist_annotation, c.checklist_symbol,
  coalesce(c.data_source, t.data_source) AS data_source, coalesce(c.data_date, t.data_date)::text AS data_date`;

const TAXON_JOINS = `
  LEFT JOIN taxon g ON g.origin = 'shipped' AND g.kingdom = t.kingdom AND g.scientific_name = t.genus
  LEFT JOIN taxon c ON c.origin = 'checklist' AND c.kingdom = t.kingdom AND c.scientific_name = t.scientific_name AND c.withdrawn_on IS NULL`;

const PREFERENCE = `array_position(ARRAY['demonstration', 'checklist', 'shipped'], t.origin)`;

/** One row of `taxa by id`, for the queries of this folder. */
export const TAXA_BY_ID = `SELECT ${TAXON_COLUMNS} FROM taxon t ${TAXON_JOINS} WHERE t.id = ANY($1::uuid[])`;

const TAXA_BY_NAME = `
  SELECT DISTINCT ON (t.kingdom, t.scientific_name) n.kind, n.name, ${TAXON_COLUMNS}
  FROM taxon_name n JOIN taxon t ON t.id = n.taxon_id AND t.withdrawn_on IS NULL ${TAXON_JOINS}
  WHERE n.normalised = normalise_name($1) AND n.kind <> 'common'
  ORDER BY t.kingdom, t.scientific_name, n.kind = 'accepted' DESC, ${PREFERENCE}`;

const GENUS_BY_NAME = `
  SELECT DISTINCT ON (t.kingdom) ${TAXON_COLUMNS}
  FROM taxon t ${TAXON_JOINS}
  WHERE t.scientific_name = $1 AND t.rank = 'genus' AND t.withdrawn_on IS NULL
  ORDER BY t.kingdom, ${PREFERENCE}`;

export function toKnownTaxon(row: TaxonRow): KnownTaxon {
  return {
    taxonId: row.id,
    origin: row.origin,
    kingdom: row.kingdom,
    className: row.class_name,
    order: row.order_name,
    family: row.family,
    subfamily: row.subfamily,
    genus: row.genus,
    rank: row.rank,
    scientificName: row.scientific_name,
    author: row.author,
    commonNames: { en: row.common_en, fr: row.common_fr, es: row.common_es },
    checklist:
      row.checklist_listing === null
        ? null
        : {
            statement: row.checklist_listing,
            annotation: row.checklist_annotation,
            symbol: row.checklist_symbol,
            dataSource: row.data_source,
            dataDate: row.data_date as IsoDate,
          },
  };
}

/** Taxa by their ids, in no particular order. */
export async function findTaxaByIds(db: Queryable, ids: readonly string[]): Promise<readonly KnownTaxon[]> {
  return (await db.$queryRawUnsafe<TaxonRow[]>(TAXA_BY_ID, [...ids])).map(toKnownTaxon);
}

/** Taxa whose accepted name, synonym or former name is exactly this one, accepted names first. */
export async function findTaxaByName(
  db: Queryable,
  name: string,
): Promise<readonly { taxon: KnownTaxon; matchedAs: { kind: 'accepted' | 'synonym' | 'former'; name: string } }[]> {
  const rows = await db.$queryRawUnsafe<(TaxonRow & { kind: 'accepted' | 'synonym' | 'former'; name: string })[]>(TAXA_BY_NAME, name);
  return rows
    .map((row) => ({ taxon: toKnownTaxon(row), matchedAs: { kind: row.kind, name: row.name } }))
    .sort((a, b) => Number(b.matchedAs.kind === 'accepted') - Number(a.matchedAs.kind === 'accepted'));
}

/** A genus by its exact name: the door to the listing of a species that is not loaded. */
export async function findGenus(db: Queryable, genus: string): Promise<KnownTaxon | null> {
  const [row] = await db.$queryRawUnsafe<TaxonRow[]>(GENUS_BY_NAME, genus);
  return row ? toKnownTaxon(row) : null;
}
