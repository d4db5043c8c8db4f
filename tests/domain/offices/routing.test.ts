import { describe, expect, it } from 'vitest';
import { decidingGroup, type OfficeRoute, postalCodeOf, routeOf } from '@/domain/offices/routing';
import type { IsoDate } from '@/domain/shared/iso-date';
import { taxonGroupOf } from '@/domain/taxonomy/taxon-group';

const ON = '2026-11-23' as IsoDate;
const row = (officeId: string, over: Partial<OfficeRoute> = {}): OfficeRoute => ({
  id: officeId,
  officeId,
  taxonGroup: null,
  postalPrefix: null,
  validFrom: '2026-01-01' as IsoDate,
  validTo: null,
  ...over,
});
const bird = { group: 'birds', appendix: 'II' } as const;
const orchid = { group: 'plants', appendix: 'II' } as const;

describe('the routing table', () => {
  const table = [
    row('all'),
    row('plants', { taxonGroup: 'plants' }),
    row('north', { postalPrefix: '2' }),
    row('harbour', { postalPrefix: '20' }),
    row('northern plants', { taxonGroup: 'plants', postalPrefix: '2' }),
  ];
  const office = (lines: readonly (typeof bird | typeof orchid)[], postalCode: string | null) =>
    routeOf(table, { lines, postalCode }, ON)?.officeId;

  it.each([
    ['a bird of the capital', [bird], '1000', 'all'],
    ['an orchid of the capital', [orchid], '1000', 'plants'],
    ['a bird of the north', [bird], '2400', 'north'],
    ['a bird of the harbour', [bird], '2040', 'harbour'],
    ['an orchid of the north: both together say most', [orchid], '2400', 'northern plants'],
    ['an orchid of the harbour: the longer prefix says more', [orchid], '2040', 'harbour'],
    ['an address without a code', [orchid], null, 'plants'],
    ['an application without a line', [], null, 'all'],
  ] as const)('sends %s to one office', (_, lines, code, expected) => {
    expect(office([...lines], code)).toBe(expected);
  });

  it('holds from its first day to its last', () => {
    const dated = [row('old', { validTo: '2026-11-22' as IsoDate }), row('new', { validFrom: '2026-11-24' as IsoDate })];
    expect(routeOf(dated, { lines: [bird], postalCode: null }, ON)).toBeNull();
    expect(routeOf(dated, { lines: [bird], postalCode: null }, '2026-11-22' as IsoDate)?.officeId).toBe('old');
    expect(routeOf(dated, { lines: [bird], postalCode: null }, '2026-11-24' as IsoDate)?.officeId).toBe('new');
  });
});

it('the line in the strictest Appendix decides, the first of several', () => {
  expect(decidingGroup({ lines: [orchid, bird], postalCode: null })).toBe('plants');
  expect(decidingGroup({ lines: [orchid, { group: 'birds', appendix: 'I' }], postalCode: null })).toBe('birds');
  expect(decidingGroup({ lines: [{ group: 'fish', appendix: null }, bird], postalCode: null })).toBe('birds');
});

it.each([
  ['BP 1247\n1000 Port Example', '1000'],
  ['77 Bay Avenue\n1010 Port Example', '1010'],
  ['10 Downing Street\nLondon SW1A 2AA', 'SW1A'],
  ['12 Harbour Street\nSomewhere', null],
  ['1000', null],
  ['Rua 5\nP-2040 Green Bay', null],
])('of the address %j the postal code is %j', (address, code) => {
  expect(postalCodeOf(address)).toBe(code);
});

it('a group follows from the class, and every other animal is an invertebrate', () => {
  expect(taxonGroupOf('Animalia', ['Python regius', 'Python', 'Reptilia'])).toBe('reptiles');
  expect(taxonGroupOf('Animalia', ['Hirudo', 'Hirudinoidea'])).toBe('invertebrates');
  expect(taxonGroupOf('Animalia', ['Nobody knows'])).toBe('invertebrates');
  expect(taxonGroupOf('Plantae', ['Dendrobium', 'Orchidaceae'])).toBe('plants');
});
