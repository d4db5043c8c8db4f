import { describe, expect, it } from 'vitest';
import { CHECKLIST_COLUMNS, type ChecklistRecord, missingColumns } from '@/domain/taxonomy/checklist-columns';
import { plainText, readSynonyms } from '@/domain/taxonomy/checklist-names';
import { readChecklistRow } from '@/domain/taxonomy/checklist-row';

const row = (given: Partial<ChecklistRecord> = {}): ChecklistRecord => ({
  ...(Object.fromEntries(CHECKLIST_COLUMNS.map((column) => [column, ''])) as ChecklistRecord),
  TaxonId: '900003',
  Kingdom: 'Animalia',
  Family: 'Pythonidae',
  Genus: 'Python',
  FullName: 'Python regius',
  RankName: 'SPECIES',
  CurrentListing: 'II',
  CitesAccepted: 'true',
  ...given,
});

const read = (given: Partial<ChecklistRecord> = {}) => {
  const result = readChecklistRow(row(given));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

describe('a row of the official checklist', () => {
  it('gives the range by the codes of its own country list, also where a name holds a comma', () => {
    const { range } = read({
      All_DistributionISOCodes: 'HK, IN, US',
      All_DistributionFullNames: 'Hong Kong, SAR, India, United States of America',
      NativeDistributionFullNames: 'Hong Kong, SAR, India',
      Introduced_Distribution: 'United States of America',
    });
    expect(range.native).toEqual(['HK', 'IN']);
    expect(range.introduced).toEqual(['US']);
  });

  it('keeps names that await a description', () =>
    expect(read({ FullName: 'Naultinus "north cape"' }).scientificName).toBe('Naultinus "north cape"'));

  it('takes "Appendix II:" alone for no annotation', () => {
    expect(read({ FullAnnotationEnglish: 'Appendix II: ' }).annotation).toBeNull();
    expect(read({ FullAnnotationEnglish: 'Appendix II:Except <i>Aloe vera</i>' }).annotation).toBe('Appendix II:Except Aloe vera');
  });

  it.each([
    ['TaxonId', { TaxonId: 'abc' }, 'not-a-number'],
    ['TaxonId', { TaxonId: '0' }, 'not-a-number'],
    ['Kingdom', { Kingdom: 'Fungi' }, 'unknown-value'],
    ['RankName', { RankName: 'TRIBE' }, 'unknown-value'],
    ['FullName', { FullName: ' ' }, 'empty'],
    ['FullName', { FullName: '=1+1' }, 'not-a-name'],
    ['CurrentListing', { CurrentListing: 'IV' }, 'unknown-value'],
    ['CitesAccepted', { CitesAccepted: 'yes' }, 'unknown-value'],
    ['AuthorYear', { AuthorYear: 'Dum\uFFFDril' }, 'broken-text'],
    ['All_DistributionISOCodes', { All_DistributionISOCodes: 'GH, TG', All_DistributionFullNames: 'Ghana' }, 'country-lists-differ'],
    [
      'NativeDistributionFullNames',
      { All_DistributionISOCodes: 'GH', All_DistributionFullNames: 'Ghana', NativeDistributionFullNames: 'Togo' },
      'unknown-country',
    ],
  ])('is refused at %s', (column, given, reason) => {
    const result = readChecklistRow(row(given));
    expect(result.ok ? null : [result.problem.column, result.problem.reason]).toEqual([column, reason]);
  });

  it('divides synonyms, though their authors hold commas too', () => {
    expect(
      readSynonyms(
        'Thaumatias chionopectus Gould, 1859, Eria lineata Lindl., Leucorchis albida ssp. albida (L.) E.Mey. ex Schur, Boa canina',
      ),
    ).toEqual([
      { name: 'Thaumatias chionopectus', author: 'Gould, 1859' },
      { name: 'Eria lineata', author: 'Lindl.' },
      { name: 'Leucorchis albida ssp. albida', author: '(L.) E.Mey. ex Schur' },
      { name: 'Boa canina', author: null },
    ]);
    expect(readSynonyms('')).toEqual([]);
  });

  it('loses its markup', () => expect(plainText('<p> Except   <i>Aloe vera</i>\r\n&nbsp;')).toBe('Except Aloe vera'));
});

it('a header is told which columns it lacks', () => {
  expect(missingColumns(CHECKLIST_COLUMNS.slice(0, 31))).toEqual(['Extinct(?)_Distribution', 'Distribution_Uncertain']);
});
