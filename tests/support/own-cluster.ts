/** A PostgreSQL server of a test's own, for tests that kill it: durable by default, migrated and with the reference data. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../scripts/migrate.mjs';
import { addresses } from '../../scripts/setup/database.mjs';
import { installation } from '../../scripts/setup/installation.mjs';
import { program } from '../../scripts/setup/prepare.mjs';

export async function ownCluster({ durable = true } = {}) {
  const home = mkdtempSync(join(tmpdir(), `cites-test-${process.pid}-`));
  const portal = installation({ home, durable, given: {} });
  const { urls } = await portal.startDatabase();
  await migrate(urls.owner);
  await program('prisma/seed/reference-data.ts', { env: portal.environment(), logs: portal.logs });
  const cluster = await portal.cluster();
  return {
    /** As whoever holds the machine sees it. */
    superuserUrl: () => addresses(cluster, portal.secrets).superuser,
    /** Its environment, for a child process that is to be killed; the port may change when it is started again. */
    environment: () => portal.environment() as NodeJS.ProcessEnv,
    appUrl: () => portal.environment().DATABASE_URL as string,
    signerUrl: () => portal.environment().SIGNER_DATABASE_URL as string,
    ownerUrl: () => portal.environment().DATABASE_OWNER_URL as string,
    /** Has a world that is made after it live on this server, and not on the one of all test files. */
    enter: () => {
      const { DATABASE_URL, DATABASE_OWNER_URL, SIGNER_DATABASE_URL } = portal.environment();
      Object.assign(process.env, { DATABASE_URL, DATABASE_OWNER_URL, SIGNER_DATABASE_URL });
    },
    /** Kills the server without a word. */
    crash: () => cluster.crash(),
    /** Starts it again and lets it recover. */
    restart: () => portal.startDatabase(),
    destroy: () => {
      cluster.destroy();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
