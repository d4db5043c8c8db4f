import type { ChecklistTaxon } from '@/domain/taxonomy/checklist-row';
import type { OwnerConnection } from './owner-connection';

/** A checklist taxon with the fingerprint of everything its row says. */
export type StagedTaxon = ChecklistTaxon & { readonly rowHash: string };

/** How the loaded checklist would change, with the first names of each kind. */
export type ChecklistDifference = {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly examples: { readonly added: readonly string[]; readonly changed: readonly string[]; readonly removed: readonly string[] };
};

/** What the register keeps of an import. */
export type ImportRecord = {
  readonly id: string;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly dataDate: string;
  readonly importedAt: string;
  readonly rejected: number;
  readonly report: unknown;
};

const SOURCE = 'Checklist of CITES Species, compiled by UNEP-WCMC for the CITES Secretariat';

const MAKE_STAGE = `
  CREATE TEMPORARY TABLE stage ON COMMIT DROP AS SELECT *, NULL::jsonb AS names FROM taxon WITH NO DATA;
  CREATE TEMPORARY TABLE touched (taxon_id uuid, names jsonb) ON COMMIT DROP`;

const FILL_STAGE = `
  INSERT INTO stage (origin, checklist_id, kingdom, class_name, order_name, family, subfamily, genus, rank, scientific_name, author,
                     common_en, common_fr, common_es, range_native, range_introduced, range_maybe_introduced, range_reintroduced,
                     range_extinct, range_maybe_extinct, range_uncertain, checklist_listing, checklist_annotation, checklist_symbol,
                     is_accepted, row_hash, names)
  SELECT 'checklist', s.id, s.kingdom, s.class, s.ord, s.family, '', s.genus, s.rank, s.name, s.author, s.en, s.fr, s.es,
         s.native, s.introduced, s.maybe_introduced, s.reintroduced, s.extinct, s.maybe_extinct, s.uncertain,
         s.listing, s.annotation, s.symbol, s.accepted, s.hash, s.names
  FROM jsonb_to_recordset($1::jsonb) AS s(id int, kingdom text, class text, ord text, family text, genus text, rank text, name text, author text,
    en text[], fr text[], es text[], native text[], introduced text[], maybe_introduced text[], reintroduced text[], extinct text[],
    maybe_extinct text[], uncertain text[], listing text, annotation text, symbol text, accepted boolean, hash text, names jsonb)`;

// Withdrawn rows count as absent: a name that comes back is added again.
const COMPARE = `
  WITH pair AS (
    SELECT coalesce(s.scientific_name, t.scientific_name) AS name,
           CASE WHEN t.id IS NULL THEN 'added' WHEN s.scientific_name IS NULL THEN 'removed'
                WHEN t.row_hash IS DISTINCT FROM s.row_hash THEN 'changed' ELSE 'unchanged' END AS change
    FROM stage s FULL JOIN (SELECT * FROM taxon WHERE origin = 'checklist' AND withdrawn_on IS NULL) t
      ON t.kingdom = s.kingdom AND t.scientific_name = s.scientific_name)
  SELECT change, count(*)::int AS count, (array_agg(name ORDER BY name))[1:20] AS examples FROM pair GROUP BY change`;

const COLUMNS = `checklist_id, class_name, order_name, family, genus, rank, author, common_en, common_fr, common_es, range_native, range_introduced,
  range_maybe_introduced, range_reintroduced, range_extinct, range_maybe_extinct, range_uncertain, checklist_listing, checklist_annotation,
  checklist_symbol, is_accepted, row_hash`;

const APPLY = `
  WITH written AS (
    INSERT INTO taxon (origin, kingdom, scientific_name, data_source, data_date, confidence, withdrawn_on, ${COLUMNS})
    SELECT 'checklist', s.kingdom, s.scientific_name, $1, $2::date, 'loaded checklist', NULL, ${COLUMNS.replaceAll(/(\w+)(,|$)/g, 's.$1$2')}
    FROM stage s
    WHERE NOT EXISTS (SELECT FROM taxon t WHERE t.origin = 'checklist' AND t.withdrawn_on IS NULL AND t.kingdom = s.kingdom
                      AND t.scientific_name = s.scientific_name AND t.row_hash = s.row_hash)
    ON CONFLICT (origin, kingdom, scientific_name) DO UPDATE SET data_source = excluded.data_source, data_date = excluded.data_date,
      withdrawn_on = NULL, ${COLUMNS.replaceAll(/(\w+)(,|$)/g, '$1 = excluded.$1$2')}
    RETURNING id, kingdom, scientific_name)
  INSERT INTO touched SELECT w.id, s.names FROM written w JOIN stage s ON s.kingdom = w.kingdom AND s.scientific_name = w.scientific_name`;

