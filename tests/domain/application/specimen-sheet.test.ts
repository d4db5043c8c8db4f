import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, readSheet, type SheetNames } from '@/domain/application/specimen-sheet';
import { fail, ok } from '@/domain/shared/result';

const NAMES: SheetNames = {
  columns: new Map([
    ['species', 'scientificName'],
    ['especie', 'scientificName'],
    ['term', 'term'],
    ['quantity', 'quantity'],
    ['marks', 'marks'],
  ]),
  codes: {
    term: new Map([
      ['live', 'LIV'],
      ['vivants', 'LIV'],
    ]),
  },
};
const read = (cells: readonly (readonly string[])[], most = 200) => {
  const { lines, faults } = readSheet(cells, NAMES, most, (column, typed) =>
    column === 'quantity' && Number.isNaN(Number(typed)) ? fail({ key: 'quantity.digits' }) : ok(typed.trim()),
  );
  return faults.length > 0 ? fail(faults) : ok(lines);
};
const faultsOf = (cells: readonly (readonly string[])[], most?: number) => {
  const found = read(cells, most);
  return found.ok ? [] : found.problem.map(({ row, column, why }) => [row, column, 'key' in why ? why.key : why.ruleId]);
};

describe('a sheet of specimen lines', () => {
  it('becomes one line for each row, whatever the order of its columns', () => {
    expect(
      read([
        ['Quantity', 'Species'],
        ['2', 'Falco peregrinus'],
        ['3', 'Falco cherrug'],
      ]),
    ).toEqual(
      ok([
        { row: 2, answers: { quantity: '2', scientificName: 'Falco peregrinus' } },
        { row: 3, answers: { quantity: '3', scientificName: 'Falco cherrug' } },
      ]),
    );
  });

  it('takes headings and codes by their names, whatever their capitals and accents', () => {
    expect(
      read([
        [' ESPÉCIE ', 'Term'],
        ['Falco peregrinus', 'Vivants'],
      ]),
    ).toEqual(ok([{ row: 2, answers: { scientificName: 'Falco peregrinus', term: 'LIV' } }]));
  });

  it('leaves out empty rows and counts the others as the spreadsheet does', () => {
    expect(
      faultsOf([
        ['Species', 'Quantity'],
        ['', ''],
        ['Falco peregrinus', 'x'],
      ]),
    ).toEqual([[3, 'quantity', 'quantity.digits']]);
  });

  it.each([
    [
      'a heading nobody knows',
      [
        ['Species', 'Colour'],
        ['Falco peregrinus', 'red'],
      ],
      [1, null, 'sheet.unknownColumn'],
    ],
    [
      'a heading twice',
      [
        ['Species', 'Especie'],
        ['Falco peregrinus', ''],
      ],
      [1, 'scientificName', 'sheet.columnTwice'],
    ],
    ['no column of species', [['Quantity'], ['2']], [1, 'scientificName', 'sheet.noSpecies']],
    ['headings alone', [['Species']], [2, null, 'sheet.empty']],
    ['a cell beside the columns', [['Species'], ['Falco peregrinus', 'stray']], [2, null, 'sheet.noColumn']],
    [
      'a formula',
      [
        ['Species', 'Quantity'],
        ['Falco peregrinus', '=1+1'],
      ],
      [2, 'quantity', 'sheet.formula'],
    ],
    ['a call of another program', [['Species'], ['@SUM(A1)']], [2, 'scientificName', 'sheet.formula']],
    [
      'a formula that begins with a sign',
      [
        ['Species', 'Marks'],
        ['Falco peregrinus', "-2+3+cmd|' /C calc'!A0"],
      ],
      [2, 'marks', 'sheet.formula'],
    ],
    ['a formula that begins with plus', [['Species'], ['+HYPERLINK("http://example.test")']], [2, 'scientificName', 'sheet.formula']],
    [
      'a row without species',
      [
        ['Species', 'Quantity'],
        ['', '2'],
      ],
      [2, 'scientificName', 'missing.taxon'],
    ],
    [
      'a mark of another row',
      [
        ['Species', 'Marks'],
        ['Falco peregrinus', 'A1'],
        ['Falco peregrinus', 'A1'],
      ],
      [3, 'marks', 'sheet.markTwice'],
    ],
  ])('is refused for %s, and says where', (_what, cells, fault) => {
    expect(faultsOf(cells)).toEqual([fault]);
  });

  it('tells everything that is wrong at once, in the headings and below them', () => {
    expect(
      faultsOf([
        ['Species', 'Colour', 'Quantity', 'Especie'],
        ['Falco peregrinus', 'red', 'x', 'Falco cherrug'],
        ['', 'blue', '=1+1', ''],
      ]),
    ).toEqual([
      [1, null, 'sheet.unknownColumn'],
      [1, 'scientificName', 'sheet.columnTwice'],
      [2, 'quantity', 'quantity.digits'],
      [3, 'quantity', 'sheet.formula'],
      [3, 'scientificName', 'missing.taxon'],
    ]);
  });

  it('keeps the rows that can be read beside those that cannot', () => {
    const { lines } = readSheet(
      [
        ['Species', 'Quantity'],
        ['Falco cherrug', '=1+1'],
      ],
      NAMES,
      200,
      (_, typed) => ok(typed),
    );
    expect(lines).toEqual([{ row: 2, answers: { scientificName: 'Falco cherrug' } }]);
  });

  it('takes a sign before a number or a word for what it is', () => {
    expect(
      faultsOf([
        ['Species', 'Marks', 'Term'],
        ['Falco peregrinus', '-12', '- male (2)'],
      ]),
    ).toEqual([]);
  });

  it('begins at its first row that holds anything, and is counted from the top', () => {
    expect(faultsOf([[], ['', ''], ['Species', 'Quantity'], ['Falco peregrinus', 'x']])).toEqual([[4, 'quantity', 'quantity.digits']]);
  });

  it('is refused whole when it has more rows than there is room', () => {
    const rows = Array.from({ length: 10_000 }, () => ['Falco peregrinus']);
    expect(faultsOf([['Species'], ...rows])).toEqual([[10_001, null, 'sheet.tooManyRows']]);
  });

  it('is read or refused, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 6 }), { maxLength: 12 }), (cells) => {
        const found = read([['Species', 'Term', 'Quantity', 'Marks'], ...cells]);
        return found.ok ? found.value.every(({ answers }) => Boolean(answers.scientificName)) : found.problem.length > 0;
      }),
    );
  });

  it('folds a name to one form however it is written', () => {
    fc.assert(fc.property(fc.string(), (text) => foldName(foldName(text)) === foldName(text)));
  });
});
