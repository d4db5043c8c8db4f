import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listQueue } from '@/services/queue/list-queue';
import { readWork } from '@/services/reports/read-work';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';
import { view } from '../queue/views';
import { caseOf } from '../review/case';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.submittedApplication();
  await world.approvedApplication();
  await world.issuedPermit();
  const { officer, signer, secondSigner } = world.people;
  const refused = caseOf(world, await world.submittedApplication());
  must<unknown>(await refused.take('startReview', officer));
  must<unknown>(await refused.take('recommendRefusal', officer));
  must<unknown>(await refused.take('refuse', signer));
  must<unknown>(await refused.take('refuse', secondSigner));
});
afterAll(() => world.close());

const work = async () => must(await readWork({ period: 'quarter' }, world.ctx(world.people.officer)));
const counted = async (filter: Parameters<typeof view>[0]) =>
  must(await listQueue(view(filter), world.ctx(world.people.officer))).rows.length;

describe('the report on the work of an office', () => {
  it('counts what came, what was decided and what was refused, and leads to exactly those rows', async () => {
    const { span, received, decided, refused, overdue } = await work();
    const day = { decidedFrom: span.from, decidedUntil: span.until };

    expect({ received, decided, refused, overdue }).toEqual({ received: 4, decided: 3, refused: 1, overdue: 0 });
    expect(await counted({ status: 'all', from: span.from, until: span.until })).toBe(received);
    expect(await counted({ status: 'all', ...day })).toBe(decided);
    expect(await counted({ status: 'refused', ...day })).toBe(refused);
    expect(await counted({ status: 'open', age: 'overdue' })).toBe(overdue);
  });

  it('counts a refusal under each of its grounds, which find it', async () => {
    const { grounds } = await work();

    expect(grounds.length).toBeGreaterThan(0);
    for (const { code, count } of grounds) expect(await counted({ status: 'refused', ground: code })).toBe(count);
  });

  it('says how long decisions took, in working days', async () => {
    expect((await work()).times).toEqual({ median: 0, ninetieth: 0 });
  });

  it('is of one’s own office: another one’s is empty, a trader’s is none', async () => {
    const nowhere = { ...world.people.officer, officeId: null };

    expect(must(await readWork({ period: 'year' }, world.ctx(nowhere)))).toMatchObject({ received: 0, decided: 0, overdue: 0 });
    expect(await readWork({ period: 'year' }, world.ctx(world.people.trader))).toMatchObject({ problem: { kind: 'forbidden' } });
  });
});
