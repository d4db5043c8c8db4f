import { afterAll, beforeAll, expect, it } from 'vitest';
import { ruleById } from '@/domain/rules/register';
import { checkOwnApplication, getOwnApplication } from '@/services/application/get-application';
import { submitApplication } from '@/services/application/submit-application';
import { getCase } from '@/services/review/get-case';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it('lets officers weigh first dealings, and does not teach the applicant what they weigh', async () => {
  const draft = must(await checkOwnApplication({ reference: await world.draftApplication() }, world.ctx(world.people.trader)));
  expect(draft.findings.filter(({ ruleId }) => ruleById(ruleId)?.audience === 'office')).toEqual([]);
  const submitted = must(await getCase({ reference: await world.submittedApplication() }, world.ctx(world.people.officer)));
  expect(submitted.findings.map(({ ruleId }) => ruleId)).toContain('RSK-02');
});

it('sends an application once, however often the button is pressed', async () => {
  const reference = await world.draftApplication();
  const trader = world.ctx(world.people.trader);
  const draft = await getOwnApplication({ reference }, trader);
  if (!draft.ok) throw new Error('no draft');
  const { id, version } = draft.value.application;
  const input = { reference, version, declaredBy: 'Élodie Savane' };
  expect(await submitApplication(input, trader)).toEqual({ ok: true, value: { reference } });
  expect(await submitApplication(input, trader)).toEqual({ ok: true, value: { reference } });
  const events = await world.eventsOf(id);
  expect(events.filter(({ type }) => type === 'ApplicationSubmitted')).toHaveLength(1);
});

it('tells the applicant the steps of the procedure in order, and nothing of what officers weigh', async () => {
  const reference = await world.recommendedApplication();
  const own = await getOwnApplication({ reference }, world.ctx(world.people.trader));
  expect(own.ok && own.value.milestones.map(({ type }) => type)).toEqual([
    'ApplicationSubmitted',
    'ReviewStarted',
    'FindingsRequested',
    'ApplicationRecommended',
  ]);
});
