import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findApplication } from '@/data/repositories/application-repository';
import type { IsoDate } from '@/domain/shared/iso-date';
import { quotaFacts } from '@/services/law/quota-facts';
import { reservationFacts, reviewFacts, stricterMeasureFacts, suspensionFacts } from '@/services/law/restriction-facts';
import { tradeOf } from '@/services/law/trade-of';
import { listQuotas } from '@/services/quota/list-quotas';
import { quotaGauges } from '@/services/quota/quota-gauges';
import { loadDemonstrationQuotas } from '../../../prisma/seed/demo-quotas';
import { ownerUrl, query } from '../../support/database';
import { makeWorld, TODAY, type World } from '../../support/world';
import type { ApplicationScene } from '../../support/world/applications';
import { endQuota, makeQuota } from '../../support/world/quotas';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const of = async (scene: ApplicationScene = {}) => {
  const application = await findApplication(world.db, await world.draftApplication(scene));
  if (!application) throw new Error('no application');
  return { application, trade: await tradeOf(world.db, application, TODAY as IsoDate) };
};
const load = (table: string, columns: string, values: string) =>
  query(
    ownerUrl(),
    `INSERT INTO ${table} (origin, natural_key, source, confidence, ${columns}) VALUES ('party', gen_random_uuid()::text, 'a test', 'invented', ${values})`,
  );

describe('the facts of quotas', () => {
  it('are what others use, what the line asks and what all its lines ask', async () => {
    const id = await makeQuota({ limit: '200', sources: ['R'], terms: ['LIV'] });
    await world.approvedApplication();
    const { application, trade } = await of({ lines: [{ quantity: '10' }, { quantity: '5' }, { source: 'W' }] });
    const facts = await quotaFacts(world.db, application, trade);
    expect(facts.get(1)).toEqual([
      {
        id,
        year: 2026,
        limit: '200',
        used: '40',
        requested: '10',
        requestedByCase: '15',
        unit: 'NAR',
        isOperatorQuota: false,
        communicatedToSecretariat: null,
        source: 'a test',
      },
    ]);
    expect([facts.get(2)?.[0]?.requested, facts.get(3)]).toEqual(['5', []]);
    await endQuota(id);
  });

  it('do not count what the case itself has reserved', async () => {
    const id = await makeQuota({ limit: '100' });
    const application = await findApplication(world.db, await world.approvedApplication());
    if (!application) throw new Error('no application');
    const facts = await quotaFacts(world.db, application, await tradeOf(world.db, application, TODAY as IsoDate));
    expect(facts.get(1)).toMatchObject([{ used: '0', requested: '40' }]);
    const [gauge] = await quotaGauges(application, world.ctx(world.people.officer));
    expect(gauge).toMatchObject({
      requested: '0',
      left: '60',
      isExceeded: false,
      own: '40',
      others: { drawn: '0', reserved: '0' },
      parts: { drawn: 0, reserved: 0, requested: 400 },
    });
    await endQuota(id);
  });

  it('say that a line is counted in a unit that cannot be compared', async () => {
    const id = await makeQuota({ limit: '100', unit: 'KGM' });
    const { application, trade } = await of();
    expect((await quotaFacts(world.db, application, trade)).get(1)).toMatchObject([{ requested: '0', incomparableUnit: 'NAR' }]);
    await endQuota(id);
  });
});

describe('the facts of suspensions, reservations, measures and reviews', () => {
  it('are those of the country, the taxon or its groups, the day and the purpose', async () => {
    await load(
      'suspension',
      'country, taxon_name, scope, valid_from, notification',
      "'XA', 'Pythonidae', 'commercial', '2026-01-01', '2026/001'",
    );
    await load('suspension', 'country, taxon_name, scope, valid_to', "'XA', 'Python regius', 'all', '2026-11-22'");
    await load('suspension', 'country, taxon_name, scope', "'TG', 'Python regius', 'all'");
    await load('reservation', 'party, taxon_name', "'JP', 'Python'");
    await load('stricter_measure', 'country, measure, appendix', "'JP', 'An import permit is needed', 'II'");
    await load('trade_review', 'taxon_name, stage, recommendation', "'Python regius', '1', 'Report the harvest'");
    const { trade } = await of();
    expect((await suspensionFacts(world.db, trade)).get(1)).toMatchObject([
      { country: 'XA', taxon: 'Pythonidae', since: '2026-01-01', notification: '2026/001' },
    ]);
    expect((await reservationFacts(world.db, trade)).get(1)).toEqual([{ party: 'JP', taxon: 'Python', appendix: null, since: null }]);
    expect((await stricterMeasureFacts(world.db, trade)).get(1)).toEqual([{ country: 'JP', text: 'An import permit is needed' }]);
    expect((await reviewFacts(world.db, trade)).get(1)).toEqual([{ stage: '1', recommendation: 'Report the harvest' }]);
    expect((await suspensionFacts(world.db, { ...trade, purpose: 'S' })).get(1)).toEqual([]);
  });
});

describe('the invented quotas of Exampleland', () => {
  it('are loaded once, and listed to officers and the auditor with their balances', async () => {
    await loadDemonstrationQuotas(ownerUrl(), TODAY as IsoDate);
    await loadDemonstrationQuotas(ownerUrl(), TODAY as IsoDate);
    const auditor = await world.person(['auditor']);
    for (const actor of [world.people.officer, world.people.signer, auditor]) {
      const list = must(await listQuotas({ year: null, search: 'Chamaeleo', after: null }, world.ctx(actor)));
      expect(list.rows.map(({ quota }) => [quota.taxonName, quota.limit])).toEqual([
        ['Chamaeleo gracilis', '400'],
        ['Chamaeleonidae', '1000'],
      ]);
      expect(list.years.slice(0, 3)).toEqual([2027, 2026, 2025]);
    }
    expect(await listQuotas({ year: 2026, search: null, after: null }, world.ctx(world.people.trader))).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });
});
