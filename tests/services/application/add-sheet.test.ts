import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSheet } from '@/services/application/add-sheet';
import { getOwnApplication } from '@/services/application/get-application';
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

  it('with one wrong cell adds nothing, and names the cell', async () => {
    const reference = await world.draftApplication();
    const before = await own(reference);
    const sheet = 'Especie;Cantidad;Unidad\nPython regius;2;NAR\nPyton regus;x;NAR\nPython regius;1,5;NAR';
    expect(await faultsOf(reference, sheet)).toEqual([[3, 'quantity', expect.stringContaining('quantity.')]]);
    expect(await faultsOf(reference, sheet.replace(';x;', ';3;'))).toEqual([
      [3, 'scientificName', 'taxon.unknown'],
      [4, 'quantity', 'quantity.wholeNumber'],
    ]);
    expect(await own(reference)).toEqual(before);
  });

  it('cannot bring in a choice that the law stops on the page of the form', async () => {
    const reference = await world.draftApplication();
    expect(await faultsOf(reference, 'Species,Source\nPython regius,A')).toEqual([[2, 'source', expect.stringMatching(/^COD-/)]]);
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