const REPLACE_NAMES = `
  INSERT INTO taxon_name (taxon_id, name, kind, language, author)
  SELECT d.taxon_id, n.name, n.kind, n.language, n.author
  FROM touched d, jsonb_to_recordset(d.names) AS n(name text, kind text, language text, author text)`;

const WITHDRAW = `
  UPDATE taxon t SET withdrawn_on = $1::date
  WHERE t.origin = 'checklist' AND t.withdrawn_on IS NULL
    AND NOT EXISTS (SELECT FROM stage s WHERE s.kingdom = t.kingdom AND s.scientific_name = t.scientific_name)`;

const RECORD = `
  INSERT INTO reference_import (id, kind, file_name, file_sha256, data_date, imported_at, added, changed, removed, rejected, unchanged, report)
  VALUES ($1, 'checklist', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** Opens the place where a file is gathered before anything is compared; it vanishes with the transaction. */
export async function openStage(client: OwnerConnection): Promise<void> {
  // One import at a time: two would compare with the same state, and the second would undo the first.
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('import-checklist'))`);
  await client.query(MAKE_STAGE);
}

/** Gathers some thousand taxa in one statement. */
export async function stageTaxa(client: OwnerConnection, taxa: readonly StagedTaxon[]): Promise<void> {
  await client.query(FILL_STAGE, [JSON.stringify(taxa.map(toStageRow))]);
}

/** Compares what was gathered with the checklist that is loaded now. */
export async function compareStage(client: OwnerConnection): Promise<ChecklistDifference> {
  await client.query('ANALYZE stage');
  const { rows } = await client.query<{ change: 'added' | 'changed' | 'removed' | 'unchanged'; count: number; examples: string[] }>(
    COMPARE,
  );
  const of = (change: 'added' | 'changed' | 'removed' | 'unchanged') => rows.find((row) => row.change === change);
  const count = (change: Parameters<typeof of>[0]) => of(change)?.count ?? 0;
  const examples = (change: Parameters<typeof of>[0]) => of(change)?.examples ?? [];
  return {
    added: count('added'),
    changed: count('changed'),
    removed: count('removed'),
    unchanged: count('unchanged'),
    examples: { added: examples('added'), changed: examples('changed'), removed: examples('removed') },
  };
}

/** Makes the loaded checklist what was gathered: new and changed taxa with their names are written, missing ones withdrawn. */
export async function applyStage(client: OwnerConnection, difference: ChecklistDifference, record: ImportRecord): Promise<void> {
  await client.query(APPLY, [SOURCE, record.dataDate]);
  await client.query('DELETE FROM taxon_name n USING touched d WHERE n.taxon_id = d.taxon_id');
  await client.query(REPLACE_NAMES);
  await client.query(WITHDRAW, [record.dataDate]);
  await client.query(
    `UPDATE taxon SET data_date = $1::date WHERE origin = 'checklist' AND withdrawn_on IS NULL AND data_date <> $1::date`,
    [record.dataDate],
  );
  const { added, changed, removed, unchanged } = difference;
  const counts = [added, changed, removed, record.rejected, unchanged];
  await client.query(RECORD, [
    record.id,
    record.fileName,
    record.fileSha256,
    record.dataDate,
    record.importedAt,
    ...counts,
    JSON.stringify(record.report),
  ]);
}

/** Lets the planner know the new size; outside the transaction, since a rolled back preview has changed nothing. */
export async function refreshStatistics(client: OwnerConnection): Promise<void> {
  await client.query('ANALYZE taxon');
  await client.query('ANALYZE taxon_name');
}

const toStageRow = (taxon: StagedTaxon) => ({
  id: taxon.checklistId,
  kingdom: taxon.kingdom,
  class: taxon.className,
  ord: taxon.orderName,
  family: taxon.family,
  genus: taxon.genus,
  rank: taxon.rank,
  name: taxon.scientificName,
  author: taxon.author,
  ...taxon.common,
  native: taxon.range.native,
  introduced: taxon.range.introduced,
  maybe_introduced: taxon.range.maybeIntroduced,
  reintroduced: taxon.range.reintroduced,
  extinct: taxon.range.extinct,
  maybe_extinct: taxon.range.maybeExtinct,
  uncertain: taxon.range.uncertain,
  listing: taxon.listing,
  annotation: taxon.annotation,
  symbol: taxon.symbol,
  accepted: taxon.isAccepted,
  hash: taxon.rowHash,
  names: namesOf(taxon),
});

const namesOf = (taxon: ChecklistTaxon) => [
  { name: taxon.scientificName, kind: 'accepted', author: taxon.author },
  ...taxon.synonyms.map((synonym) => ({ ...synonym, kind: 'synonym' })),
  ...(['en', 'fr', 'es'] as const).flatMap((language) => taxon.common[language].map((name) => ({ name, kind: 'common', language }))),
];
