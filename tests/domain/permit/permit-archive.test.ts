import { expect, it } from 'vitest';
import { type ArchivedPermit, archiveIndex, permitFileName } from '@/domain/permit/permit-archive';
import { csvCell } from '@/domain/shared/csv';
import type { IsoDate } from '@/domain/shared/iso-date';

const permit: ArchivedPermit = {
  permitNumber: '26XA000123/EX',
  documentType: 'EX',
  state: 'issued',
  issuedOn: '2026-11-23' as IsoDate,
  validUntil: '2027-05-22' as IsoDate,
  reference: 'A-10482',
  importer: '=HYPERLINK("http://example.test";"Zoo")',
  countryOfImport: 'JP',
  taxa: ['Python regius', 'Boa imperator'],
  pdfSha256: 'ab'.repeat(32),
};

it('a permit’s file carries its number, in which the slash is a hyphen', () => {
  expect(permitFileName('26XA000123/EX')).toBe('26XA000123-EX.pdf');
});

it('the list of an archive is one line for each permit, read as UTF-8 by a spreadsheet', () => {
  expect(archiveIndex([permit])).toBe(
    '\uFEFFpermit_number,document_type,state,issued_on,valid_until,application,importer,country_of_import,taxa,file,sha256\r\n' +
      `26XA000123/EX,EX,issued,2026-11-23,2027-05-22,A-10482,"'=HYPERLINK(""http://example.test"";""Zoo"")",JP,"Python regius; Boa imperator",26XA000123-EX.pdf,${'ab'.repeat(32)}\r\n`,
  );
});

it.each([
  ['=1+1', "'=1+1"],
  ['+33 1', "'+33 1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['\t=1', "'\t=1"],
])('a cell that a spreadsheet would run is written as text: %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

it.each([
  ['Zoo, Tokyo', '"Zoo, Tokyo"'],
  ['the "Ark"', '"the ""Ark"""'],
  ['two\nlines', '"two\nlines"'],
  ['Élevage Savane S.A.R.L.', 'Élevage Savane S.A.R.L.'],
])('a cell keeps what it says: %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});
