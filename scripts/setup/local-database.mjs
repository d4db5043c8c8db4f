// The addresses of this checkout's embedded database while it runs, for tools that cannot wait (the Prisma command line).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './installation.mjs';

/** `{ owner, superuser }`, or null when no embedded database of this checkout is running. */
export function localDatabase(home = join(root, '.data')) {
  const secretsFile = join(home, 'secrets.json');
  const pidFile = join(home, 'postgres/postmaster.pid');
  if (!existsSync(secretsFile) || !existsSync(pidFile)) return null;
  const { ownerPassword, superuserPassword } = JSON.parse(readFileSync(secretsFile, 'utf8'));
  const port = readFileSync(pidFile, 'utf8').split('\n')[3];
  return {
    owner: `postgresql://cites_owner:${ownerPassword}@127.0.0.1:${port}/cites`,
    superuser: `postgresql://postgres:${superuserPassword}@127.0.0.1:${port}/cites`,
  };
}
