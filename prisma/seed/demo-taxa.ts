/** The demonstration Party's own data on species: about seventy real names, with ranges that are invented and marked so. */
import { pathToFileURL } from 'node:url';
import type { OwnerConnection } from '@/data/reference/owner-connection';
import type { TaxonRank } from '@/domain/taxonomy/taxon';
import { loadTaxa, type SeedTaxon } from './load-taxa';
import { type Cell, readReferenceFile } from './reference-files';
import { inOwnerTransaction, ownerUrl } from './with-owner';

// XA is free for use in ISO 3166-1; an old CITES list used it for the French Antilles, which is why the row may exist.
const MAKE_EXAMPLELAND = `
  INSERT INTO country (code, kind, name_en, name_fr, name_es, is_party, party_since, region, status, source, confidence)
  VALUES ('XA', 'demonstration', 'Exampleland', 'Exemplie', 'Ejemplandia', true, '1990-01-01', 'Africa', 'current', $1, 'demonstration')
  ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, name_en = excluded.name_en, name_fr = excluded.name_fr, name_es = excluded.name_es,
    is_party = excluded.is_party, party_since = excluded.party_since, region = excluded.region, dependent_of = NULL,
    status = excluded.status, source = excluded.source, confidence = excluded.confidence`;

// Exampleland lies in Africa, so that its populations stand where those of its neighbours do.
const ADD_POPULATIONS = `
  UPDATE listing SET countries = countries || '{XA}'::text[]
  WHERE id = ANY('{crocodylus-niloticus/II,afzelia/II/2023-02-23,khaya/II/2023-02-23,pterocarpus/II/2023-02-23}') AND NOT 'XA' = ANY(countries)`;

const text = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');
const list = (cell: Cell | undefined): readonly string[] => (Array.isArray(cell) ? cell : []);

/** Loads Exampleland as a Party and its invented taxa, in one transaction. Demonstration mode only. A second run changes nothing. */
export async function loadDemonstrationTaxa(to: OwnerConnection | string): Promise<void> {
  const file = readReferenceFile('demo-taxa');
  const taxa = file.rows.map(
    (row): SeedTaxon => ({
      kingdom: text(row.kingdom),
      className: text(row.className),
      orderName: text(row.orderName),
      family: text(row.family),
      subfamily: text(row.subfamily),
      genus: text(row.genus),
      rank: text(row.rank) as TaxonRank,
      scientificName: text(row.scientificName),
      common: { en: list(row.en), fr: list(row.fr), es: list(row.es) },
      formerNames: list(row.formerNames),
      rangeNative: list(row.rangeNative),
      dataSource: file.source,
      dataDate: file.date,
      confidence: file.confidence,
    }),
  );
  await inOwnerTransaction(to, async (client) => {
    await client.query(MAKE_EXAMPLELAND, [file.source]);
    await client.query(ADD_POPULATIONS);
    await loadTaxa(client, 'demonstration', taxa, file.date);
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await loadDemonstrationTaxa(ownerUrl());
