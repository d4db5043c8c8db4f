import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTaxonRange } from '@/data/reference/taxon-range';
import type { IsoDate } from '@/domain/shared/iso-date';
import { referenceDataStatus } from '@/services/reference/reference-data-status';
import { resolveTaxon } from '@/services/taxonomy/resolve-taxon';
import { openTaxonomy } from './taxonomy-database';

const { db, load, ctx } = openTaxonomy();
beforeAll(load);
afterAll(() => db.$disconnect());

const resolve = async (name: string, on?: string) => {
  const result = await resolveTaxon(on === undefined ? { name } : { name, on: on as IsoDate }, ctx);
  if (!result.ok) throw new Error(`unknown: ${JSON.stringify(result.problem)}`);
  return result.value;
};
const units = async (name: string, on?: string) =>
  (await resolve(name, on)).listings.map((listing) => `${listing.listedAs} ${listing.appendix}`);

describe('the taxon a name stands for', () => {
  it('is the accepted one, with its names, place and listing', async () => {
    expect(await resolve('python REGIUS')).toMatchObject({
      scientificName: 'Python regius',
      rank: 'species',
      kingdom: 'Animalia',
      order: 'Serpentes',
      family: 'Pythonidae',
      genus: 'Python',
      isLoaded: true,
      matchedAs: { kind: 'accepted', name: 'Python regius' },
      commonNames: { fr: ['Python royal'] },
      listings: [{ listedAs: 'Pythonidae spp.', appendix: 'II' }],
    });
  });

  it('is found by a synonym, and says by which', async () => {
    expect(await resolve('Coluber molurus')).toMatchObject({
      scientificName: 'Python molurus',
      matchedAs: { kind: 'synonym', name: 'Coluber molurus' },
    });
  });

  it('takes the listing of its family when only its genus is known, and is marked for the officer', async () => {
    expect(await resolve('Dendrobium kingianum')).toMatchObject({
      scientificName: 'Dendrobium kingianum',
      rank: 'species',
      taxonId: null,
      isLoaded: false,
      matchedAs: { kind: 'ancestor', name: 'Dendrobium' },
      listings: [{ listedAs: 'Orchidaceae spp.', appendix: 'II', annotationSymbol: '#4' }],
    });
  });

  it('has no listing where the Appendices exclude it', async () => {
    expect(await units('Felis catus')).toEqual([]);
    expect(await units('Melopsittacus undulatus')).toEqual([]);
    expect(await units('Pereskia bleo')).toEqual([]);
  });

  it('is judged by the law of the day asked for', async () => {
    expect(await units('Carcharhinus longimanus', '2026-03-04')).toEqual(['Carcharhinus longimanus II']);
    expect(await units('Carcharhinus longimanus', '2026-03-05')).toEqual(['Carcharhinus longimanus I']);
  });

  it('follows the shipped units, not an older checklist that says otherwise', async () => {
    expect(await units('Pterocarpus erinaceus')).toEqual(['Pterocarpus erinaceus II']);
  });

  it('follows the checklist where no unit mentions it, and says of which day that is', async () => {
    expect((await resolve('Sciurus fictus')).listings).toMatchObject([
      { appendix: 'II', confidence: 'loaded checklist of 2024-05-01', remark: 'Appendix II:Included in the sample only.' },
    ]);
  });

  it('warns that a subspecies is listed otherwise', async () => {
    expect((await resolve('Boa constrictor')).narrowerListings.map((listing) => listing.listedAs)).toEqual([
      'Boa constrictor occidentalis',
    ]);
  });

  it('is unknown when its genus is, with names that are spelt alike', async () => {
    const result = await resolveTaxon({ name: 'Pithon rejius' }, ctx);
    expect(result).toMatchObject({ ok: false, problem: { kind: 'unknown-taxon', name: 'Pithon rejius' } });
    expect(result.ok ? [] : result.problem.suggestions.map((match) => match.scientificName)).toContain('Python regius');
  });

  it.each(['', '🦜', '\u0000', 'Xenomorphus terribilis', "Robert'); DROP TABLE taxon;--", 'a'.repeat(10_000)])(
    'is unknown for %j',
    async (name) => {
      expect((await resolveTaxon({ name }, ctx)).ok).toBe(false);
    },
  );
});

describe('what is known about the data themselves', () => {
  it('tells the day of every body of data', async () => {
    expect(await referenceDataStatus(ctx)).toEqual([
      { origin: 'checklist', dataDate: '2024-05-01', taxa: 30 },
      { origin: 'demonstration', dataDate: '2026-11-23', taxa: expect.any(Number) },
      { origin: 'shipped', dataDate: '2026-11-23', taxa: expect.any(Number) },
    ]);
  });

  it('gives the demonstration’s range before the checklist’s, and none where none is loaded', async () => {
    expect((await findTaxonRange(db, 'Python regius'))?.native).toContain('XA');
    expect((await findTaxonRange(db, 'Lamna nasus'))?.native).toEqual(['CA']);
    expect(await findTaxonRange(db, 'Latimeria chalumnae')).toBeNull();
  });
});
