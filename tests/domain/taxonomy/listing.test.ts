import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPENDICES } from '@/domain/codes/appendix';
import type { IsoDate } from '@/domain/shared/iso-date';
import { checklistListings, decideListings, type Listing, listingsBelow, listingsInForce } from '@/domain/taxonomy/listing';
import type { Classification } from '@/domain/taxonomy/taxon';
import { readReferenceFile } from '../../../prisma/seed/reference-files';

const on = (day: string) => day as IsoDate;
const TODAY = on('2026-11-23');
const shipped = readReferenceFile('listings').rows.map((row) => ({ ...row, source: 'shipped' }) as unknown as Listing);

const taxon = (given: Partial<Classification> & { scientificName: string }): Classification => {
  const [genus = '', ...epithets] = given.scientificName.split(' ');
  return {
    kingdom: 'Animalia',
    className: '',
    order: '',
    family: '',
    subfamily: '',
    genus,
    rank: (['genus', 'species', 'subspecies', 'variety'] as const)[epithets.length] ?? 'species',
    ...given,
  };
};

const unit = (given: Partial<Listing> & Pick<Listing, 'taxonName' | 'appendix'>): Listing => ({
  id: `${given.taxonName}/${given.appendix}`,
  listedAs: given.taxonName,
  kingdom: 'Animalia',
  taxonRank: 'species',
  annotationSymbol: null,
  parties: [],
  excludedTaxa: [],
  population: null,
  isRemainder: false,
  countries: [],
  partlyCountries: [],
  exceptCountries: [],
  remark: null,
  validFrom: null,
  validTo: null,
  source: 'test',
  confidence: 'test',
  ...given,
});

const python = { order: 'Serpentes', family: 'Pythonidae', className: 'Reptilia' };
const cat = { order: 'Carnivora', family: 'Felidae', className: 'Mammalia' };
const parrot = { order: 'Psittaciformes', family: 'Psittacidae', className: 'Aves' };
const orchid = { kingdom: 'Plantae', order: 'Orchidales', family: 'Orchidaceae' } as const;

const answer = (given: Parameters<typeof taxon>[0], day = TODAY) =>
  listingsInForce(taxon(given), shipped, day).map((listing) => `${listing.listedAs} ${listing.appendix}`);

describe('the Appendices as shipped', () => {
  it.each([
    ['a species whose family is listed', { scientificName: 'Python regius', ...python }, ['Pythonidae spp. II']],
    ['a subspecies listed by name', { scientificName: 'Python molurus molurus', ...python }, ['Python molurus molurus I']],
    ['an orchid nobody loaded', { scientificName: 'Dendrobium kingianum', ...orchid }, ['Orchidaceae spp. II']],
    ['a genus moved out of its family’s Appendix', { scientificName: 'Paphiopedilum callosum', ...orchid }, ['Paphiopedilum spp. I']],
    ['a species moved out of its order’s Appendix', { scientificName: 'Psittacus erithacus', ...parrot }, ['Psittacus erithacus I']],
    ['the leopard', { scientificName: 'Panthera pardus', ...cat }, ['Panthera pardus I']],
    ['a species excluded from its family', { scientificName: 'Felis catus', ...cat }, []],
    ['a species excluded from its order', { scientificName: 'Melopsittacus undulatus', ...parrot }, []],
    ['a family excluded from its order', { scientificName: 'Coragyps atratus', order: 'Falconiformes', family: 'Cathartidae' }, []],
    [
      'a listed species of an excluded family',
      { scientificName: 'Vultur gryphus', order: 'Falconiformes', family: 'Cathartidae' },
      ['Vultur gryphus I'],
    ],
    [
      'an otter, by its subfamily',
      { scientificName: 'Lutra maculicollis', order: 'Carnivora', family: 'Mustelidae', subfamily: 'Lutrinae' },
      ['Lutrinae spp. II'],
    ],
    ['a species whose kind is nowhere in the Appendices', { scientificName: 'Rana temporaria', order: 'Anura', family: 'Ranidae' }, []],
  ])('decide %s', (_, given, expected) => expect(answer(given)).toEqual(expected));

  it('split the lion between the population of India and the family', () => {
    expect(answer({ scientificName: 'Panthera leo', ...cat })).toEqual(['Panthera leo I', 'Felidae spp. II']);
  });

  it('split the Nile crocodile in two units of its own, and leave the order out of it', () => {
    expect(answer({ scientificName: 'Crocodylus niloticus', order: 'Crocodylia', family: 'Crocodylidae' })).toEqual([
      'Crocodylus niloticus I',
      'Crocodylus niloticus II',
    ]);
  });

  it('follow an amendment from its day on, and the older law until the day before', () => {
    const shark = { scientificName: 'Rhincodon typus', order: 'Orectolobiformes', family: 'Rhincodontidae' };
    expect(answer(shark, on('2026-03-04'))).toEqual(['Rhincodon typus II']);
    expect(answer(shark, on('2026-03-05'))).toEqual(['Rhincodon typus I']);
  });

  it('do not apply a listing whose entry into effect was delayed', () => {
    const shark = { scientificName: 'Mustelus mustelus', order: 'Carcharhiniformes', family: 'Triakidae' };
    expect(answer(shark)).toEqual([]);
    expect(answer(shark, on('2027-06-05'))).toEqual(['Mustelus spp. II']);
  });

  it('name the Parties of every Appendix III unit, and of no other', () => {
    for (const listing of shipped) expect(listing.parties.length > 0, listing.id).toBe(listing.appendix === 'III');
  });

  it('give every unit an id of its own', () => expect(new Set(shipped.map((listing) => listing.id)).size).toBe(shipped.length));

  it('warn below a species that parts of it are listed otherwise', () => {
    const rhino = taxon({ scientificName: 'Ceratotherium simum', order: 'Perissodactyla', family: 'Rhinocerotidae' });
    expect(listingsBelow(rhino, shipped, TODAY).map((listing) => `${listing.listedAs} ${listing.appendix}`)).toEqual([
      'Ceratotherium simum simum II',
    ]);
  });
});

