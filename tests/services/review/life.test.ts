import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { saveStep } from '@/services/application/save-answers';
import { getCase } from '@/services/review/get-case';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { makeWorld, type World } from '../../support/world';
import { issuePermit } from '../../support/world/proven';
import { must } from '../../support/world/request';
import { caseOf, type Step } from './case';

let world: World;
let thirdSigner: Actor;
beforeAll(async () => {
  world = await makeWorld();
  thirdSigner = await world.person(['issuing-officer']);
});
afterAll(() => world.close());

const taken = async (reference: string, steps: readonly (readonly [Step, Actor])[]) => {
  for (const [step, actor] of steps) must<unknown>(await caseOf(world, reference).take(step, actor));
};

describe('an application', () => {
  it('goes its whole way, returned and sent back once, and each step is told in order', async () => {
    const { trader, officer, scientist, signer } = world.people;
    const reference = await world.draftApplication();
    const file = caseOf(world, reference);
    const way: [Step, Actor, string][] = [
      ['submit', trader, 'submitted'],
      ['startReview', officer, 'under-review'],
      ['returnForInformation', officer, 'returned'],
      ['submit', trader, 'submitted'],
      ['startReview', officer, 'under-review'],
      ['recordLegalAcquisition', officer, 'under-review'],
      ['recordHumaneTransport', officer, 'under-review'],
      ['requestFindings', officer, 'awaiting-findings'],
      ['recordNonDetriment', scientist, 'under-review'],
      ['recommendApproval', officer, 'recommended'],
      ['sendBack', signer, 'under-review'],
      ['recommendApproval', officer, 'recommended'],
      ['approve', signer, 'approved'],
    ];
    for (const [step, actor, state] of way) {
      must<unknown>(await file.take(step, actor));
      expect([step, await file.state()]).toEqual([step, state]);
    }
    must(await issuePermit({ ...(await file.at()), validUntil: null }, world.ctx(signer)));

    expect((await file.events()).filter((type) => type !== 'AnswersSaved' && type !== 'SpecimenLineAdded')).toEqual([
      'ApplicationStarted',
      'ApplicationSubmitted',
      'CaseAssigned',
      'ReviewStarted',
      'ApplicationReturned',
      'InformationRequested',
      'ReplyReceived',
      'ApplicationSubmitted',
      'ReviewStarted',
      'LegalAcquisitionFindingRecorded',
      'FindingRecorded',
      'FindingsRequested',
      'NonDetrimentFindingRecorded',
      'ReviewResumed',
      'ApplicationRecommended',
      'ApplicationSentBack',
      'ApplicationRecommended',
      'ApplicationApproved',
    ]);
  });

  it('opens its answers again when it is returned, and only then', async () => {
    const reference = await world.submittedApplication();
    const file = caseOf(world, reference);
    const change = async () =>
      saveStep({ ...(await file.at()), step: 'purpose', lineId: null, values: { purpose: 'Z' } }, world.ctx(world.people.trader));
    expect(await change()).toMatchObject({ ok: false, problem: { kind: 'fields-sealed' } });

    await taken(reference, [['returnForInformation', world.people.officer]]);

    expect((await change()).ok).toBe(true);
  });

  it('is not recommended for approval before the findings that the Convention asks for', async () => {
    const reference = await world.submittedApplication();
    await taken(reference, [['startReview', world.people.officer]]);
    const rulesLeft = async () => {
      const result = await caseOf(world, reference).take('recommendApproval', world.people.officer);
      return !result.ok && result.problem.kind === 'rules-not-met' ? result.problem.findings.map(({ ruleId }) => ruleId) : result;
    };
    expect(await rulesLeft()).toEqual(['FIN-01', 'FIN-02', 'FIN-06']);
    await taken(reference, [
      ['recordLegalAcquisition', world.people.officer],
      ['recordHumaneTransport', world.people.officer],
    ]);
    expect(await rulesLeft()).toEqual(['FIN-01']);
  });

  it('may be recommended for refusal without them', async () => {
    const reference = await world.submittedApplication();
    await taken(reference, [
      ['startReview', world.people.officer],
      ['recommendRefusal', world.people.officer],
    ]);
    expect(await caseOf(world, reference).state()).toBe('recommended');
  });
});

