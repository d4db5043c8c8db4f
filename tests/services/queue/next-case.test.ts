import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { assignCases } from '@/services/queue/assign-cases';
import { nextCase } from '@/services/review/next-case';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';
import { caseOf } from '../review/case';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const after = async (reference: string, who: Actor) => must(await nextCase({ reference }, world.ctx(who)))?.reference ?? null;

describe('the next case', () => {
  it('is the one with the least time left after this, and after the last the first', async () => {
    const [first, second] = [await world.submittedApplication(), await world.submittedApplication()];
    const { officer, signer } = world.people;
    expect(await after(first, officer)).toBe(second);
    expect(await after(second, officer)).toBe(first);
    expect(await after(first, signer)).toBeNull();
  });

  it('is none that a colleague has', async () => {
    const { officer } = world.people;
    const colleague = await world.person(['case-officer']);
    const references = [await world.submittedApplication(), await world.submittedApplication()];
    must(await assignCases({ references, to: officer.personId }, world.ctx(officer)));
    for (const reference of references) expect(references).not.toContain(await after(reference, colleague));
    expect(references).toContain(await after(references[0] ?? '', officer));
  });

  it('of an issuing-officer is none on which they gave their decision', async () => {
    const { officer, signer, secondSigner } = world.people;
    const [here, refused] = [await world.submittedApplication(), await world.submittedApplication()];
    const { take } = caseOf(world, refused);
    must(await take('startReview', officer));
    must(await take('recommendRefusal', officer));
    expect(await after(here, signer)).toBe(refused);
    must(await take('refuse', signer));
    expect(await after(here, signer)).toBeNull();
    expect(await after(here, secondSigner)).toBe(refused);
  });
});
