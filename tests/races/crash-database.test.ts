import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '@/data/client';
import { openSigningRegister } from '@/data/signing-register';
import type { Signer } from '@/services/ports';
import { finishUnfinishedPermits } from '@/services/upkeep/finish-unfinished-permits';
import { ownCluster } from '../support/own-cluster';
import { makeWorld, TODAY, type World } from '../support/world';
import { memorySigner } from '../support/world/keys';
import { issuePermit } from '../support/world/proven';
import { must } from '../support/world/request';
import { ISSUING_STEPS, isNumbered, stoppingAt } from './support/issuing-steps';
import { inspect, permitsOf, verdictOf } from './support/register';
import { chance, rounds } from './support/scale';

const LATER = { now: `${TODAY}T10:01:00.000Z` };
const MOST_MS_OF_AN_ISSUE = 250;

let server: Awaited<ReturnType<typeof ownCluster>>;
let world: World;
let db: Database;
let signer: Signer;
const orders: { reference: string; version: number; validUntil: null }[] = [];
const atRandom = rounds(3, 60);

beforeAll(async () => {
  server = await ownCluster();
  server.enter();
  world = await makeWorld();
  db = world.db;
  signer = world.ports.signer;
  for (let n = 0; n < ISSUING_STEPS.length + atRandom; n++) {
    const reference = await world.approvedApplication();
    orders.push({ reference, version: await world.versionOf(reference), validUntil: null });
  }
}, 600_000);
afterAll(async () => {
  await db.$disconnect().catch(() => undefined);
  await world.close().catch(() => undefined);
  server.destroy();
});

const nextOrder = () => {
  const order = orders.pop();
  if (!order) throw new Error('every approved application has been used');
  return order;
};
const as = (actor: Parameters<World['ctx']>[0], request = {}) => ({ ...world.ctx(actor, { ports: { signer }, ...request }), db });

/** Starts the killed server again; the pool of the killed portal goes with it, and the port may be another. */
async function recover() {
  await db.$disconnect().catch(() => undefined);
  await server.restart();
  db = openDatabase(server.appUrl());
  signer = memorySigner(world.key, openSigningRegister(server.signerUrl()));
}

const soundWith = (count: number) => ({
  serials: Array.from({ length: count }, (_, n) => n + 1),
  unexplained: 0,
  issuedTwice: 0,
  contradictions: [],
});

it.each(ISSUING_STEPS)('a database server that is killed %s keeps every number, told once', { timeout: 60_000 }, async (step) => {
  const order = nextOrder();
  const before = (await inspect(db)).serials.length;
  const kill = async (): Promise<never> => {
    await server.crash();
    throw new Error('the server is gone');
  };

  await expect(issuePermit(order, stoppingAt(as(world.people.signer), step, kill))).rejects.toThrow();
  await recover();

  expect((await permitsOf(db, order.reference)).length).toBe(isNumbered(step) ? 1 : 0);
  expect((await finishUnfinishedPermits(as(null, LATER))).failed).toEqual([]);
  const { permitNumber } = must(await issuePermit(order, as(world.people.signer)));
  const [permit] = await permitsOf(db, order.reference);
  if (!permit) throw new Error('no permit');
  expect(permit.permitNumber).toBe(permitNumber);
  expect(await verdictOf(permit, as(null))).toBe('VALID');
  expect(await inspect(db)).toEqual(soundWith(before + 1));
});

it(`a database server that is killed at any moment loses no permit that an officer was told of (${atRandom} times)`, {
  timeout: 3_600_000,
}, async () => {
  const next = chance();
  for (let round = 0; round < atRandom; round++) {
    const order = nextOrder();
    const issuing = issuePermit(order, as(world.people.signer)).then(
      (result) => (result.ok ? result.value.permitNumber : null),
      () => null,
    );
    await new Promise((resolve) => setTimeout(resolve, next() * MOST_MS_OF_AN_ISSUE));
    await server.crash();
    const told = await issuing;
    await recover();

    expect((await finishUnfinishedPermits(as(null, LATER))).failed).toEqual([]);
    const kept = (await permitsOf(db, order.reference)).map(({ permitNumber, state }) => ({ permitNumber, state }));
    expect(kept.length).toBeLessThanOrEqual(1);
    if (told) expect(kept).toEqual([{ permitNumber: told, state: 'issued' }]);
    const seen = await inspect(db);
    expect(seen).toEqual(soundWith(seen.serials.length));
  }
});
