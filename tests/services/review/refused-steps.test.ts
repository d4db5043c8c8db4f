import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { ROLES, type Role } from '@/domain/access/role';
import { getOwnApplication } from '@/services/application/get-application';
import { listQueue } from '@/services/queue/list-queue';
import { adviceInbox } from '@/services/review/advice-inbox';
import { getAdviceCase } from '@/services/review/get-advice-case';
import { getCase } from '@/services/review/get-case';
import { ownerUrl, query } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { issuePermit } from '../../support/world/proven';
import { must } from '../../support/world/request';
import { everythingOpen } from '../queue/views';
import { caseOf, STEPS, type Step } from './case';

const WHO: Record<Step, readonly Role[]> = {
  submit: ['applicant', 'agent'],
  withdraw: ['applicant', 'agent'],
  startReview: ['case-officer'],
  returnForInformation: ['case-officer'],
  requestFindings: ['case-officer'],
  resumeReview: ['case-officer'],
  recordLegalAcquisition: ['case-officer'],
  recordHumaneTransport: ['case-officer'],
  recordNonDetriment: ['scientific-authority'],
  recommendApproval: ['case-officer'],
  recommendRefusal: ['case-officer'],
  sendBack: ['issuing-officer'],
  approve: ['issuing-officer'],
  refuse: ['issuing-officer'],
};
const steps = Object.keys(STEPS) as Step[];

let world: World;
let people: Record<Role, Actor>;
/** One application in each state in which steps are taken. */
let cases: Record<'draft' | 'submitted' | 'underReview' | 'awaitingFindings' | 'recommended' | 'approved', string>;
beforeAll(async () => {
  world = await makeWorld();
  people = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await world.person([role])]))) as Record<Role, Actor>;
  const [underReview, awaitingFindings] = [await world.submittedApplication(), await world.submittedApplication()];
  for (const reference of [underReview, awaitingFindings])
    must<unknown>(await caseOf(world, reference).take('startReview', world.people.officer));
  must<unknown>(await caseOf(world, awaitingFindings).take('requestFindings', world.people.officer));
  cases = {
    draft: await world.draftApplication(),
    submitted: await world.submittedApplication(),
    underReview,
    awaitingFindings,
    recommended: await world.recommendedApplication(),
    approved: await world.approvedApplication(),
  };
});
afterAll(() => world.close());

const FROM: Record<Step, keyof typeof cases> = {
  submit: 'draft',
  withdraw: 'submitted',
  startReview: 'submitted',
  returnForInformation: 'underReview',
  requestFindings: 'underReview',
  resumeReview: 'awaitingFindings',
  recordLegalAcquisition: 'underReview',
  recordHumaneTransport: 'underReview',
  recordNonDetriment: 'awaitingFindings',
  recommendApproval: 'underReview',
  recommendRefusal: 'underReview',
  sendBack: 'recommended',
  approve: 'recommended',
  refuse: 'recommended',
};

/** Claims that a step is refused for one of these reasons and that nothing at all has changed. */
async function expectNothing(reference: string, step: Step, actor: Actor | null, kinds: readonly string[], change: object = {}) {
  const file = caseOf(world, reference);
  const before = await file.snapshot();
  const result = await STEPS[step]({ ...(await file.at()), ...change }, world.ctx(actor));
  expect([step, result.ok ? 'went through' : result.problem.kind]).toEqual([step, expect.toBeOneOf([...kinds])]);
  expect(await file.snapshot()).toEqual(before);
}

describe.each(steps)('the step %s', (step) => {
  it('is refused to everybody whose role it is not, and to nobody in particular', async () => {
    const reference = cases[FROM[step]];
    for (const role of ROLES.filter((role) => !WHO[step].includes(role)))
      await expectNothing(reference, step, people[role], ['forbidden', 'not-found']);
    await expectNothing(reference, step, null, ['unauthenticated']);
  });

  it('is refused on a page that somebody else has overtaken', async () => {
    const owner = { draft: world.people.trader, office: people[WHO[step][0] ?? 'applicant'] };
    const actor = WHO[step].includes('applicant') ? owner.draft : owner.office;
    const reference = cases[FROM[step]];
    await expectNothing(reference, step, actor, ['stale'], { version: (await world.versionOf(reference)) - 1 });
    await expectNothing(reference, step, actor, ['stale'], { version: 10_000 });
  });

  it('is refused in every state from which it does not start', async () => {
    const actor = WHO[step].includes('applicant') ? world.people.trader : people[WHO[step][0] ?? 'applicant'];
    const starts: Partial<Record<Step, readonly string[]>> = {
      returnForInformation: ['submitted', 'underReview'],
      withdraw: Object.keys(cases),
    };
    for (const [state, reference] of Object.entries(cases)) {
      if (state === FROM[step] || starts[step]?.includes(state)) continue;
      await expectNothing(reference, step, actor, ['transition-not-allowed', 'not-found', 'fields-sealed', 'rules-not-met']);
    }
  });
});

