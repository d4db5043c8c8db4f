import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listingFacts } from '@/services/taxonomy/listing-facts';
import { openTaxonomy } from './taxonomy-database';

const { db, load, ctx } = openTaxonomy();
beforeAll(load);
afterAll(() => db.$disconnect());

const factsOf = async (scientificName: string, originCountry: string | null) =>
  (await listingFacts(db, { scientificName, originCountry }, ctx.today))?.facts;

describe('the listing of a line', () => {
  it('is that of the population its origin names', async () => {
    expect(await factsOf('Crocodylus niloticus', 'ZW')).toMatchObject({ appendixInForce: 'II' });
    expect(await factsOf('Crocodylus niloticus', 'NG')).toMatchObject({ appendixInForce: 'I' });
  });

  it('counts the crocodiles of Exampleland with those of its neighbours', async () => {
    expect(await factsOf('Crocodylus niloticus', 'XA')).toMatchObject({ appendixInForce: 'II' });
  });

  it('is the strictest while the origin does not tell, with all that are possible', async () => {
    expect(await factsOf('Crocodylus niloticus', null)).toMatchObject({ appendixInForce: 'I', possibleAppendices: ['II', 'I'] });
  });

  it('is nothing for a name that leads to no taxon', async () => {
    expect(await factsOf('Nemo nullus', 'XA')).toBeUndefined();
  });
});
