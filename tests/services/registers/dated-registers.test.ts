import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findApplication } from '@/data/repositories/application-repository';
import type { IsoDate } from '@/domain/shared/iso-date';
import { marksUsedElsewhere, partyHistoryFacts, tradeHistoryFacts } from '@/services/law/history-facts';
import { institutionFacts, operationFacts } from '@/services/law/operation-facts';
import {
  endInstitution,
  endOperation,
  type InstitutionInput,
  listOperations,
  type OperationInput,
  registerInstitution,
  registerOperation,
} from '@/services/registers/dated-registers';
import { ownerUrl, query } from '../../support/database';
import { makeWorld, TODAY, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const today = TODAY as IsoDate;
const officer = () => world.ctx(world.people.officer);
const anOperation = (more: Partial<OperationInput> = {}): OperationInput => ({
  kind: 'operation',
  number: 'A-XA-501',
  country: 'XA',
  name: 'Breeders',
  address: 'Port Example',
  taxon: 'Panthera onca',
  sources: ['D'],
  yearlyCapacity: null,
  unit: null,
  validFrom: '2025-01-01' as IsoDate,
  validUntil: null,
  basis: 'Notification',
  ...more,
});
const anInstitution: InstitutionInput = {
  code: 'XA 001',
  country: 'XA',
  name: 'Museum',
  address: 'Port Example',
  validFrom: '2025-01-01' as IsoDate,
  validUntil: null,
  basis: 'Notification',
};
const applicationOf = async (reference: string) => {
  const found = await findApplication(world.db, reference);
  if (!found) throw new Error(reference);
  return found;
};

describe('a registered operation', () => {
  it('is entered by case officers alone, once, with the sources of its kind', async () => {
    expect((await registerOperation(anOperation(), world.ctx(world.people.scientist))).ok).toBe(false);
    must(await registerOperation(anOperation(), officer()));
    expect(await registerOperation(anOperation(), officer())).toMatchObject({ ok: false, problem: { kind: 'invalid-input' } });
    for (const wrong of [
      { sources: ['C' as const] },
      { kind: 'facility' as const },
      { taxon: 'Nemo nemo' },
      { yearlyCapacity: '5' },
      { country: 'QQ' },
    ])
      expect((await registerOperation(anOperation({ number: 'other', ...wrong }), officer())).ok).toBe(false);
  });

  it('stands for its own taxon and source until it is ended', async () => {
    const draft = await applicationOf(
      await world.draftApplication({
        appendix: 'I',
        lines: [
          { source: 'D', operationNumber: 'A-XA-501' },
          { source: 'D', operationNumber: 'A-XA-999' },
        ],
      }),
    );
    const facts = await operationFacts(world.db, draft, today);
    expect([facts.get(1)?.isRegistered, facts.get(2)?.isRegistered]).toEqual([true, false]);

    const [entry] = must(await listOperations({ after: null }, officer())).rows;
    must(await endOperation({ id: entry?.id ?? '', reason: 'Closed by its owner' }, officer()));
    expect((await endOperation({ id: entry?.id ?? '', reason: 'Again' }, officer())).ok).toBe(false);
    expect((await operationFacts(world.db, draft, today)).get(1)?.isRegistered).toBe(false);
    expect((await operationFacts(world.db, draft, '2026-11-01' as IsoDate)).get(1)?.isRegistered).toBe(true);
  });
});

it('a scientific institution is registered until it is ended', async () => {
  const { id } = must(await registerInstitution(anInstitution, officer()));
  expect([...(await institutionFacts(world.db, ['XA 001', 'XA 777'], today)).values()]).toEqual([true, false]);
  must(await endInstitution({ id, reason: 'Merged' }, officer()));
  expect((await institutionFacts(world.db, ['XA 001'], today)).get('XA 001')).toBe(false);
});

describe('our own register', () => {
  it('tells a mark that another living permit carries', async () => {
    const { permitNumber } = await world.issuedPermit({ lines: [{ quantity: '1', marks: '968000012345671' }] });
    const draft = await applicationOf(await world.draftApplication({ lines: [{ quantity: '1', marks: '968000012345671\nXA-1' }] }));
    expect((await marksUsedElsewhere(world.db, draft, today)).get(1)).toEqual([`968000012345671 (${permitNumber})`]);
    await world.move(permitNumber, 'revoke');
    expect((await marksUsedElsewhere(world.db, draft, today)).get(1)).toEqual([]);
  });

  it('tells the largest quantity, the applications of thirty days and what went wrong before', async () => {
    await world.issuedPermit({ lines: [{ quantity: '25' }] });
    const draft = await applicationOf(await world.draftApplication({ lines: [{ quantity: '30' }] }));
    const history = (await tradeHistoryFacts(world.db, draft, today)).get(1);
    expect(history).toMatchObject({ largestInFiveYears: '25', applicationsInThirtyDays: 3 });
    expect(await partyHistoryFacts(world.db, draft)).toMatchObject({ isFirstApplication: false, isFirstForConsignee: false });
    expect((await partyHistoryFacts(world.db, draft)).adverseRecords?.[0]).toMatch(/revoked/);
  });

  it('tells the mean and the spread of a route as its lines have them, without the permits of the case itself', async () => {
    for (const quantity of ['12', '40', '3']) await world.issuedPermit({ lines: [{ quantity }] });
    const { permitNumber } = await world.issuedPermit({ lines: [{ quantity: '9' }] });
    const [{ reference }] = await query(
      ownerUrl(),
      'SELECT a.reference FROM application a JOIN permit p ON p.application_id = a.id WHERE p.permit_number = $1',
      [permitNumber],
    );
    const line = 'own.scientific_name = e.scientific_name AND own.term = e.term AND own.unit = e.unit AND own.country = e.country';
    const [expected] = await query(
      ownerUrl(),
      `SELECT round(avg(e.quantity), 6)::float AS mean, round(stddev_samp(e.quantity), 6)::float AS deviation FROM trade_entry e
       JOIN trade_entry own ON ${line} JOIN permit p ON p.id = own.permit_id WHERE p.permit_number = $1 AND e.permit_id <> own.permit_id`,
      [permitNumber],
    );
    const history = (await tradeHistoryFacts(world.db, await applicationOf(reference), today)).get(1);
    expect(Number(history?.mean)).toBeCloseTo(expected.mean, 6);
    expect(Number(history?.standardDeviation)).toBeCloseTo(expected.deviation, 6);
  });
});

it('a facility counts what its permits of the year have taken from its capacity', async () => {
  const ranch = anOperation({
    kind: 'facility',
    number: 'XA-R-014',
    taxon: 'Python regius',
    sources: ['R'],
    yearlyCapacity: '100',
    unit: 'NAR',
  });
  must(await registerOperation(ranch, officer()));
  const draft = await applicationOf(await world.draftApplication({ lines: [{ quantity: '30', facilityNumber: 'XA-R-014' }] }));
  expect((await operationFacts(world.db, draft, today)).get(1)).toMatchObject({ isRegistered: true, capacityLeft: '100' });
  await world.issuedPermit({ lines: [{ quantity: '80', facilityNumber: 'XA-R-014' }] });
  expect((await operationFacts(world.db, draft, today)).get(1)).toMatchObject({ capacityLeft: '20' });
});
