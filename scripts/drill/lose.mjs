// The first half of the drill: a portal that is backed up and watched over, and whose database is killed while it signs.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { migrate } from '../migrate.mjs';
import { archivedByNow, archiveTo, baseBackup } from '../setup/archive.mjs';
import { StepFailure } from '../setup/failure.mjs';
import { installation, root, typescript } from '../setup/installation.mjs';
import { databaseClient, program } from '../setup/prepare.mjs';
import { step } from '../setup/steps.mjs';
import { logKeysOf, PORTAL, portalDoes } from './ask.mjs';
import { keptCheckpoint, witness } from './witness.mjs';

/** Signs until `count` permits were told, then kills the database; answers every paper that was told all the same. */
async function signedUnderFire(env, count, kill) {
  const child = spawn(process.execPath, typescript(PORTAL, 'issue', '1000'), { cwd: root, env });
  child.stderr.resume();
  const papers = [];
  const ended = new Promise((resolve) => child.once('close', resolve));
  let killed = null;
  createInterface(child.stdout).on('line', (line) => {
    papers.push(JSON.parse(line));
    if (papers.length === count) killed = kill();
  });
  await ended;
  if (!killed) throw new StepFailure('the portal ended before its database was killed');
  await killed;
  return papers;
}

/** A portal that signed, was backed up and lost its database. `remains` collects how to stop and remove what was started. */
export async function lostOnPurpose({ home, permits, archiveSeconds, remains }) {
  const portal = installation({ home: join(home, 'portal'), given: { LOG_LEVEL: 'silent' } });
  const { logs } = portal;
  const [archive, base] = [join(home, 'archive'), join(home, 'base')];
  const password = portal.secrets.superuserPassword;
  const cluster = await portal.cluster();
  remains.push(() => cluster.destroy());
  const server = { cluster, password };
  await step('a portal with an archive', async () => {
    await databaseClient(logs);
    await portal.startDatabase();
    await archiveTo(archive, archiveSeconds, server);
    await portal.stopDatabase();
    const { how } = await portal.startDatabase();
    await migrate(portal.environment().DATABASE_OWNER_URL);
    await program('prisma/seed/demo.ts', { env: portal.environment(), logs });
    return how;
  });
  const [logKey] = await logKeysOf({ env: portal.environment(), logs });
  const watched = join(home, 'witness');
  const watcher = await witness(watched, logKey);
  remains.push(watcher.stop);
  const asked = { env: { ...portal.environment(), LOG_WITNESSES: watcher.line }, logs };
  const papers = [];
  const checkpoints = [];
  const signs = async () => papers.push(...(await portalDoes(asked, 'issue', String(permits))));
  const publishes = async () => {
    const [{ size, signed }] = await portalDoes(asked, 'publish');
    if (!size || signed.length !== 1) throw new StepFailure('the witness was not told');
    checkpoints.push(keptCheckpoint(watched, join(home, `${size}.note`)));
    return `over ${size} events`;
  };

  const taken = { bytes: 0, ms: 0 };
  await step('permits, and a base backup', async () => {
    await signs();
    const since = performance.now();
    taken.bytes = await baseBackup(base, server);
    taken.ms = performance.now() - since;
    return `${(taken.bytes / 1e6).toFixed(0)} MB in ${(taken.ms / 1000).toFixed(1)} s`;
  });
  let moment;
  await step('more permits, a checkpoint', async () => {
    await signs();
    const told = await publishes();
    moment = await archivedByNow(server);
    return told;
  });
  await step('more permits, a checkpoint', async () => {
    await signs();
    const told = await publishes();
    await archivedByNow(server);
    return told;
  });
  let killedAt;
  await step('killed while it signs', async () => {
    const last = await signedUnderFire(asked.env, Math.ceil(permits / 2), () => {
      killedAt = Date.now();
      return cluster.crash();
    });
    papers.push(...last);
    return `${last.length} more permits were told`;
  });
  await watcher.stop();
  return {
    portal,
    archive,
    base,
    baseBytes: taken.bytes,
    baseMs: taken.ms,
    papers,
    moment,
    killedAt,
    checkpoints,
    logKey,
    watched,
  };
}
