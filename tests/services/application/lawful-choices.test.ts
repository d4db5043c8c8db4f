import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getOwnApplication } from '@/services/application/get-application';
import { choicesOfStep } from '@/services/application/lawful-choices';
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

/** A draft with one python, and a way to answer its pages. */
async function aDraft(form: 'EXPORT' | 'OTHER' = 'EXPORT') {
  const { reference } = value(await startApplication({ form, idempotencyKey: `k-${Math.random()}` }, trader));
  const { lineId } = value(await addSpecimenLine({ reference, version: (await read(reference)).version, copyOf: null }, trader));
  const save = async (
    step: string,
    values: Readonly<Record<string, string>>,
    more: { readonly mayLose?: boolean; readonly version?: number } = {},
  ) =>
    saveStep(
      {
        reference,
        step,
        lineId: ['species', 'description', 'source', 'quantity'].includes(step) ? lineId : null,
        version: (await read(reference)).version,
        values,
        ...more,
      },
      trader,
    );
  value(await save('species', { scientificName: 'Python regius' }));
  return { reference, lineId, save };
}

describe('an answer that was not offered', () => {
  it('is refused with the rule that says why, and nothing is kept', async () => {
    const { reference, lineId, save } = await aDraft();
    const choices = await choicesOfStep(await read(reference), 'source', lineId, trader);
    expect(choices.source?.find(({ code }) => code === 'A')).toMatchObject({ standing: 'refused', finding: { ruleId: 'COD-04' } });

    const saved = await save('source', { source: 'A' });

    expect(saved).toMatchObject({ ok: false, problem: { kind: 'choice-not-lawful', field: 'source', finding: { ruleId: 'COD-04' } } });
    expect((await read(reference)).lines[0]?.answers.source).toBeUndefined();
  });

  it('is let through where an officer may set the rule aside', async () => {
    const { save } = await aDraft();
    value(await save('description', { term: 'LIV', description: 'Adults' }));

    expect(await save('quantity', { quantity: '3', unit: 'MTQ' })).toMatchObject({ ok: true });
  });
});

describe('what is counted one by one', () => {
  it('is refused in halves', async () => {
    const { save } = await aDraft();
    value(await save('description', { term: 'LIV', description: 'Adults' }));

    expect(await save('quantity', { quantity: '1,5', unit: 'NAR' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid-input', fields: { quantity: { key: 'quantity.wholeNumber' } } },
    });
  });
});

describe('another document', () => {
  it('says what it takes away before it takes it, and takes it only then', async () => {
    const { reference, save } = await aDraft('OTHER');
    value(await save('document', { form: 'OTHER', documentType: 'PO' }));
    value(await save('claim', { ownerCountry: 'XA', ownerAccompanies: 'yes', legallyAcquired: 'yes', staysWithHolder: 'yes' }));

    const told = await save('document', { form: 'EXPORT', documentType: 'EX' });

    expect(told).toMatchObject({ ok: false, problem: { kind: 'answers-would-be-lost' } });
    expect((await read(reference)).answers.ownerCountry).toBe('XA');
    expect(await save('document', { form: 'EXPORT', documentType: 'EX' }, { mayLose: true })).toMatchObject({ ok: true });
    expect((await read(reference)).answers.ownerCountry).toBeUndefined();
  });
});

describe('two windows on one draft', () => {
  it('tell the later one when and what was changed, and nothing is lost', async () => {
    const { reference, save } = await aDraft();
    const { version } = await read(reference);
    value(await save('purpose', { purpose: 'S' }));

    const later = await save('purpose', { purpose: 'T' }, { version });

    expect(later).toMatchObject({ ok: false, problem: { kind: 'stale', changed: { at: trader.now, fields: ['purpose'] } } });
    expect((await read(reference)).answers.purpose).toBe('S');
  });
});
