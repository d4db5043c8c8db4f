import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endorsePermit } from '@/services/border/endorse-permit';
import { contextOfCase } from '@/services/review/case-context';
import { getCase } from '@/services/review/get-case';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
let open: string;
beforeAll(async () => {
  world = await makeWorld();
  open = await world.submittedApplication();
});
afterAll(() => world.close());

/** What stands beside the open case. */
async function around() {
  const officer = world.ctx(world.people.officer);
  const { application } = must(await getCase({ reference: open }, officer));
  return contextOfCase(application, officer);
}

it('a permit is trade seen before once it is issued, by everybody and by its applicant', async () => {
  expect((await around()).trade).toEqual([]);
  await world.issuedPermit();
  const { trade, ownTrade, applicant, similar } = await around();
  expect(trade).toMatchObject([{ permits: 1, issued: '40', endorsed: '0' }]);
  expect(ownTrade).toEqual(trade);
  expect(applicant).toMatchObject({ permitsInTwelveMonths: 1, openCases: 1, refusals: 0 });
  expect(applicant.consignees).toHaveLength(1);
  expect(similar).toHaveLength(1);
});

it('what crossed the border is told beside what was allowed', async () => {
  const permitNumber = (await world.issuedPermit()).permitNumber;
  const endorsement = { permitNumber, quantities: { '1': '38' }, transportDocument: null, remarks: null, idempotencyKey: randomUUID() };
  must(await endorsePermit(endorsement, world.ctx(world.people.customs)));
  expect((await around()).trade).toMatchObject([{ permits: 2, issued: '80', endorsed: '38' }]);
});

it('a number that is not signed yet is no trade', async () => {
  const before = (await around()).trade;
  await world.numberedPermit();
  expect((await around()).trade).toEqual(before);
});
