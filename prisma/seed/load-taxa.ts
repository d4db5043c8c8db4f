import type { OwnerConnection } from '@/data/reference/owner-connection';
import type { CommonNames, TaxonRank } from '@/domain/taxonomy/taxon';

/** A taxon as one of our own seed files gives it. */
export type SeedTaxon = {
  readonly kingdom: string;
  readonly className: string;
  readonly orderName: string;
  readonly family: string;
  readonly subfamily: string;
  readonly genus: string;
  readonly rank: TaxonRank;
  readonly scientificName: string;
  readonly common?: CommonNames;
  readonly formerNames?: readonly string[];
  readonly rangeNative?: readonly string[];
  readonly dataSource: string;
  readonly dataDate: string;
  readonly confidence: string;
};

const UPSERT_TAXA = `
  INSERT INTO taxon (origin, kingdom, class_name, order_name, family, subfamily, genus, rank, scientific_name,
                     common_en, common_fr, common_es, range_native, data_source, data_date, confidence)
  SELECT $1, t.kingdom, t."className", t."orderName", t.family, t.subfamily, t.genus, t.rank, t."scientificName",
         coalesce(t.common_en, '{}'), coalesce(t.common_fr, '{}'), coalesce(t.common_es, '{}'), coalesce(t."rangeNative", '{}'),
         t."dataSource", t."dataDate", t.confidence
  FROM jsonb_to_recordset($2::jsonb) AS t(kingdom text, "className" text, "orderName" text, family text, subfamily text, genus text,
         rank text, "scientificName" text, common_en text[], common_fr text[], common_es text[], "rangeNative" text[],
         "dataSource" text, "dataDate" date, confidence text)
  ON CONFLICT (origin, kingdom, scientific_name) DO UPDATE SET
    class_name = excluded.class_name, order_name = excluded.order_name, family = excluded.family, subfamily = excluded.subfamily,
    genus = excluded.genus, rank = excluded.rank, common_en = excluded.common_en, common_fr = excluded.common_fr,
    common_es = excluded.common_es, range_native = excluded.range_native, data_source = excluded.data_source,
    data_date = excluded.data_date, confidence = excluded.confidence, withdrawn_on = NULL`;

// A name that left the file is withdrawn, not deleted: an application may name the taxon.
const WITHDRAW_TAXA = `
  UPDATE taxon SET withdrawn_on = $3::date
  WHERE origin = $1 AND withdrawn_on IS NULL
    AND (kingdom, scientific_name) NOT IN (SELECT t.kingdom, t."scientificName" FROM jsonb_to_recordset($2::jsonb) AS t(kingdom text, "scientificName" text))`;

const FORGET_OLD_NAMES = `
  DELETE FROM taxon_name n USING taxon t
  WHERE t.id = n.taxon_id AND t.origin = $1
    AND NOT EXISTS (SELECT FROM jsonb_to_recordset($2::jsonb) AS s("scientificName" text, name text, kind text, language text)
                    WHERE s."scientificName" = t.scientific_name AND s.name = n.name AND s.kind = n.kind AND s.language IS NOT DISTINCT FROM n.language)`;

const ADD_NEW_NAMES = `
  INSERT INTO taxon_name (taxon_id, name, kind, language)
  SELECT t.id, s.name, s.kind, s.language
  FROM jsonb_to_recordset($2::jsonb) AS s("scientificName" text, name text, kind text, language text)
  JOIN taxon t ON t.origin = $1 AND t.scientific_name = s."scientificName"
  WHERE NOT EXISTS (SELECT FROM taxon_name n WHERE n.taxon_id = t.id AND n.name = s.name AND n.kind = s.kind AND n.language IS NOT DISTINCT FROM s.language)`;

type SeedName = { scientificName: string; name: string; kind: 'accepted' | 'former' | 'common'; language: string | null };

function namesOf(taxon: SeedTaxon): SeedName[] {
  const scientificName = taxon.scientificName;
  const common = (['en', 'fr', 'es'] as const).flatMap((language) =>
    (taxon.common?.[language] ?? []).map((name): SeedName => ({ scientificName, name, kind: 'common', language })),
  );
  const former = (taxon.formerNames ?? []).map((name): SeedName => ({ scientificName, name, kind: 'former', language: null }));
  return [{ scientificName, name: scientificName, kind: 'accepted', language: null }, ...former, ...common];
}

/** Replaces one body of our own taxa (`shipped` or `demonstration`) by what its file holds now; a second run changes nothing. */
export async function loadTaxa(
  client: OwnerConnection,
  origin: 'shipped' | 'demonstration',
  taxa: readonly SeedTaxon[],
  on: string,
): Promise<void> {
  const rows = JSON.stringify(
    taxa.map(({ common, formerNames: _, ...taxon }) => ({ ...taxon, common_en: common?.en, common_fr: common?.fr, common_es: common?.es })),
  );
  const names = JSON.stringify(taxa.flatMap(namesOf));
  await client.query(UPSERT_TAXA, [origin, rows]);
  await client.query(WITHDRAW_TAXA, [origin, rows, on]);
  await client.query(FORGET_OLD_NAMES, [origin, names]);
  await client.query(ADD_NEW_NAMES, [origin, names]);
}
