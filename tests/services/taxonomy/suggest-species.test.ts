import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALIKE } from '@/data/reference/taxon-search';
import type { NameLanguage } from '@/domain/taxonomy/taxon';
import { searchTaxa } from '@/services/taxonomy/search-taxa';
import { openTaxonomy } from './taxonomy-database';

const { db, load, ctx } = openTaxonomy();
beforeAll(load);
afterAll(() => db.$disconnect());

const search = (text: string, language: NameLanguage = 'en') => searchTaxa({ query: text, language, limit: 10 }, ctx);

describe('what the species picker offers', () => {
  it.each([
    ['royal python', 'en', 'Python regius'],
    ['python royal', 'fr', 'Python regius'],
    ['pitón real', 'es', 'Python regius'],
    ['PITON REAL', 'es', 'Python regius'],
    ['python royal', 'en', 'Python regius'],
    ['leopard', 'en', 'Panthera pardus'],
  ] as const)('finds what everybody calls %s, read in %s', async (typed, language, scientificName) => {
    expect((await search(typed, language)).map((match) => match.scientificName)).toContain(scientificName);
  });

  it('says of a name that is only spelt alike that it is a guess, and of none other', async () => {
    expect((await search('pithon rejius'))[0]).toMatchObject({ scientificName: 'Python regius', isAlike: true });
    expect((await search('Python regius'))[0]).toMatchObject({ isAlike: false });
    expect((await search('royal python'))[0]).toMatchObject({ isAlike: false });
    expect(ALIKE).toBeGreaterThan(5);
  });

  it.each(['\u0001\u0002Python regius', 'Python\u0007regius', `Python regius${'\u0000'.repeat(5)}`])(
    'reads through control characters: %j',
    async (typed) => {
      expect((await search(typed))[0]?.scientificName).toBe('Python regius');
    },
  );
});
