import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { requestFindings, resumeReview } from '@/services/review/ask-science';
import { decideCase } from '@/services/review/decide-case';
import { getCase } from '@/services/review/get-case';
import { recommend, startReview } from '@/services/review/review-steps';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const caseOf = async (reference: string, actor: Actor) => must(await getCase({ reference }, world.ctx(actor)));
const decide = async (reference: string, actor: Actor, outcome: 'approve' | 'refuse') =>
  decideCase({ reference, version: await world.versionOf(reference), outcome, reasons: 'As the file shows' }, world.ctx(actor));

describe('a case', () => {
  it('offers an issuing officer the decision', async () => {
    const found = await caseOf(await world.recommendedApplication(), world.people.signer);
    expect(found.actions).toEqual(['sendBack', 'approve', 'refuse', 'close']);
    expect(found.barredBy).toBeNull();
  });

  it('offers nothing to an issuing officer who recommended it, and says why', async () => {
    const both = await world.person(['case-officer', 'issuing-officer']);
    const reference = await world.submittedApplication();
    const at = async () => ({ reference, version: await world.versionOf(reference) });
    must(await startReview(await at(), world.ctx(both)));
    must(await recommend({ ...(await at()), outcome: 'refuse', reasons: 'No licence' }, world.ctx(both)));
    const found = await caseOf(reference, both);
    expect(found.actions).toEqual([]);
    expect(found).toMatchObject({ barredBy: 'separation-of-duties', ownParts: ['R'] });
  });

  it('says that a refusal is a proposal to a second issuing officer, and whose it is', async () => {
    const reference = await world.recommendedApplication();
    expect((await caseOf(reference, world.people.signer)).needsSecond).toEqual({ approve: false, refuse: true });
    must(await decide(reference, world.people.signer, 'refuse'));
    const first = await caseOf(reference, world.people.signer);
    expect(first).toMatchObject({ barredBy: 'decision-given', actions: ['sendBack'] });
    const second = await caseOf(reference, world.people.secondSigner);
    expect(second.proposals.map((proposal) => proposal.authorName)).toEqual([world.people.signer.name]);
    expect(second.needsSecond).toEqual({ approve: true, refuse: false });
    expect(must(await decide(reference, world.people.secondSigner, 'refuse'))).toMatchObject({ isFinal: true });
  });

  it('asks two issuing officers for Appendix I', async () => {
    const reference = await world.recommendedApplication({ appendix: 'I' });
    expect((await caseOf(reference, world.people.signer)).needsSecond.approve).toBe(true);
  });

  it('lets the officer take a question back', async () => {
    const reference = await world.submittedApplication();
    const at = async () => ({ reference, version: await world.versionOf(reference) });
    must(await startReview(await at(), world.ctx(world.people.officer)));
    must(await requestFindings({ ...(await at()), question: 'Is it detrimental?' }, world.ctx(world.people.officer)));
    expect((await caseOf(reference, world.people.officer)).actions).toEqual(['resumeReview']);
    must(await resumeReview(await at(), world.ctx(world.people.officer)));
  });
});
