import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { diskFileStore } from '@/adapters/disk-file-store';
import { type Database, openDatabase } from '@/data/client';
import { openSigningRegister } from '@/data/signing-register';
import { finishUnfinishedPermits } from '@/services/upkeep/finish-unfinished-permits';
import { root } from '../../scripts/setup/installation.mjs';
import { ownCluster } from '../support/own-cluster';
import { makeWorld, TODAY, type World } from '../support/world';
import { applicationPlay } from '../support/world/applications';
import { memorySigner } from '../support/world/keys';
import { copiesOf } from './support/copies';
import type { Order } from './support/issue-many';
import { inspect } from './support/register';
import { chance, rounds } from './support/scale';
import { signUnderFire, type Victim } from './support/under-fire';

const ISSUES = rounds(12, 10_000);
/** Of one trader. */
const EACH = rounds(6, 200);
const KILLS = { database: rounds(1, 50), portal: rounds(1, 20) };
const LATER = `${TODAY}T10:01:00.000Z`;

let server: Awaited<ReturnType<typeof ownCluster>>;
let world: World;
let db: Database;
let filesDir: string;
const orders: Order[] = [];

beforeAll(async () => {
  server = await ownCluster();
  server.enter();
  filesDir = mkdtempSync(join(tmpdir(), 'cites-fire-files-'));
  world = await makeWorld();
  db = world.db;
  // What one trader sent in a month is weighed at each signature: ten thousand of one trader would measure that alone.
  for (let left = ISSUES; left > 0; left -= EACH) {
    const trader = await world.person(['applicant']);
    const play = applicationPlay({ people: { ...world.people, trader }, ctx: world.ctx });
    const reference = await play.approvedApplication();
    const first = { reference, version: await play.versionOf(reference) };
    orders.push(first, ...(await copiesOf(first, Math.min(EACH, left) - 1, server.superuserUrl())));
  }
}, 14_400_000);
afterAll(async () => {
  await db.$disconnect().catch(() => undefined);
  await world.close().catch(() => undefined);
  server.destroy();
  rmSync(filesDir, { recursive: true, force: true });
});

/** The kills in an order that the seed gives. */
function victimsBy(next: () => number): readonly Victim[] {
  const left = { ...KILLS };
  return Array.from({ length: left.database + left.portal }, () => {
    const victim: Victim = next() * (left.database + left.portal) < left.database ? 'database' : 'portal';
    left[victim] -= 1;
    return victim;
  });
}

/** Starts the killed server again, and lets the sweeper finish what had begun. */
async function recover(victim: Victim) {
  if (victim === 'database') {
    await db.$disconnect().catch(() => undefined);
    await server.restart();
    db = openDatabase(server.appUrl());
  }
  const signer = memorySigner(world.key, openSigningRegister(server.signerUrl()));
  const ctx = world.ctx(null, { now: LATER, ports: { signer, files: diskFileStore(filesDir) } });
  expect((await finishUnfinishedPermits({ ...ctx, db })).failed).toEqual([]);
}

const shaOf = (bytes: Uint8Array | null) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

it(`of ${ISSUES} issues, with PostgreSQL killed ${KILLS.database} and the portal ${KILLS.portal} times, none is lost, doubled or left over`, {
  timeout: 14_400_000,
}, async () => {
  const since = performance.now();
  const next = chance();
  const { told, failures } = await signUnderFire(orders, victimsBy(next), {
    chance: next,
    errand: () => ({
      databaseUrl: server.appUrl(),
      signerUrl: server.signerUrl(),
      filesDir,
      actor: world.people.signer,
      kid: world.key.kid,
      privateKeyPem: world.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      today: TODAY,
    }),
    env: () => ({ ...process.env, DATABASE_URL: server.appUrl(), DATABASE_OWNER_URL: server.ownerUrl() }),
    crashDatabase: () => server.crash(),
    recover,
  });
  const seconds = (performance.now() - since) / 1000;

  const kept = await db.permit.findMany({
    select: { permitNumber: true, state: true, pdfSha256: true, application: { select: { reference: true } } },
  });
  const numberOf = new Map(kept.map(({ application, permitNumber }) => [application.reference, permitNumber]));
  expect(failures).toEqual([]);
  expect(kept.filter(({ state }) => state !== 'issued')).toEqual([]);
  expect([...told].filter(([reference, numbers]) => numbers.size !== 1 || !numbers.has(numberOf.get(reference) ?? ''))).toEqual([]);
  expect(told.size).toBe(ISSUES);
  expect(await inspect(db)).toEqual({
    serials: Array.from({ length: ISSUES }, (_, n) => n + 1),
    unexplained: 0,
    issuedTwice: 0,
    contradictions: [],
  });

  const store = diskFileStore(filesDir);
  const wanted = kept.map(({ pdfSha256 }) => Buffer.from(pdfSha256 ?? '').toString('hex'));
  const broken = [];
  for (const name of wanted) if (shaOf(await store.get(name)) !== name) broken.push(name);
  expect(broken).toEqual([]);

  // A file that was drawn and never told of lies there and harms nobody; how many there are is told with the figures.
  const files = readdirSync(filesDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(
    join(root, 'test-results/many-issues.json'),
    `${JSON.stringify({ issues: ISSUES, kills: KILLS, seed: Number(process.env.RACE_SEED ?? 20261123), seconds: Math.round(seconds), filesOfNoPermit: files - wanted.length })}\n`,
  );
});