describe('another office', () => {
  let stranger: (role: Role) => Promise<Actor>;
  beforeAll(async () => {
    const [{ id }] = await query(
      ownerUrl(),
      "INSERT INTO office (authority_id, code, name) SELECT authority_id, 'XA-NORTH', 'Northern office' FROM office LIMIT 1 RETURNING id",
    );
    stranger = async (role) => {
      const person = await world.person([role]);
      await query(ownerUrl(), 'UPDATE person SET office_id = $1 WHERE id = $2', [id, person.personId]);
      return { ...person, officeId: id };
    };
  });

  it.each(['case-officer', 'issuing-officer'] as const)('finds none of our cases as %s', async (role) => {
    const actor = await stranger(role);
    for (const step of steps.filter((step) => WHO[step].includes(role))) await expectNothing(cases[FROM[step]], step, actor, ['not-found']);
    expect(await getCase({ reference: cases.submitted }, world.ctx(actor))).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(must(await listQueue(everythingOpen, world.ctx(actor))).rows).toEqual([]);
  });

  it('signs none of them', async () => {
    const at = await caseOf(world, cases.approved).at();
    const result = await issuePermit({ ...at, validUntil: null }, world.ctx(await stranger('issuing-officer')));
    expect(result).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  });
});

describe('somebody else’s application', () => {
  it('does not exist for another applicant or agent', async () => {
    for (const role of ['applicant', 'agent'] as const) {
      await expectNothing(cases.draft, 'submit', people[role], ['not-found']);
      await expectNothing(cases.submitted, 'withdraw', people[role], ['not-found']);
      for (const reference of [cases.draft, 'A-99999'])
        expect(await getOwnApplication({ reference }, world.ctx(people[role]))).toEqual({
          ok: false,
          problem: { kind: 'not-found', what: 'application' },
        });
    }
  });

  it('is not seen by officers before it is sent', async () => {
    for (const actor of [world.people.officer, world.people.signer, people.auditor])
      expect(await getCase({ reference: cases.draft }, world.ctx(actor))).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  });
});

describe('the Scientific Authority', () => {
  it('sees a case only while it is asked', async () => {
    const answers = await Promise.all(
      Object.values(cases).map((reference) => getAdviceCase({ reference }, world.ctx(world.people.scientist))),
    );
    expect(Object.keys(cases).filter((_state, index) => answers[index]?.ok)).toEqual(['awaitingFindings']);
    const asked = must(await adviceInbox({ after: null }, world.ctx(world.people.scientist)));
    expect(asked.rows.map(({ reference }) => reference)).toEqual([cases.awaitingFindings]);
  });
});

describe('one person with several roles', () => {
  it('cannot review what they applied for, advise on what they review, nor decide on what they advised', async () => {
    const allRoles = await world.person(['applicant', 'case-officer', 'scientific-authority', 'issuing-officer']);
    const reference = cases.recommended;
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    for (const [part, step, at] of [
      ['A', 'approve', cases.recommended],
      ['N', 'approve', cases.recommended],
      ['R', 'refuse', cases.recommended],
      ['S', 'recommendApproval', cases.underReview],
      ['A', 'startReview', cases.submitted],
      ['R', 'recordNonDetriment', cases.awaitingFindings],
    ] as const) {
      const person = { ...(await world.person(allRoles.roles)) };
      const file = at === reference ? { id } : await world.db.application.findUniqueOrThrow({ where: { reference: at } });
      await query(ownerUrl(), 'INSERT INTO application_part VALUES ($1, $2, $3, now())', [file.id, person.personId, part]);
      await expectNothing(at, step, person, ['separation-of-duties']);
    }
  });
});
