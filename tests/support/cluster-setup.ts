/** One throw-away cluster for the run: a template database, migrated by its owner and filled with the reference data. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../scripts/migrate.mjs';
import { installation } from '../../scripts/setup/installation.mjs';
import { program } from '../../scripts/setup/prepare.mjs';

const PREFIX = 'cites-test-';

export type TestCluster = {
  port: number;
  superuserPassword: string;
  ownerPassword: string;
  appPassword: string;
  signerPassword: string;
  home: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** A run that was killed leaves its cluster behind: remove those whose process is gone. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (isAlive(pid)) continue;
    const home = join(tmpdir(), name);
    (await installation({ home, durable: false, given: {} }).cluster()).destroy();
    rmSync(home, { recursive: true, force: true });
  }
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export default async function setup(project: TestProject) {
  await sweep();
  const home = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // TEST_DURABLE=1: for tests that kill the server and expect to find everything afterwards.
  const portal = installation({ home, durable: process.env.TEST_DURABLE === '1', given: {} });
  const destroy = async () => {
    (await portal.cluster()).destroy();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const { urls } = await portal.startDatabase();
    await migrate(urls.owner);
    await program('prisma/seed/reference-data.ts', { env: portal.environment(), logs: portal.logs });
    const { superuserPassword, ownerPassword, appPassword, signerPassword } = portal.secrets;
    project.provide('cluster', {
      port: (await portal.cluster()).port(),
      superuserPassword,
      ownerPassword,
      appPassword,
      signerPassword,
      home,
    });
  } catch (error) {
    const { output } = error as { output?: string };
    await destroy();
    throw new Error(`The test database could not be made: ${(error as Error).message}\n${output ?? ''}`, { cause: error });
  }
  return destroy;
}
