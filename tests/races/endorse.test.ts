import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { expirePermits } from '@/services/upkeep/expire-permits';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { makeWorld, type World } from '../support/world';
import { balanceOf, endorsing } from './support/endorsing';
import { race } from './support/outcomes';
import { chance, rounds } from './support/scale';

const SPLIT = { splitConsignments: true };
let world: World;
let officers: readonly Actor[];
beforeAll(async () => {
  world = await makeWorld();
  const { customs, otherCustoms } = world.people;
  officers = [customs, otherCustoms, await world.person(['customs-supervisor']), await world.person(['customs-officer'], 1)];
});
afterAll(() => world.close());

const officer = (index: number): Actor => officers[index % officers.length] ?? world.people.customs;
const clients = (count: number) => Array.from({ length: count }, (_, n) => officer(n));

describe.each([2, 8, 40])('%i officers who endorse at once', (count) => {
  const repeated = count === 40 ? rounds(1, 200) : rounds(3, 200);

  it(`close a one-consignment permit exactly once, and the others are told that it is used (${repeated} rounds)`, {
    timeout: 3_600_000,
  }, async () => {
    for (let round = 0; round < repeated; round++) {
      const { permitNumber } = await world.issuedPermit();

      const { accepted, problems, thrown } = await race(clients(count).map((actor) => endorsing(world, actor, permitNumber, '38')));

      expect({ accepted: accepted.length, thrown }).toEqual({ accepted: 1, thrown: [] });
      expect(problems).toEqual(Array.from({ length: count - 1 }, () => 'permit-not-usable'));
      expect(await balanceOf(world, permitNumber)).toEqual({ state: 'used', endorsed: '38' });
    }
  });

  it(`share a split permit up to what it permits, never over (${repeated} rounds)`, { timeout: 3_600_000 }, async () => {
    const next = chance(20261123 + count);
    for (let round = 0; round < repeated; round++) {
      const each = 3 + Math.floor(next() * 18);
      const { permitNumber } = await world.issuedPermit(SPLIT);

      const { accepted, problems, thrown } = await race(
        clients(count).map((actor) => endorsing(world, actor, permitNumber, String(each), SPLIT)),
      );

      const most = Math.min(count, Math.floor(40 / each));
      const total = most * each;
      expect({ each, accepted: accepted.length, thrown }).toEqual({ each, accepted: most, thrown: [] });
      expect(problems.filter((kind) => kind !== 'over-quantity' && !(total === 40 && kind === 'permit-not-usable'))).toEqual([]);
      expect(await balanceOf(world, permitNumber)).toEqual({ state: total === 40 ? 'used' : 'partly-used', endorsed: String(total) });
    }
  });
});

it('the same form sent many times at once endorses once, and every answer names that endorsement', async () => {
  const { permitNumber } = await world.issuedPermit(SPLIT);
  const key = randomUUID();

  const { accepted, problems, thrown } = await race(
    Array.from({ length: 6 }, () => endorsing(world, world.people.customs, permitNumber, '5', SPLIT, key)),
  );

  expect({ problems, thrown, different: new Set(accepted.map(({ endorsementId }) => endorsementId)).size }).toEqual({
    problems: [],
    thrown: [],
    different: 1,
  });
  expect(await balanceOf(world, permitNumber)).toEqual({ state: 'partly-used', endorsed: '5' });
});

it('one key sent at once for two permits endorses one of them, and the other is told that the key was used', async () => {
  for (let round = 0; round < rounds(4, 50); round++) {
    const permits = [await world.issuedPermit(), await world.issuedPermit()];
    const key = randomUUID();

    const { accepted, problems, thrown } = await race(
      permits.map(({ permitNumber }) => endorsing(world, world.people.customs, permitNumber, '5', {}, key)),
    );

    expect({ accepted: accepted.length, problems, thrown }).toEqual({ accepted: 1, problems: ['idempotency-key-reused'], thrown: [] });
  }
});

it.each([
  ['suspended', 'suspend', { to: ['suspended'] }],
  ['revoked', 'revoke', { to: ['revoked'] }],
] as const)('an endorsement that races with a permit being %s comes before it or not at all', async (_word, action, { to }) => {
  for (let round = 0; round < rounds(4, 100); round++) {
    const { permitNumber } = await world.issuedPermit(SPLIT);

    const [moved, [endorsed]] = await Promise.all([
      world.move(permitNumber, action),
      Promise.allSettled([endorsing(world, world.people.customs, permitNumber, '5', SPLIT)()]),
    ]);

    expect(moved).toBeUndefined();
    expect(endorsed.status).toBe('fulfilled');
    const ok = endorsed.status === 'fulfilled' && endorsed.value.ok;
    expect(await balanceOf(world, permitNumber)).toEqual({ state: to[0], endorsed: ok ? '5' : '0' });
    const types = (await world.eventsOf((await world.permitOf(permitNumber)).id)).map(({ type }) => type);
    expect(types.at(-1)).not.toBe('PermitEndorsed');
  }
});

it('after its last day a permit is not endorsed, even while its expiry is being recorded', async () => {
  for (let round = 0; round < rounds(4, 50); round++) {
    const { permitNumber } = await world.issuedPermit({ validUntil: '2026-11-30' });
    const late = { today: '2026-12-01' };

    const [expired, outcome] = await Promise.all([
      expirePermits(world.ctx(null, late)),
      race([
        endorsing(world, world.people.customs, permitNumber, '5', late),
        endorsing(world, world.people.otherCustoms, permitNumber, '5', late),
      ]),
    ]);

    expect(expired).toContain(permitNumber);
    expect(outcome).toEqual({ accepted: [], problems: ['permit-not-usable', 'permit-not-usable'], thrown: [] });
    expect(await balanceOf(world, permitNumber)).toEqual({ state: 'expired', endorsed: '0' });
  }
});

it('two workers that record the same expiry at once record it once', async () => {
  const { permitNumber } = await world.issuedPermit({ validUntil: '2026-11-30' });

  const recorded = await Promise.all([1, 2, 3].map(() => expirePermits(world.ctx(null, { today: '2026-12-01' }))));

  expect(recorded.flat().filter((number) => number === permitNumber)).toHaveLength(1);
});

it('leaves a register without contradiction', async () => {
  expect(await verifyInvariants(world)).toEqual([]);
});
