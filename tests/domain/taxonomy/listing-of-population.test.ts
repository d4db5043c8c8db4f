import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decideListings, type Listing } from '@/domain/taxonomy/listing';
import { firstListedOn, listingOfPopulation, pendingChange, possibleAppendicesOf } from '@/domain/taxonomy/listing-of-population';
import type { Classification } from '@/domain/taxonomy/taxon';
import { day, TODAY } from '../../factories/facts';

interface ReferenceRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}
const records = (name: string): readonly Readonly<Record<string, unknown>>[] => {
  const { columns, rows } = JSON.parse(
    readFileSync(new URL(`../../../prisma/seed/reference/${name}.json`, import.meta.url), 'utf8'),
  ) as ReferenceRows;
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
};
const populations = new Map(records('listing-populations').map((row) => [row.id, row]));
const none = { countries: [], partlyCountries: [], exceptCountries: [] };
const units = records('listings').map((row) => ({ source: 'file', ...row, ...none, ...populations.get(row.id) }) as unknown as Listing);

const animal = (scientificName: string, over: Partial<Classification> = {}): Classification => ({
  kingdom: 'Animalia',
  className: '',
  order: '',
  family: '',
  subfamily: '',
  genus: scientificName.split(' ')[0] ?? '',
  rank: 'species',
  scientificName,
  ...over,
});
const appendixOf = (taxon: Classification, origin: string | null, on = TODAY) =>
  possibleAppendicesOf(listingOfPopulation(decideListings(taxon, units, on).listings, origin));

const crocodile = animal('Crocodylus niloticus', { order: 'Crocodylia' });
const peccary = animal('Pecari tajacu');
const lion = animal('Panthera leo', { family: 'Felidae' });
const afzelia = animal('Afzelia africana', { kingdom: 'Plantae', family: 'Leguminosae' });

describe('split listings', () => {
  it('name every population of the file in countries', () => {
    const open = units.filter(({ population, isRemainder }) => population !== null && !isRemainder);

    expect(open.filter((unit) => unit.countries.length + unit.partlyCountries.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it.each<[string, Classification, string | null, readonly (string | null)[]]>([
    ['a Nile crocodile of Zimbabwe', crocodile, 'ZW', ['II']],
    ['a Nile crocodile of Nigeria', crocodile, 'NG', ['I']],
    ['a Nile crocodile of unknown origin', crocodile, 'XX', ['II', 'I']],
    ['a lion of India', lion, 'IN', ['I']],
    ['a lion of Kenya, by its family', lion, 'KE', ['II']],
    ['a peccary of Peru', peccary, 'PE', ['II']],
    ['a peccary of Mexico', peccary, 'MX', [null]],
    ['a vicuña of Peru', animal('Vicugna vicugna', { family: 'Camelidae' }), 'PE', ['II']],
    ['a vicuña of Argentina, where a part only is meant', animal('Vicugna vicugna', { family: 'Camelidae' }), 'AR', ['II', 'I']],
    ['afzelia of Ghana', afzelia, 'GH', ['II']],
    ['afzelia of Thailand', afzelia, 'TH', [null]],
  ])('%s', (_, taxon, origin, appendices) => {
    expect(appendixOf(taxon, origin)).toEqual(appendices);
  });

  it('answer with the strictest while the origin does not tell', () => {
    expect(listingOfPopulation(decideListings(crocodile, units, TODAY).listings, null).listing?.appendix).toBe('I');
  });
});

describe('listings in time', () => {
  it('see a change that is decided and not yet in force', () => {
    expect(pendingChange(afzelia, units, 'GH', day('2022-12-01'))).toEqual({ effectiveFrom: '2023-02-23', appendix: 'II' });
    expect(pendingChange(afzelia, units, 'GH', day('2023-02-23'))).toBeNull();
  });

  it('know the first day where it was researched, and invent none', () => {
    expect(firstListedOn(afzelia, units, TODAY)).toBe('2023-02-23');
    expect(firstListedOn(crocodile, units, TODAY)).toBeNull();
  });
});
