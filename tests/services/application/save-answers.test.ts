import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getOwnApplication } from '@/services/application/get-application';
import { saveStep } from '@/services/application/save-answers';
import { addSpecimenLine } from '@/services/application/specimen-lines';
import { startApplication } from '@/services/application/start-application';
import type { ServiceContext } from '@/services/context';
import { makeWorld } from '../../support/world';

let world: Awaited<ReturnType<typeof makeWorld>>;
let trader: ServiceContext;

beforeAll(async () => {
  world = await makeWorld();
  trader = world.ctx(world.people.trader);
});
afterAll(() => world.close());

const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const read = async (reference: string) => value(await getOwnApplication({ reference }, trader)).application;

/** A re-export draft with one line, and a way to answer its pages. */
async function aReExport() {
  const { reference } = value(await startApplication({ form: 'REEXPORT', idempotencyKey: `k-${Math.random()}` }, trader));
  const { lineId } = value(await addSpecimenLine({ reference, version: (await read(reference)).version, copyOf: null }, trader));
  const save = async (step: string, values: Readonly<Record<string, string>>) =>
    saveStep({ reference, step, lineId, version: (await read(reference)).version, values }, trader);
  const answers = async () => (await read(reference)).lines[0]?.answers ?? {};
  return { reference, lineId, save, answers };
}

describe('an answer on a page of several questions', () => {
  it('stays when the question it depends on is answered anew on the same page', async () => {
    const { save, answers } = await aReExport();
    const permit = { originPermitNumber: 'GH-2025-17', originPermitOn: '2025-03-01' };

    value(await save('origin', { originCountry: 'GH', ...permit }));
    value(await save('origin', { originCountry: 'TG', ...permit }));

    expect(await answers()).toMatchObject({ originCountry: 'TG', ...permit });
  });

  it('on another page goes when the question it depends on is answered anew', async () => {
    const { save, answers } = await aReExport();
    value(await save('species', { scientificName: 'Python regius' }));
    value(await save('description', { term: 'LIV', description: 'Adults' }));

    value(await save('species', { scientificName: 'Chamaeleo gracilis' }));

    expect((await answers()).term).toBeUndefined();
  });

  it('is refused with its reason, and nothing of the page is kept', async () => {
    const { save, answers } = await aReExport();

    const saved = await save('origin', { originCountry: 'GH', originPermitNumber: 'GH-1', originPermitOn: '2199-01-01' });

    expect(saved).toMatchObject({
      ok: false,
      problem: { kind: 'invalid-input', fields: { originPermitOn: { key: 'date.permitInFuture' } } },
    });
    expect((await answers()).originPermitNumber).toBeUndefined();
  });
});
