/**
 * Loads what is shipped with the portal: code lists, countries and Parties, annotations, the listing units of the Appendices,
 * and the families, genera and species they name. A second run changes nothing.
 *
 *   node scripts/run.mjs prisma/seed/reference-data.ts
 */
import { pathToFileURL } from 'node:url';
import type { OwnerConnection } from '@/data/reference/owner-connection';
import type { TaxonRank } from '@/domain/taxonomy/taxon';
import { loadTaxa, type SeedTaxon } from './load-taxa';
import { type Cell, type ReferenceFile, readReferenceFile } from './reference-files';
import { inOwnerTransaction, ownerUrl } from './with-owner';

const CODE_LISTS = ['purposes', 'sources', 'terms', 'units'] as const;
const CODE_COLUMNS = new Set(['code', 'nameEn', 'nameFr', 'nameEs', 'definition', 'status']);

const UPSERT_CODES = `
  INSERT INTO code_list_entry (list, code, position, name_en, name_fr, name_es, definition, detail, status, source, confidence)
  SELECT $1, c.code, c.position, c."nameEn", c."nameFr", c."nameEs", c.definition, c.detail, c.status, $3, $4
  FROM jsonb_to_recordset($2::jsonb) AS c(code text, position int, "nameEn" text, "nameFr" text, "nameEs" text, definition text, detail jsonb, status text)
  ON CONFLICT (list, code) DO UPDATE SET position = excluded.position, name_en = excluded.name_en, name_fr = excluded.name_fr,
    name_es = excluded.name_es, definition = excluded.definition, detail = excluded.detail, status = excluded.status,
    source = excluded.source, confidence = excluded.confidence`;

// The demonstration Party takes the retired code XA; loading the shipped countries again must not take its name away.
const UPSERT_COUNTRIES = `
  INSERT INTO country (code, kind, name_en, name_fr, name_es, is_party, party_since, region, dependent_of, status, source, confidence)
  SELECT c.code, c.kind, c."nameEn", c."nameFr", c."nameEs", c."isParty", c."partySince", c.region, c."dependentOf", c.status, $2, $3
  FROM jsonb_to_recordset($1::jsonb) AS c(code text, kind text, "nameEn" text, "nameFr" text, "nameEs" text, "isParty" boolean,
         "partySince" date, region text, "dependentOf" text, status text)
  ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, name_en = excluded.name_en, name_fr = excluded.name_fr, name_es = excluded.name_es,
    is_party = excluded.is_party, party_since = excluded.party_since, region = excluded.region, dependent_of = excluded.dependent_of,
    status = excluded.status, source = excluded.source, confidence = excluded.confidence
  WHERE country.kind <> 'demonstration'`;

const UPSERT_ANNOTATIONS = `
  INSERT INTO annotation (id, symbol, statement_en, statement_fr, statement_es, valid_from, valid_to, source, confidence)
  SELECT a.id, a.symbol, a."statementEn", a."statementFr", a."statementEs", a."validFrom", a."validTo", $2, a.confidence
  FROM jsonb_to_recordset($1::jsonb) AS a(id text, symbol text, "statementEn" text, "statementFr" text, "statementEs" text, "validFrom" date, "validTo" date, confidence text)
  ON CONFLICT (id) DO UPDATE SET symbol = excluded.symbol, statement_en = excluded.statement_en, statement_fr = excluded.statement_fr,
    statement_es = excluded.statement_es, valid_from = excluded.valid_from, valid_to = excluded.valid_to, source = excluded.source, confidence = excluded.confidence`;

const LISTING_RECORD = `jsonb_to_recordset($1::jsonb) AS l(id text, "listedAs" text, kingdom text, "taxonName" text, "taxonRank" text, appendix text,
  "annotationSymbol" text, parties text[], "excludedTaxa" text[], population text, "isRemainder" boolean, remark text, "validFrom" date, "validTo" date, confidence text)`;

const UPSERT_LISTINGS = `
  INSERT INTO listing (id, listed_as, kingdom, taxon_name, taxon_rank, appendix, annotation_symbol, parties, excluded_taxa, population,
                       is_remainder, remark, valid_from, valid_to, source, confidence)
  SELECT l.id, l."listedAs", l.kingdom, l."taxonName", l."taxonRank", l.appendix, l."annotationSymbol", l.parties, l."excludedTaxa", l.population,
         l."isRemainder", l.remark, l."validFrom", l."validTo", $2, l.confidence
  FROM ${LISTING_RECORD}
  ON CONFLICT (id) DO UPDATE SET listed_as = excluded.listed_as, kingdom = excluded.kingdom, taxon_name = excluded.taxon_name,
    taxon_rank = excluded.taxon_rank, appendix = excluded.appendix, annotation_symbol = excluded.annotation_symbol, parties = excluded.parties,
    excluded_taxa = excluded.excluded_taxa, population = excluded.population, is_remainder = excluded.is_remainder, remark = excluded.remark,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to, source = excluded.source, confidence = excluded.confidence`;

