import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSheet } from '@/services/application/add-sheet';
import { getOwnApplication } from '@/services/application/get-application';
import { saveStep } from '@/services/application/save-answers';
import { faultsOfSheet, readSheetFile, sheetTemplate } from '@/services/application/sheet-file';
import { eicar, encryptedWorkbook, program, workbook } from '../../support/files';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const own = async (reference: string) => must(await getOwnApplication({ reference }, world.ctx(world.people.trader))).application;
const paste = async (reference: string, sheet: string, who = world.people.trader) =>
  addSheet({ reference, version: (await own(reference)).version, sheet }, world.ctx(who));
const faultsOf = async (reference: string, sheet: string) => {
  const found = await paste(reference, sheet);
  if (found.ok || found.problem.kind !== 'sheet-refused') return [];
  return found.problem.faults.map(({ row, column, why }) => [row, column, 'key' in why ? why.key : why.ruleId]);
};

const FALCONS = [
  'Species\tTerm\tDescription\tQuantity\tUnit\tSource\tCountry of origin\tMarks',
  ...Array.from({ length: 50 }, (_, index) => `Falco peregrinus\tlive\tPeregrine falcon\t1\tNAR\tC\tXA\tXA 26 ${1000 + index}`),
].join('\n');

describe('a pasted sheet', () => {
  it('adds fifty ringed falcons in one go, each a line with its ring and the listing of today', async () => {
    const reference = await world.draftApplication({ appendix: 'I', answers: { purpose: 'Z' } });
    const before = await own(reference);
    expect(await paste(reference, FALCONS)).toEqual({ ok: true, value: { reference, added: 50 } });
    const added = (await own(reference)).lines.slice(before.lines.length);
    expect(added).toHaveLength(50);
    expect(new Set(added.map(({ answers }) => answers.marks)).size).toBe(50);
    expect(added.every(({ listing }) => listing?.appendix === 'I')).toBe(true);
    expect(added.at(-1)?.position).toBe(before.lines.length + 50);
  });

  it('with wrong cells adds nothing, and names every one of them at once, also those that only the law knows', async () => {
    const reference = await world.draftApplication();
    const before = await own(reference);
    const sheet = 'Especie;Cantidad;Unidad\nPython regius;2;NAR\nPyton regus;x;NAR\nPython regius;1,5;NAR';
    expect(await faultsOf(reference, sheet)).toEqual([
      [3, 'quantity', expect.stringContaining('quantity.')],
      [3, 'scientificName', 'taxon.unknown'],
      [4, 'quantity', 'quantity.wholeNumber'],
    ]);
    expect(await own(reference)).toEqual(before);
  });

  it('is told of a mark that a line of the draft has already, and so is a column pasted into a line', async () => {
    const reference = await world.draftApplication({ lines: [{ quantity: '2', marks: 'XA 1\nXA 2' }, {}] });
    expect(await faultsOf(reference, 'Species,Term,Marks\nPython regius,LIV,XA 2')).toEqual([[2, 'marks', 'sheet.markInLine']]);
    const { version, lines } = await own(reference);
    const values = { marks: 'XA 3\nXA 1\nXA 2' };
    const saved = await saveStep({ reference, step: 'marks', lineId: lines[1]?.id ?? '', version, values }, world.ctx(world.people.trader));
    expect(saved).toMatchObject({
      problem: { fields: { marks: { key: 'marks.inOtherLine', values: { n: 2, marks: 'XA 1 (A), XA 2 (A)' } } } },
    });
  });

  it('cannot bring in a choice that the law stops on the page of the form', async () => {
    const reference = await world.draftApplication();
    expect(await faultsOf(reference, 'Species,Source\nPython regius,A')).toEqual([[2, 'source', expect.stringMatching(/^COD-/)]]);
  });

  it('is told of every choice in a row that cannot stand, each rule once', async () => {
    const reference = await world.draftApplication({ form: 'OTHER', documentType: 'PO', lines: [] });
    const found = await faultsOf(reference, 'Species,Source,Term,Quantity\nPython regius,A,SKI,x');
    expect(found).toEqual([
      [2, 'quantity', expect.stringContaining('quantity.')],
      [2, 'source', expect.stringMatching(/^COD-/)],
      [2, 'term', 'EXM-PO'],
    ]);
  });

  it('that is no sheet is refused with a sentence', async () => {
    const reference = await world.draftApplication();
    expect(await faultsOf(reference, 'Species\n"Falco peregrinus')).toEqual([[1, null, 'sheet.unreadable']]);
  });

  it('is taken from nobody else, and on no page that has become old', async () => {
    const reference = await world.draftApplication();
    const sheet = 'Species\nPython regius';
    expect(await paste(reference, sheet, world.people.officer)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    const { version } = await own(reference);
    must(await paste(reference, sheet));
    expect(await addSheet({ reference, version, sheet }, world.ctx(world.people.trader))).toMatchObject({
      ok: false,
      problem: { kind: 'stale' },
    });
  });
});

describe('a sheet sent as a file', () => {
  const readAs = (name: string, bytes: Uint8Array) => readSheetFile({ name, bytes }, world.ctx(world.people.trader));
  const text = (content: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(content, encoding));
  const cells = FALCONS.split('\n').map((row) => row.split('\t'));

  it.each([
    ['a workbook', 'falcons.xlsx', () => workbook(cells)],
    ['a CSV file', 'falcons.csv', async () => text(FALCONS.replaceAll('\t', ','))],
    [
      'a CSV file where the comma is decimal',
      'falcons.csv',
      async () => text(`\uFEFF${FALCONS.replaceAll('\t', ';').replaceAll('\n', '\r\n')}`),
    ],
    ['Unicode text', 'falcons.txt', async () => text(`\uFEFF${FALCONS}`, 'utf16le')],
  ])('adds fifty ringed falcons out of %s', async (_what, name, bytes) => {
    const reference = await world.draftApplication({ appendix: 'I', answers: { purpose: 'Z' } });
    expect(await paste(reference, must(await readAs(name, await bytes())))).toMatchObject({ ok: true, value: { added: 50 } });
    expect((await own(reference)).lines.at(-1)?.answers.marks).toBe('XA 26 1049');
  });

  it('of an older Windows keeps its accents', async () => {
    expect(must(await readAs('a.csv', text('Espèce;Quantité\nFalco cherrug;1', 'latin1')))).toContain('Espèce;Quantité');
  });

  it('with formulas is refused cell by cell, and waits to be mended', async () => {
    const reference = await world.draftApplication();
    const rows = [
      ['Species', 'Quantity', 'Unit'],
      ['Python regius', { formula: '20*2', result: 40 }, 'NAR'],
      ['=cmd|x!A0', 2, 'NAR'],
    ];
    const sheet = must(await readAs('a.xlsx', await workbook(rows)));
    const faults = must(await faultsOfSheet({ reference, sheet }, world.ctx(world.people.trader)));
    expect(faults.map(({ row, column, why }) => [row, column, 'key' in why && why.key])).toEqual([
      [2, 'quantity', 'sheet.formula'],
      [3, 'scientificName', 'sheet.formula'],
    ]);
    const mended = sheet.replace('=20*2', '40').replace('=cmd|x!A0', 'Python regius');
    expect(must(await faultsOfSheet({ reference, sheet: mended }, world.ctx(world.people.trader)))).toEqual([]);
    expect(await paste(reference, mended)).toMatchObject({ ok: true, value: { added: 2 } });
  });

  it('of ten thousand rows is told how many there is room for, and nothing is added', async () => {
    const reference = await world.draftApplication();
    const before = await own(reference);
    for (const [name, bytes] of [
      ['long.csv', text(`Species\n${'Python regius\n'.repeat(10_000)}`)],
      ['long.xlsx', await workbook([['Species'], ...Array.from({ length: 10_000 }, () => ['Python regius'])])],
    ] as const) {
      const found = await paste(reference, must(await readAs(name, bytes)));
      const max = 200 - before.lines.length;
      expect(found).toMatchObject({
        ok: false,
        problem: { faults: [{ row: 10_001, why: { key: 'sheet.tooManyRows', values: { n: 10_000, max } } }] },
      });
    }
    expect(await own(reference)).toEqual(before);
  });

  it.each([
    ['nothing in it', 'a.xlsx', new Uint8Array(), 'empty'],
    ['eleven megabytes', 'a.csv', new Uint8Array(11 * 1024 * 1024).fill(0x41), 'too-big'],
    ['a virus', 'a.csv', eicar(), 'virus'],
    ['a program in it', 'a.xlsx', program(), 'no-sheet'],
    ['a password', 'a.xlsx', encryptedWorkbook(), 'password'],
    ['macros', 'a.xlsm', text('PK\u0003\u0004'), 'macros'],
    ['half a workbook', 'a.xlsx', text('PK\u0003\u0004'), 'no-sheet'],
  ])('with %s is refused in words of its own', async (_what, name, bytes, fault) => {
    expect(await readAs(name, bytes)).toEqual({ ok: false, problem: { kind: 'file-refused', fault, file: name } });
  });

  it('to be filled in is understood in the language it was made in', async () => {
    const reference = await world.draftApplication();
    for (const locale of ['en', 'fr', 'es'] as const) {
      const empty = must(await sheetTemplate(null, { ...world.ctx(world.people.trader), locale }));
      expect(await faultsOf(reference, must(await readAs('a.xlsx', empty)))).toEqual([[2, null, 'sheet.empty']]);
    }
  });

  it('of somebody else is judged for nobody', async () => {
    const reference = await world.draftApplication();
    expect(await faultsOfSheet({ reference, sheet: FALCONS }, world.ctx(world.people.officer))).toMatchObject({ ok: false });
  });
});