describe('a listing decision', () => {
  const wolf = taxon({ scientificName: 'Canis lupus', family: 'Canidae' });

  it('says that a taxon was taken out, rather than never mentioned', () => {
    expect(decideListings(wolf, [unit({ taxonName: 'Canis lupus', appendix: 'II', validTo: on('2026-03-04') })], TODAY).ground).toBe(
      'ended',
    );
    expect(decideListings(wolf, [], TODAY).ground).toBe('not-mentioned');
    expect(decideListings(wolf, [unit({ taxonName: 'Canidae', appendix: 'II', excludedTaxa: ['Canis lupus'] })], TODAY).ground).toBe(
      'excluded',
    );
  });

  it('is not misled by a taxon of the same name in the other kingdom', () => {
    const lizard = taxon({ scientificName: 'Dracaena guianensis' });
    expect(listingsInForce(lizard, [unit({ taxonName: 'Dracaena', appendix: 'I', kingdom: 'Plantae' })], TODAY)).toEqual([]);
  });

  it('never lets a wider unit add to a species that is listed as a whole', () => {
    const appendix = fc.constantFrom(...APPENDICES);
    fc.assert(
      fc.property(appendix, appendix, appendix, (species, genus, family) => {
        const units = [
          unit({ taxonName: 'Canis lupus', appendix: species }),
          unit({ taxonName: 'Canis', appendix: genus }),
          unit({ taxonName: 'Canidae', appendix: family }),
        ];
        return listingsInForce(wolf, units, TODAY).every((listing) => listing.taxonName === 'Canis lupus');
      }),
    );
  });

  it('answers nothing but units in force on the day', () => {
    const day = fc.integer({ min: 2000, max: 2040 }).map((year) => on(`${year}-06-30`));
    const period = fc.tuple(fc.option(day), fc.option(day));
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), day, (periods, asked) => {
        const units = periods.map(([validFrom, validTo], at) =>
          unit({ id: String(at), taxonName: 'Canis lupus', appendix: 'II', validFrom, validTo }),
        );
        const inForce = units.filter(({ validFrom, validTo }) => (validFrom ?? '') <= asked && asked <= (validTo ?? '9999'));
        expect(listingsInForce(wolf, units, asked)).toEqual(inForce);
      }),
    );
  });
});

describe('what a loaded checklist says by itself', () => {
  it('is marked with its day, and leaves out "not listed here"', () => {
    const checklist = {
      statement: 'I/II/NC',
      annotation: 'Population of IN',
      symbol: null,
      dataSource: 'checklist',
      dataDate: on('2017-04-21'),
    };
    const listings = checklistListings(taxon({ scientificName: 'Sciurus fictus' }), checklist);
    expect(listings.map((listing) => [listing.appendix, listing.population, listing.confidence])).toEqual([
      ['I', 'Population of IN', 'loaded checklist of 2017-04-21'],
      ['II', 'Population of IN', 'loaded checklist of 2017-04-21'],
    ]);
  });
});
