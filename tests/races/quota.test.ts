import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { withdrawApplication } from '@/services/application/withdraw-application';
import { decideCase } from '@/services/review/decide-case';
import { reopenApproval } from '@/services/review/review-steps';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { makeWorld, type World } from '../support/world';
import { issuePermit } from '../support/world/proven';
import { balanceOf, endQuota, makeQuota } from '../support/world/quotas';
import { race } from './support/outcomes';
import { chance, rounds } from './support/scale';

let world: World;
let signers: readonly Actor[];
beforeAll(async () => {
  world = await makeWorld();
  const { signer, secondSigner } = world.people;
  signers = [signer, secondSigner, await world.person(['issuing-officer']), await world.person(['issuing-officer'])];
});
afterAll(() => world.close());

const signerOf = (index: number): Actor => signers[index % signers.length] ?? world.people.signer;
const at = async (reference: string) => ({ reference, version: await world.versionOf(reference) });
const recommended = async (count: number) => {
  const cases = [];
  for (let n = 0; n < count; n++) cases.push(await at(await world.recommendedApplication()));
  return cases;
};
const approval = (input: Awaited<ReturnType<typeof at>>, n: number) => () =>
  decideCase({ ...input, outcome: 'approve', reasons: 'As recommended' }, world.ctx(signerOf(n)));

it('many approvals at once against one quota stop exactly where it is used up', { timeout: 600_000 }, async () => {
  const count = rounds(30, 100);
  const fit = Math.floor(count / 3);
  // Two hold the same case at different levels, so that the order of locks is put to the test as well.
  const species = await makeQuota({ limit: String(40 * fit + 39) });
  const family = await makeQuota({ taxon: 'Pythonidae', limit: String(40 * count) });
  const cases = await recommended(count);

  const { accepted, problems, thrown } = await race(cases.map(approval));

  expect(thrown).toEqual([]);
  expect(accepted).toHaveLength(fit);
  // Who looked before the last one committed is stopped by the ledger, who looked after by the rule.
  expect(problems.filter((kind) => kind !== 'quota-exceeded' && kind !== 'rules-not-met')).toEqual([]);
  expect([await balanceOf(species), await balanceOf(family)]).toEqual([
    { reserved: String(40 * fit), drawn: '0' },
    { reserved: String(40 * fit), drawn: '0' },
  ]);
  expect(await verifyInvariants(world)).toEqual([]);
  for (const quota of [species, family]) await endQuota(quota);
});

it('signing, withdrawing and reopening that race leave a balance that adds up', { timeout: 600_000 }, async () => {
  const quota = await makeQuota({ limit: '100000' });
  const random = chance();
  for (let round = 0; round < rounds(6, 40); round++) {
    const input = await at(await world.approvedApplication());
    const ways = [
      () => issuePermit({ ...input, validUntil: null }, world.ctx(signerOf(0))),
      () => withdrawApplication(input, world.ctx(world.people.trader)),
      () => reopenApproval({ ...input, reason: 'The quantity is in doubt' }, world.ctx(signerOf(1))),
    ].sort(() => random() - 0.5);
    const { accepted, thrown } = await race<unknown>(ways);
    expect([accepted.length, thrown]).toEqual([1, []]);
  }
  const permits = await world.db.permit.count({ where: { state: 'issued' } });
  expect(await balanceOf(quota)).toEqual({ reserved: '0', drawn: String(40 * permits) });
  expect(await verifyInvariants(world)).toEqual([]);
  await endQuota(quota);
});
