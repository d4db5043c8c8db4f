import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPasted, judgeSheetFile } from '@/domain/application/sheet-file';
import { encryptedWorkbook, program } from '../../support/files';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const archive = bytes('PK\u0003\u0004rest', 'latin1');
const judge = (name: string, content: Uint8Array) => {
  const judged = judgeSheetFile(name, content);
  return judged.ok ? judged.value : judged.problem;
};

describe('the file of a sheet', () => {
  it.each([
    ['an XLSX workbook', 'Birds.XLSX', archive, 'workbook'],
    ['a CSV file', 'birds.csv', bytes('Species;Marks\r\nFalco cherrug;1'), 'text'],
    ['a CSV file of an older Windows', 'birds.csv', bytes('Espèce;Marques', 'latin1'), 'text'],
    ['what Excel saves as Unicode text', 'birds.txt', bytes('\uFEFFSpecies\tMarks', 'utf16le'), 'text'],
  ])('is taken when it is %s', (_what, name, content, kind) => {
    expect(judge(name, content)).toBe(kind);
  });

  it.each([
    ['a program under the name of a workbook', 'birds.xlsx', program(), 'no-sheet'],
    ['a program under the name of a text', 'birds.csv', program(), 'no-sheet'],
    ['a workbook under the name of a text', 'birds.csv', archive, 'no-sheet'],
    ['a text under the name of a workbook', 'birds.xlsx', bytes('Species\nFalco cherrug'), 'no-sheet'],
    ['a PDF', 'birds.pdf', bytes('%PDF-1.7'), 'no-sheet'],
    ['no name of a kind', 'birds', bytes('Species'), 'no-sheet'],
    ['a workbook with macros', 'birds.xlsm', archive, 'macros'],
    ['a workbook of before 2007', 'birds.xls', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'old-sheet'],
    ['a sheet of another office', 'birds.ods', archive, 'old-sheet'],
    ['a workbook with a password', 'birds.xlsx', encryptedWorkbook(), 'password'],
  ])('is refused when it is %s, in words of its own', (_what, name, content, fault) => {
    expect(judge(name, content)).toBe(fault);
  });

  it('says the same when its cells are pasted, whatever stands in them', () => {
    const cell = fc.string().filter((text) => !text.includes('\r') && !text.startsWith('\uFEFF'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (cells) => {
        const read = parse(asPasted(cells), { delimiter: '\t', relax_column_count: true, relax_quotes: true, record_delimiter: '\n' });
        expect(read).toEqual(cells);
      }),
    );
  });
});
