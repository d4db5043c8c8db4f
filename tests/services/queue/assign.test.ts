import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { assignCases } from '@/services/queue/assign-cases';
import { listQueue } from '@/services/queue/list-queue';
import { saveView, startWith } from '@/services/queue/saved-views';
import { takeOldest } from '@/services/queue/take-oldest';
import { appUrl, ownerUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';
import { caseOf } from '../review/case';
import { view } from './views';

let world: World;
let lead: Actor;
let cases: readonly [string, string, string];
beforeAll(async () => {
  world = await makeWorld();
  const person = await world.person(['case-officer']);
  await query(ownerUrl(), 'UPDATE person SET manages_queue = true WHERE id = $1', [person.personId]);
  lead = { ...person, managesQueue: true };
  cases = [await world.submittedApplication(), await world.submittedApplication(), await world.submittedApplication()];
});
afterAll(() => world.close());

const give = (references: readonly string[], to: Actor | null, by: Actor) =>
  assignCases({ references, to: to?.personId ?? null }, world.ctx(by));
const held = async (by: Actor) =>
  must(await listQueue(view({ assigned: 'me' }, { sort: 'reference' }), world.ctx(by))).rows.map(({ reference }) => reference);

describe('an officer', () => {
  it('takes several cases at once, and twice is once', async () => {
    const { officer } = world.people;
    expect(must(await give(cases, officer, officer))).toEqual({ changed: 3 });
    expect(must(await give(cases, officer, officer))).toEqual({ changed: 0 });
    expect(await held(officer)).toEqual(cases);
    expect((await caseOf(world, cases[0]).events()).filter((type) => type === 'CaseAssigned')).toHaveLength(1);
  });

  it('gives back their own, gives nothing to others and takes nothing from them for nobody', async () => {
    const { officer, signer } = world.people;
    expect(must(await give([cases[2]], null, officer))).toEqual({ changed: 1 });
    expect(await give([cases[2]], signer, officer)).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden', permission: 'queue:manage' },
    });
    expect(await give([cases[0]], null, signer)).toMatchObject({ ok: false, problem: { kind: 'forbidden', permission: 'queue:manage' } });
  });

  it('is given the case that they take up, unless a colleague has it', async () => {
    const { officer } = world.people;
    const reference = await world.submittedApplication();
    must(await caseOf(world, reference).take('startReview', officer));
    expect(await held(officer)).toContain(reference);
    const other = await world.submittedApplication();
    must(await give([other], lead, lead));
    must(await caseOf(world, other).take('startReview', officer));
    expect(await held(officer)).not.toContain(other);
  });

  it('takes the oldest that nobody has', async () => {
    const { secondSigner } = world.people;
    must(await takeOldest(null, world.ctx(secondSigner)));
    expect(await held(secondSigner)).toEqual([cases[2]]);
    must(await give([cases[2]], lead, lead));
  });
});

describe('who leads the queue', () => {
  it('gives work to any officer of the office, and to nobody else', async () => {
    const { signer, trader, scientist } = world.people;
    must(await give([cases[1]], signer, lead));
    expect(await held(signer)).toEqual([cases[1]]);
    for (const stranger of [trader, scientist])
      expect(await give([cases[1]], stranger, lead)).toMatchObject({ ok: false, problem: { kind: 'invalid-input' } });
  });

  it('assigns all or none: one case that is finished, unknown or another office’s stops the rest', async () => {
    const withdrawn = await world.submittedApplication();
    must(await caseOf(world, withdrawn).take('withdraw', world.people.trader));
    expect(await give([cases[0], withdrawn], lead, lead)).toMatchObject({ ok: false, problem: { kind: 'invalid-input' } });
    expect(await give([cases[0], 'A-99999999'], lead, lead)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await give([], lead, lead)).toMatchObject({ ok: false, problem: { kind: 'invalid-input' } });
    expect(await held(world.people.officer)).toContain(cases[0]);
  });

  it('shares views; others keep theirs to themselves', async () => {
    const { officer } = world.people;
    const hot = { name: 'App I hot', query: 'appendix=I&risk=high', isShared: true };
    expect(await saveView(hot, world.ctx(officer))).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    must(await saveView(hot, world.ctx(lead)));
    must(await saveView({ ...hot, name: 'Mine', isShared: false }, world.ctx(officer)));
    const saved = async (who: Actor) => must(await listQueue(view(), world.ctx(who))).saved.map(({ name, isOwn }) => [name, isOwn]);
    expect(await saved(officer)).toEqual([
      ['Mine', true],
      ['App I hot', false],
    ]);
    expect(await saved(lead)).toEqual([['App I hot', true]]);
    must(await startWith({ query: hot.query }, world.ctx(officer)));
    expect(must(await listQueue(view(), world.ctx(officer))).habits.start).toBe(hot.query);
  });
});

describe('PostgreSQL refuses, whoever asks,', () => {
  const one = () => `number = ${cases[0].slice(2)}`;
  it.each([
    [
      'an assignment to somebody of another kind',
      () => `assigned_to = '${world.people.trader.personId}', assigned_by = '${lead.personId}'`,
      /officer of its office/,
    ],
    [
      'work given to others by who does not lead',
      () => `assigned_to = '${lead.personId}', assigned_by = '${world.people.signer.personId}'`,
      /leads the queue/,
    ],
    [
      'an assignment that no event tells of',
      () => `assigned_to = '${lead.personId}', assigned_by = '${lead.personId}'`,
      /without an audit event/,
    ],
  ])('%s', async (_, change, words) => {
    await expect(query(appUrl(), `UPDATE queue_entry SET ${change()} WHERE ${one()}`)).rejects.toThrow(words);
  });

  it('another account of a case than the register’s', async () => {
    for (const column of ['status', 'office_id', 'due_on', 'applicant_name', 'waiting_for'])
      await expect(query(appUrl(), `UPDATE queue_entry SET ${column} = ${column} WHERE ${one()}`)).rejects.toThrow(/permission denied/);
    await expect(query(appUrl(), 'INSERT INTO queue_entry (number) VALUES (1)')).rejects.toThrow(/permission denied/);
    await expect(query(appUrl(), `DELETE FROM queue_entry WHERE ${one()}`)).rejects.toThrow(/permission denied/);
  });

  it('nothing of the above is left behind', async () => {
    expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  });
});