describe('a decision', () => {
  it('on Appendix II is final with one issuing officer', async () => {
    const reference = await world.recommendedApplication();
    expect(must<unknown>(await caseOf(world, reference).take('approve', world.people.signer))).toEqual({ reference, isFinal: true });
  });

  it('on Appendix I waits for a second officer, and the first cannot be both', async () => {
    const reference = await world.recommendedApplication({ appendix: 'I' });
    const file = caseOf(world, reference);
    expect(must<unknown>(await file.take('approve', world.people.signer))).toEqual({ reference, isFinal: false });
    expect(await file.state()).toBe('recommended');
    expect(await file.take('approve', world.people.signer)).toMatchObject({ ok: false, problem: { kind: 'separation-of-duties' } });
    expect(must<unknown>(await file.take('approve', world.people.secondSigner))).toEqual({ reference, isFinal: true });
    expect(await file.state()).toBe('approved');
  });

  it('to refuse always needs two', async () => {
    const reference = await world.recommendedApplication();
    const file = caseOf(world, reference);
    expect(must<unknown>(await file.take('refuse', world.people.signer))).toEqual({ reference, isFinal: false });
    expect(await file.state()).toBe('recommended');
    expect(must<unknown>(await file.take('refuse', world.people.secondSigner))).toEqual({ reference, isFinal: true });
    expect(await file.state()).toBe('refused');
  });

  it('against the proposal of a colleague needs a third officer', async () => {
    const reference = await world.recommendedApplication();
    const file = caseOf(world, reference);
    await taken(reference, [['refuse', world.people.signer]]);
    expect(must<unknown>(await file.take('approve', world.people.secondSigner))).toEqual({ reference, isFinal: false });
    expect(must<unknown>(await file.take('approve', thirdSigner))).toEqual({ reference, isFinal: true });
    expect(await file.state()).toBe('approved');
  });

  it('proposed before a send-back does not count after it', async () => {
    const reference = await world.recommendedApplication({ appendix: 'I' });
    const file = caseOf(world, reference);
    await taken(reference, [
      ['approve', world.people.signer],
      ['sendBack', world.people.secondSigner],
      ['recommendApproval', world.people.officer],
    ]);
    expect(must<unknown>(await file.take('approve', world.people.secondSigner))).toEqual({ reference, isFinal: false });
    expect(must<unknown>(await file.take('approve', world.people.signer))).toEqual({ reference, isFinal: true });
  });

  it('shows each officer the buttons that the server would accept', async () => {
    const reference = await world.recommendedApplication({ appendix: 'I' });
    await taken(reference, [['approve', world.people.signer]]);
    const actionsOf = async (actor: Actor) => must(await getCase({ reference }, world.ctx(actor))).actions;
    expect(await actionsOf(world.people.signer)).toEqual(['sendBack']);
    expect(await actionsOf(world.people.secondSigner)).toEqual(['sendBack', 'approve', 'refuse']);
    expect(await actionsOf(world.people.officer)).toEqual([]);
  });
});

describe('an applicant', () => {
  it.each(['draft', 'submitted', 'recommended', 'approved'] as const)('may withdraw an application that is %s', async (state) => {
    const plays = {
      draft: world.draftApplication,
      submitted: world.submittedApplication,
      recommended: world.recommendedApplication,
      approved: world.approvedApplication,
    };
    const file = caseOf(world, await plays[state]());
    must<unknown>(await file.take('withdraw', world.people.trader));
    expect(await file.state()).toBe('withdrawn');
    expect(await file.take('withdraw', world.people.trader)).toMatchObject({ ok: false, problem: { kind: 'transition-not-allowed' } });
  });

  it('cannot withdraw once a number has been taken, signed or not', async () => {
    for (const number of [await world.numberedPermit(), await world.issuedNumber()]) {
      const { applicationId } = await world.permitOf(number);
      const { reference } = await world.db.application.findUniqueOrThrow({ where: { id: applicationId } });
      const refused = await caseOf(world, reference).take('withdraw', world.people.trader);
      expect(refused).toMatchObject({ ok: false, problem: { kind: 'transition-not-allowed', action: 'withdraw' } });
    }
  });
});

it('leaves a register without contradiction', async () => {
  expect((await verifyInvariants(world)).filter(({ rule }) => rule !== 'signing.stuck')).toEqual([]);
});
