import { describe, expect, it } from 'vitest';
import { workbooks } from '@/adapters/workbooks';
import { program, withPart, workbook } from '../support/files';

const read = async (bytes: Uint8Array) => {
  const found = await workbooks.read(bytes);
  return found.ok ? found.value : found.problem;
};
const SHEET = 'xl/worksheets/sheet1.xml';

describe('a workbook', () => {
  it('is read cell by cell, days, numbers and parted texts as they are meant', async () => {
    const bytes = await workbook([
      ['Species', 'Quantity', 'Date', 'Marks'],
      ['Falco cherrug', 1.5, new Date('2026-03-01'), 978000000000123],
      [],
      [{ richText: [{ text: 'Falco ' }, { text: 'peregrinus' }] }, 0.1 + 0.2, null, { text: 'XA 1', hyperlink: 'https://example.test' }],
    ]);
    expect(await read(bytes)).toEqual([
      ['Species', 'Quantity', 'Date', 'Marks'],
      ['Falco cherrug', '1.5', '2026-03-01', '978000000000123'],
      [],
      ['Falco peregrinus', '0.3', '', 'XA 1'],
    ]);
  });

  it('shows a formula as one, never what it was worked out to elsewhere', async () => {
    const bytes = await workbook([['Quantity'], [{ formula: '1+1', result: 2 }], [{ formula: 'HYPERLINK("http://x")', result: 'Falco' }]]);
    expect(await read(bytes)).toEqual([['Quantity'], ['=1+1'], ['=HYPERLINK("http://x")']]);
  });

  it('of ten thousand rows is counted and not read', async () => {
    const cells = await read(await workbook(Array.from({ length: 10_001 }, () => ['Falco cherrug', 1])));
    expect(cells).toHaveLength(10_001);
  });

  it('with macros is refused, whatever its name says', async () => {
    const honest = await workbook([['Species']]);
    expect(await read(withPart(honest, 'xl/vbaProject.bin', () => program()))).toBe('macros');
    expect(await read(withPart(honest, 'xl/macrosheets/sheet1.xml', () => '<x/>'))).toBe('macros');
    const types = (part: string) => part.replace('spreadsheetml.sheet.main', 'excel.sheet.macroEnabled.main');
    expect(await read(withPart(honest, '[Content_Types].xml', types))).toBe('macros');
  });

  it('that swells beyond fifty times its size is refused, where what it swells to is no sheet either', async () => {
    const honest = await workbook([['Species']]);
    const bomb = withPart(honest, 'xl/media/image1.png', () => new Uint8Array(25 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100 * 1024);
    expect(await read(bomb)).toBe('broken');
  });

  it('whose words multiply when they are read is refused or read without them', async () => {
    const names = 'abcdefghij'.split('');
    const entities = names.map((name, index) => `<!ENTITY ${name} "${index === 0 ? 'ha' : `&${names[index - 1]};`.repeat(10)}">`).join('');
    const swollen = withPart(await workbook([['Species']]), SHEET, (part) =>
      part.replace(/(<\?xml[^>]*\?>)/, `$1<!DOCTYPE x [${entities}]>`).replace('<v>0</v>', '<v>&j;</v>'),
    );
    const found = await read(swollen);
    expect(typeof found === 'string' || JSON.stringify(found).length < 1000).toBe(true);
  });

  it.each([
    [
      'an archive of something else',
      () => withPart(new Uint8Array([0x50, 0x4b, 5, 6, ...new Uint8Array(18)]), 'a.txt', () => 'a'),
      'no-sheet',
    ],
    ['no archive', async () => program(), 'no-sheet'],
    ['an archive that ends early', async () => (await workbook([['Species'], ['Falco']])).subarray(0, 900), 'broken'],
    ['a sheet that is no XML', async () => withPart(await workbook([['Species']]), SHEET, () => '<worksheet><sheetData><row'), 'broken'],
  ])('is refused when it is %s', async (_what, bytes, fault) => {
    expect(await read(await bytes())).toBe(fault);
  });

  it('to be filled in has its headings on the first sheet, and is read back as them', async () => {
    const form = {
      title: 'Spécimens',
      columns: ['Espèce', 'Marques'],
      explanation: { title: 'Les colonnes', headings: ['En-tête', 'Sens'], rows: [['Espèce', 'Nom scientifique']] },
    };
    expect(await read(await workbooks.make(form))).toEqual([['Espèce', 'Marques']]);
  });
});
