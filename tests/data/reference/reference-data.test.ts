import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '@/data/client';
import { loadCodeLists } from '@/data/reference/code-lists';
import { loadDemonstrationTaxa } from '../../../prisma/seed/demo-taxa';
import { loadReferenceData } from '../../../prisma/seed/reference-data';
import { appUrl, ownerUrl, query } from '../../support/database';

const db = openDatabase(appUrl());
afterAll(() => db.$disconnect());

const TABLES = ['code_list_entry', 'country', 'annotation', 'listing', 'taxon', 'taxon_name'];
const fingerprint = async () =>
  Promise.all(TABLES.map((table) => query(ownerUrl(), `SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ${table} t`)));

describe('the shipped reference data', () => {
  it('change nothing when they are loaded again', async () => {
    const before = await fingerprint();
    await loadReferenceData(ownerUrl());
    expect(await fingerprint()).toEqual(before);
  });

  it('hold 185 Parties, 91 current terms, 9 current units, 12 purposes and 11 sources in three languages', async () => {
    const lists = await loadCodeLists(db);
    expect(lists.countries.filter((country) => country.isParty && country.kind === 'iso')).toHaveLength(185);
    expect(lists.terms.filter((term) => term.status === 'current')).toHaveLength(91);
    expect(lists.units.filter((unit) => unit.status === 'current').map((unit) => unit.code)).toEqual(
      expect.arrayContaining(['GRM', 'KGM', 'LTR', 'MLT', 'MTR', 'CMQ', 'MTK', 'MTQ', 'NAR']),
    );
    expect([lists.purposes.length, lists.sources.length]).toEqual([12, 11]);
    for (const entry of [...lists.terms, ...lists.units, ...lists.purposes, ...lists.sources, ...lists.countries])
      for (const name of Object.values(entry.names)) expect(name, entry.code).not.toBe('');
  });

  it('name only current units as units of current terms', async () => {
    const { terms, units } = await loadCodeLists(db);
    const current = new Set(units.filter((unit) => unit.status === 'current').map((unit) => unit.code));
    for (const term of terms.filter((entry) => entry.status === 'current'))
      for (const unit of [term.preferredUnit, ...term.alternativeUnits]) expect(current, term.code).toContain(unit);
  });

  it('explain in words every annotation that a listing carries', async () => {
    const symbols = new Set((await loadCodeLists(db)).annotations.map((annotation) => annotation.symbol));
    for (const { symbol } of await query(
      ownerUrl(),
      'SELECT DISTINCT annotation_symbol AS symbol FROM listing WHERE annotation_symbol IS NOT NULL',
    ))
      expect(symbols).toContain(symbol);
  });

  it('know a kingdom and place for every taxon that is listed by name', async () => {
    const missing = await query(
      ownerUrl(),
      `SELECT id FROM listing l WHERE NOT EXISTS (SELECT FROM taxon t WHERE t.origin = 'shipped' AND t.kingdom = l.kingdom AND t.scientific_name = l.taxon_name)`,
    );
    expect(missing).toEqual([]);
  });

  it('are read once for each client', () => expect(loadCodeLists(db)).toBe(loadCodeLists(db)));

  it.each(TABLES)('cannot be written by the runtime role: %s', async (table) => {
    await expect(query(appUrl(), `DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    await expect(query(appUrl(), `INSERT INTO ${table} DEFAULT VALUES`)).rejects.toThrow(/permission denied/);
  });

  it.each([
    [`appendix IV`, `UPDATE listing SET appendix = 'IV'`],
    ['Appendix III without a Party', `UPDATE listing SET parties = '{}' WHERE appendix = 'III'`],
    ['a last day before the first', `UPDATE listing SET valid_from = '2026-01-02', valid_to = '2026-01-01'`],
    ['a third kingdom', `UPDATE taxon SET kingdom = 'Fungi'`],
  ])('cannot hold %s', async (_, sql) => {
    await expect(query(ownerUrl(), sql)).rejects.toThrow(/check constraint/);
  });
});

describe('the demonstration data', () => {
  it('make Exampleland a Party with some sixty taxa, change nothing the second time, and survive new reference data', async () => {
    await loadDemonstrationTaxa(ownerUrl());
    const before = await fingerprint();
    await loadDemonstrationTaxa(ownerUrl());
    await loadReferenceData(ownerUrl());
    expect(await fingerprint()).toEqual(before);
    const [exampleland] = await query(ownerUrl(), `SELECT name_en, is_party, kind FROM country WHERE code = 'XA'`);
    expect(exampleland).toEqual({ name_en: 'Exampleland', is_party: true, kind: 'demonstration' });
    const [taxa] = await query(
      ownerUrl(),
      `SELECT count(*)::int, bool_and(confidence = 'demonstration') AS marked FROM taxon WHERE origin = 'demonstration'`,
    );
    expect(taxa.count).toBeGreaterThanOrEqual(60);
    expect(taxa.marked).toBe(true);
  });
});
