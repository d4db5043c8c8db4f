import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeSuspicion, getSuspicion, listSuspicions, reportSuspicion } from '@/services/verification/suspicions';
import { appUrl, query } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { countingThrottle } from '../../support/world/ports';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const REPORT = {
  numberOnPaper: '26XA999999/EX',
  seenWhere: 'Port-Exemple, 23 November',
  what: 'Painted over',
  contact: null,
  address: '192.0.2.7',
};
const report = async (change: Partial<typeof REPORT> = {}) => must(await reportSuspicion({ ...REPORT, ...change }, world.ctx(null)));
const listed = async (view: 'open' | 'closed') =>
  must(await listSuspicions({ view, after: null }, world.ctx(world.people.officer))).suspicions.map(({ reference }) => reference);

describe('a report of a suspicious paper', () => {
  it('is taken from anybody, with its event, and waits in the office', async () => {
    const { reference } = await report();
    expect(await listed('open')).toContain(reference);
    const { id } = await world.db.suspicion.findUniqueOrThrow({ where: { reference } });
    expect((await world.eventsOf(id)).map(({ type }) => type)).toEqual(['SuspicionReported']);
    expect(must(await getSuspicion({ reference }, world.ctx(world.people.officer)))).toMatchObject({ what: 'Painted over', answer: null });
  });

  it('is closed once, with what came of it', async () => {
    const { reference } = await report();
    const close = (note: string) => closeSuspicion({ reference, note }, world.ctx(world.people.signer));
    const answers = await Promise.all([close('Seized'), close('Genuine after all')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ problem: { kind: 'stale' } });
    expect(await listed('open')).not.toContain(reference);
    expect(await listed('closed')).toContain(reference);
  });

  it('is neither changed nor taken back, and closed by no trader, in PostgreSQL', async () => {
    const { reference } = await report();
    const { id } = await world.db.suspicion.findUniqueOrThrow({ where: { reference } });
    await expect(query(appUrl(), 'UPDATE suspicion SET what = $1 WHERE id = $2', ['nothing', id])).rejects.toThrow();
    await expect(query(appUrl(), 'DELETE FROM suspicion WHERE id = $1', [id])).rejects.toThrow();
    await expect(
      query(appUrl(), 'INSERT INTO suspicion_answer VALUES ($1, $2, now(), $3)', [id, world.people.trader.personId, 'mine']),
    ).rejects.toMatchObject({ constraint: 'suspicion_answer_guard' });
    await expect(
      query(appUrl(), 'INSERT INTO suspicion_answer VALUES ($1, $2, now(), $3)', [id, world.people.officer.personId, 'unseen']),
    ).rejects.toMatchObject({ constraint: 'change_is_audited' });
  });

  it('is read and closed by officers alone', async () => {
    const { reference } = await report();
    for (const stranger of [world.people.trader, world.people.customs]) {
      const ctx = world.ctx(stranger);
      const answers = [
        await listSuspicions({ view: 'open', after: null }, ctx),
        await getSuspicion({ reference }, ctx),
        await closeSuspicion({ reference, note: 'nothing' }, ctx),
      ];
      for (const answer of answers) expect(answer).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    }
  });

  it('is listed in pages, the longest waiting first', async () => {
    for (let n = 0; n < 27; n++) await report({ what: `Number ${n}` });
    const first = must(await listSuspicions({ view: 'open', after: null }, world.ctx(world.people.officer)));
    const second = must(await listSuspicions({ view: 'open', after: first.next }, world.ctx(world.people.officer)));
    const all = [...first.suspicions, ...second.suspicions].map(({ reference }) => reference);
    expect(first.suspicions).toHaveLength(25);
    expect(new Set(all).size).toBe(await world.db.suspicion.count({ where: { answer: { is: null } } }));
  });

  it('is taken ten times in an hour from one address, and then no more', async () => {
    const { throttle } = countingThrottle(10);
    const send = () => reportSuspicion(REPORT, world.ctx(null, { ports: { throttle } }));
    for (let n = 0; n < 10; n++) must(await send());
    expect(await send()).toMatchObject({ ok: false, problem: { kind: 'too-many-attempts' } });
  });
});
