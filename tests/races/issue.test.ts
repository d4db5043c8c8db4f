import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { decideCase } from '@/services/review/decide-case';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { query, superuserUrl } from '../support/database';
import { makeWorld, type World } from '../support/world';
import { issuePermit, voidPermit } from '../support/world/proven';
import { race } from './support/outcomes';
import { rounds } from './support/scale';

let world: World;
let signers: readonly Actor[];
beforeAll(async () => {
  world = await makeWorld();
  const { signer, secondSigner } = world.people;
  signers = [signer, secondSigner, await world.person(['issuing-officer']), await world.person(['issuing-officer'])];
});
afterAll(() => world.close());

const order = async (reference: string) => ({ reference, version: await world.versionOf(reference), validUntil: null });
const signerOf = (index: number): Actor => signers[index % signers.length] ?? world.people.signer;
const referenceOf = async (permitNumber: string): Promise<string> => {
  const { applicationId } = await world.permitOf(permitNumber);
  return (await world.db.application.findUniqueOrThrow({ where: { id: applicationId }, select: { reference: true } })).reference;
};
const serials = async (): Promise<number[]> =>
  (await query(superuserUrl(), 'SELECT serial FROM permit ORDER BY serial')).map((row: { serial: number }) => row.serial);

it('50 permits signed at once by four officers take 50 consecutive numbers, each once', { timeout: 900_000 }, async () => {
  const count = rounds(50, 200);
  const orders = [];
  for (let n = 0; n < count; n++) orders.push(await order(await world.approvedApplication()));
  const first = ((await serials()).at(-1) ?? 0) + 1;

  const { accepted, problems, thrown } = await race(orders.map((input, n) => () => issuePermit(input, world.ctx(signerOf(n)))));

  expect({ problems, thrown }).toEqual({ problems: [], thrown: [] });
  expect(new Set(accepted.map(({ permitNumber }) => permitNumber)).size).toBe(count);
  expect((await serials()).slice(first - 1)).toEqual(Array.from({ length: count }, (_, n) => first + n));
  expect(await verifyInvariants(world)).toEqual([]);
});

it('one application signed many times at once, also by two officers, takes one number', async () => {
  const input = await order(await world.approvedApplication());
  const before = (await serials()).length;

  const { accepted, thrown } = await race(
    Array.from({ length: rounds(8, 20) }, (_, n) => () => issuePermit(input, world.ctx(signerOf(n)))),
  );

  expect(thrown).toEqual([]);
  expect(new Set(accepted.map(({ permitNumber }) => permitNumber)).size).toBe(1);
  expect((await serials()).length).toBe(before + 1);
});

it('of two officers who approve the same case at once, one decides and the other is told that the case has changed', async () => {
  const reference = await world.recommendedApplication();
  const input = { reference, version: await world.versionOf(reference), outcome: 'approve', reasons: 'As recommended' } as const;

  const outcome = await race(signers.map((signer) => () => decideCase(input, world.ctx(signer))));

  expect(outcome).toEqual({ accepted: [{ reference, isFinal: true }], problems: ['stale', 'stale', 'stale'], thrown: [] });
});

it('for Appendix I, two officers who approve at once leave one proposal, never a decision of one', async () => {
  const reference = await world.recommendedApplication({ appendix: 'I' });
  const input = { reference, version: await world.versionOf(reference), outcome: 'approve', reasons: 'As recommended' } as const;

  const outcome = await race(signers.slice(0, 2).map((signer) => () => decideCase(input, world.ctx(signer))));

  expect(outcome).toEqual({ accepted: [{ reference, isFinal: false }], problems: ['stale'], thrown: [] });
});

it('of a signature and a void that race, exactly one holds, and nobody is told otherwise', async () => {
  for (let round = 0; round < rounds(4, 40); round++) {
    const permitNumber = await world.numberedPermit();
    const reference = await referenceOf(permitNumber);
    const [issued, voided] = await Promise.all([
      issuePermit({ reference, version: await world.versionOf(reference), validUntil: null }, world.ctx(world.people.signer)),
      voidPermit({ permitNumber, reason: 'The printer of seals is out of order' }, world.ctx(world.people.secondSigner)),
    ]);
    const { state } = await world.permitOf(permitNumber);
    expect(voided.ok).toBe(state === 'void');
    // Who signs after the void is given the next number; who signed this one must find it issued.
    expect(issued.ok && issued.value.permitNumber === permitNumber).toBe(state === 'issued');
  }
  expect(await verifyInvariants(world)).toEqual([]);
});
