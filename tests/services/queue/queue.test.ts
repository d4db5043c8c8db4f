import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueFilter } from '@/domain/queue/queue-view';
import { riskScore } from '@/domain/rules/risk-score';
import { countNewArrivals, listQueue } from '@/services/queue/list-queue';
import { getCase } from '@/services/review/get-case';
import { query, superuserUrl } from '../../support/database';
import { makeWorld, TODAY, type World } from '../../support/world';
import { must } from '../../support/world/request';
import { caseOf, STEPS } from '../review/case';
import { view } from './views';

let world: World;
let approved: string;
let submitted: string;
beforeAll(async () => {
  world = await makeWorld();
  submitted = await world.submittedApplication();
  approved = await world.approvedApplication();
  await world.issuedPermit();
});
afterAll(() => world.close());

const queue = async (filter: Partial<QueueFilter>, today = TODAY) =>
  must(await listQueue(view(filter), world.ctx(world.people.officer, { today })));
const references = async (filter: Partial<QueueFilter>, today = TODAY) =>
  (await queue(filter, today)).rows.map(({ reference }) => reference);

describe('the queue', () => {
  it('lets an approved application go once its permit has a number', async () => {
    const { rows, counts } = await queue({ status: 'approved' });
    expect(rows.map((row) => row.reference)).toEqual([approved]);
    expect(counts).toMatchObject({ open: 2, sign: 1, unassigned: 1 });
  });

  it('still finds the issued ones when they are asked for', async () => {
    const issued = await references({ status: 'issued' });
    expect(issued).toHaveLength(1);
    expect(issued).not.toContain(approved);
    expect(await references({ status: 'finished' })).toEqual(issued);
  });

  it('is searched by reference, applicant and taxon, whatever the accents, and signs of a pattern stand for themselves', async () => {
    for (const text of [submitted.toLowerCase(), 'PYTHON  regius', world.people.trader.name])
      expect(await references({ status: 'submitted', text })).toEqual([submitted]);
    for (const text of ['%', '_', '\\', "'; --"]) expect(await references({ text })).toEqual([]);
  });

  it.each<[string, Partial<QueueFilter>, Partial<QueueFilter>]>([
    ['document', { form: 'EXPORT' }, { form: 'IMPORT' }],
    ['Appendix', { appendix: 'II' }, { appendix: 'I' }],
    ['taxon group', { group: 'reptiles' }, { group: 'plants' }],
    ['destination', { country: 'JP' }, { country: 'FR' }],
    ['who has it', { assigned: 'none' }, { assigned: 'me' }],
    ['band of age', { age: 'later' }, { age: 'overdue' }],
    ['risk', { risk: 'low' }, { risk: 'high' }],
    ['who acts next', { waiting: 'case-officer' }, { waiting: 'payment' }],
    ['the Scientific Authority', { science: 'not-asked' }, { science: 'asked' }],
    ['fee', { fee: 'none' }, { fee: 'to-pay' }],
    ['day of receipt', { from: '2026-11-23' as QueueFilter['from'] }, { until: '2026-11-22' as QueueFilter['until'] }],
  ])('is narrowed by %s', async (_, those, others) => {
    expect(await references({ status: 'submitted', ...those })).toEqual([submitted]);
    expect(await references({ status: 'submitted', ...others })).toEqual([]);
  });

  it('calls a case late on the working day after its target, and puts it first', async () => {
    // Sent on Monday 23 November: ten working days end on Monday 7 December.
    expect(await references({ age: 'overdue' }, '2026-12-07')).toEqual([]);
    expect(await references({ age: 'soon' }, '2026-12-03')).toHaveLength(2);
    expect(await references({ age: 'soon' }, '2026-12-02')).toEqual([]);
    expect(await references({ age: 'overdue' }, '2026-12-08')).toHaveLength(2);
  });

  it('says how many cases of a view arrived since it was looked at', async () => {
    const officer = world.ctx(world.people.officer);
    const arrived = async (since: string) => must(await countNewArrivals({ filter: view().filter, since }, officer)).count;
    expect(await arrived(`${TODAY}T09:59:59.000Z`)).toBe(2);
    expect(await arrived(`${TODAY}T10:00:00.000Z`)).toBe(0);
  });

  it('names whoever acts next, at every step', async () => {
    const { people } = world;
    const reference = await world.submittedApplication({ appendix: 'I' });
    const { take } = caseOf(world, reference);
    const next = async () => (await queue({ text: reference })).rows[0]?.waitingFor ?? 'nobody';
    const walk = [await next()];
    for (const [step, who] of [
      ['startReview', people.officer],
      ['requestFindings', people.officer],
      ['resumeReview', people.officer],
      ['recommendRefusal', people.officer],
      ['refuse', people.signer],
      ['refuse', people.secondSigner],
    ] as const) {
      must(await take(step, who));
      walk.push(await next());
    }
    expect(walk).toEqual([
      'case-officer',
      'case-officer',
      'scientific-authority',
      'case-officer',
      'issuing-officer',
      'second-officer',
      'nobody',
    ]);
  });

  it('shows the risk that the page of the case lists point by point, from its arrival and after each step', async () => {
    const { people } = world;
    const reference = await world.submittedApplication({ appendix: 'I' });
    const { take } = caseOf(world, reference);
    const inQueue = async () => (await queue({ text: reference })).rows[0]?.risk;
    const onPage = async () => riskScore(must(await getCase({ reference }, world.ctx(people.officer))).findings).score;
    const arrived = await inQueue();
    expect(arrived).toBe(await onPage());
    for (const step of ['startReview', 'recordLegalAcquisition', 'requestFindings'] as const) {
      must(await take(step, people.officer));
      expect(await inQueue()).toBe(await onPage());
    }
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    await query(superuserUrl(), 'UPDATE queue_entry SET risk = 77 WHERE application_id = $1', [id]);
    expect([await onPage(), await inQueue()]).toEqual([arrived, arrived]);
  });

  it('stops the clock while the applicant is asked, and keeps a case in sight that was late by then', async () => {
    const [early, late] = [await world.submittedApplication(), await world.submittedApplication()];
    const ask = async (reference: string, today: string) => {
      const version = await world.versionOf(reference);
      must(await STEPS.returnForInformation({ reference, version }, world.ctx(world.people.officer, { today })));
    };
    await ask(early, '2026-11-24');
    await ask(late, '2026-12-10');
    const rows = (await queue({ waiting: 'applicant' }, '2026-12-20')).rows;
    expect(rows.map(({ reference }) => reference)).toEqual([late, early]);
    expect(await references({ age: 'overdue', waiting: 'applicant' }, '2026-12-20')).toEqual([late]);
  });

  it('agrees with the register whatever happened to a case', async () => {
    expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  });
});