// A unit that the file of populations does not name means the whole taxon, or nobody has put it into countries. What the demonstration
// adds for its invented Party stays: without it a second run would take it away.
const SET_POPULATIONS = `
  UPDATE listing SET countries = COALESCE(p.countries, '{}') || CASE WHEN 'XA' = ANY(listing.countries) THEN '{XA}'::text[] ELSE '{}' END,
    partly_countries = COALESCE(p."partlyCountries", '{}'), except_countries = COALESCE(p."exceptCountries", '{}')
  FROM listing AS unit
  LEFT JOIN jsonb_to_recordset($1::jsonb) AS p(id text, countries text[], "partlyCountries" text[], "exceptCountries" text[]) ON p.id = unit.id
  WHERE listing.id = unit.id AND listing.origin = 'shipped' AND listing.population IS NOT NULL`;

const FORGET_OLD_LISTINGS = `DELETE FROM listing WHERE origin = 'shipped' AND id NOT IN (SELECT l.id FROM ${LISTING_RECORD})`;

async function loadCodeList(client: OwnerConnection, list: (typeof CODE_LISTS)[number]): Promise<void> {
  const file = readReferenceFile(list);
  const rows = file.rows.map((row, position) => ({
    ...row,
    position,
    detail: Object.fromEntries(Object.entries(row).filter(([column, value]) => !CODE_COLUMNS.has(column) && value !== null)),
  }));
  await client.query(UPSERT_CODES, [list, JSON.stringify(rows), file.source, file.confidence]);
}

const text = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');

type Place = Pick<SeedTaxon, 'kingdom' | 'className' | 'orderName' | 'family' | 'subfamily'>;
type Facts = Pick<SeedTaxon, 'dataSource' | 'dataDate' | 'confidence'>;

/** The orders, families and genera that the listing units cover, so that any species of a listed genus finds its listing. */
function higherTaxa(file: ReferenceFile): { taxa: SeedTaxon[]; places: Map<string, Place> } {
  const facts: Facts = { dataSource: file.source, dataDate: file.date, confidence: file.confidence };
  const places = new Map<string, Place>();
  const taxa = new Map<string, SeedTaxon>();
  const add = (rank: TaxonRank, scientificName: string, place: Place) =>
    scientificName !== '' &&
    taxa.set(scientificName, { ...place, ...facts, genus: rank === 'genus' ? scientificName : '', rank, scientificName });
  for (const row of file.rows) {
    const wide = { kingdom: text(row.kingdom), className: text(row.className), orderName: text(row.order), family: '', subfamily: '' };
    const place = { ...wide, family: text(row.family), subfamily: text(row.subfamily) };
    add('order', wide.orderName, wide);
    add('family', place.family, { ...place, subfamily: '' });
    add('subfamily', place.subfamily, place);
    for (const genus of Array.isArray(row.genera) ? row.genera : []) {
      add('genus', genus, place);
      places.set(genus, place);
    }
  }
  return { taxa: [...taxa.values()], places };
}

/** The species, subspecies and varieties that the Appendices list by name. */
function listedTaxa(file: ReferenceFile, places: ReadonlyMap<string, Place>): SeedTaxon[] {
  const named = new Map<string, SeedTaxon>();
  for (const row of file.rows) {
    const scientificName = text(row.taxonName);
    const genus = scientificName.split(' ')[0] ?? '';
    if (genus === scientificName) continue;
    const place = places.get(genus);
    if (!place) throw new Error(`listings.json: classification.json has no genus ${genus}`);
    const facts: Facts = { dataSource: file.source, dataDate: file.date, confidence: text(row.confidence) };
    named.set(scientificName, { ...place, ...facts, genus, rank: text(row.taxonRank) as TaxonRank, scientificName });
  }
  return [...named.values()];
}

/** Loads the shipped reference data in one transaction; `to` is a connection of the owner role or its address. */
export async function loadReferenceData(to: OwnerConnection | string): Promise<void> {
  await inOwnerTransaction(to, async (client) => {
    for (const list of CODE_LISTS) await loadCodeList(client, list);
    const countries = readReferenceFile('countries');
    await client.query(UPSERT_COUNTRIES, [JSON.stringify(countries.rows), countries.source, countries.confidence]);
    const annotations = readReferenceFile('annotations');
    await client.query(UPSERT_ANNOTATIONS, [JSON.stringify(annotations.rows), annotations.source]);
    const listings = readReferenceFile('listings');
    const rows = JSON.stringify(listings.rows);
    await client.query(UPSERT_LISTINGS, [rows, listings.source]);
    await client.query(FORGET_OLD_LISTINGS, [rows]);
    await client.query(SET_POPULATIONS, [JSON.stringify(readReferenceFile('listing-populations').rows)]);
    const higher = higherTaxa(readReferenceFile('classification'));
    await loadTaxa(client, 'shipped', [...higher.taxa, ...listedTaxa(listings, higher.places)], listings.date);
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await loadReferenceData(ownerUrl());
