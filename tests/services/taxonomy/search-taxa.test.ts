import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NameLanguage } from '@/domain/taxonomy/taxon';
import { searchTaxa } from '@/services/taxonomy/search-taxa';
import { ownerUrl, query } from '../../support/database';
import { openTaxonomy } from './taxonomy-database';

const { db, load, ctx } = openTaxonomy();
beforeAll(load);
afterAll(() => db.$disconnect());

const search = (text: string, language: NameLanguage = 'en', limit = 5) => searchTaxa({ query: text, language, limit }, ctx);
const first = async (text: string, language?: NameLanguage) => (await search(text, language))[0];

describe('the taxon search', () => {
  it.each([
    ['the accepted name', 'Python regius', 'Python regius', 'accepted'],
    ['other capitals and spaces', '  pYTHON   rEGIUS ', 'Python regius', 'accepted'],
    ['a synonym of the loaded checklist', 'Enygrus regius', 'Python regius', 'synonym'],
    ['a former name of the demonstration', 'Felis pardus', 'Panthera pardus', 'former'],
    ['a common name', 'royal python', 'Python regius', 'common'],
    ['a common name without its accents', 'elephant de savane d’afrique', 'Loxodonta africana', 'common'],
    ['the beginning of a name', 'Encephalartos alten', 'Encephalartos altensteinii', 'accepted'],
    ['two typing mistakes', 'pithon rejius', 'Python regius', 'accepted'],
    ['three typing mistakes, in genus and epithet', 'phyton regus', 'Python regius', 'accepted'],
    ['a typing mistake in a common name', 'perigrine falcn', 'Falco peregrinus', 'common'],
  ])('finds a taxon by %s', async (_, typed, scientificName, kind) => {
    expect(await first(typed)).toMatchObject({ scientificName, matchedAs: { kind } });
  });

  it('answers with the Appendix, the annotation and the common name of the reader’s language', async () => {
    expect(await first('Dendrobium nobile', 'es')).toMatchObject({
      appendices: ['II'],
      annotationSymbols: ['#4'],
      commonName: 'Dendrobio noble',
      author: 'Lindl.',
    });
    expect((await first('Crocodylus niloticus', 'fr'))?.appendices).toEqual(['I', 'II']);
  });

  it('puts the accepted name before synonyms, beginnings and common names', async () => {
    const names = (await search('Python', 'en', 10)).map((match) => match.scientificName);
    expect(names[0]).toBe('Python');
    expect(names.indexOf('Python regius')).toBeGreaterThan(0);
  });

  it('puts common names of the reader’s language before those of others', async () => {
    const kinds = async (language: NameLanguage) => (await search('lion', language)).map((match) => match.matchedAs.name);
    expect((await kinds('en'))[0]).toBe('Lion');
    expect((await first('leopard', 'en'))?.scientificName).toBe('Panthera pardus');
  });

  it('names each taxon once, though three bodies of data hold it', async () => {
    const names = (await search('Panthera pardus', 'en', 20)).map((match) => match.scientificName);
    expect(names.filter((name) => name === 'Panthera pardus')).toHaveLength(1);
  });

  it('leaves out groups that are no listing unit themselves', async () => {
    expect((await search('Elephantidae')).map((match) => match.scientificName)).not.toContain('Elephantidae');
    expect((await first('Orchidaceae'))?.appendices).toEqual(['II']);
  });

  it('does not find what was withdrawn', async () => {
    await query(ownerUrl(), `UPDATE taxon SET withdrawn_on = '2025-01-01' WHERE scientific_name = 'Sciurus fictus'`);
    expect((await search('Sciurus fictus')).map((match) => match.scientificName)).not.toContain('Sciurus fictus');
  });

  it.each(['', ' ', 'p', '%', '%%%', '_____', '\\', "'; DROP TABLE taxon; --", '\u0000\u0000\u0000', '🦜🦜🦜', '100%', 'x'.repeat(5000)])(
    'survives %j',
    async (typed) => {
      expect(Array.isArray(await search(typed))).toBe(true);
    },
  );

  it('gives no more answers than asked for', async () => {
    expect(await search('Pa', 'en', 3)).toHaveLength(3);
    expect((await search('Pa', 'en', 100_000)).length).toBeLessThanOrEqual(50);
  });
});
