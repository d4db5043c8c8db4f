// One embedded PostgreSQL server: make it, start it, stop it, remove it. Nothing here knows the portal's tables.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { postgresIdentity } from './binaries.mjs';
import { freePort, isFree } from './ports.mjs';

export const SUPERUSER = 'postgres';
const PREFERRED_PORT = 54320;

/** `-c` settings. No parameter and no row may reach the server's log, where personal data would outlive its retention. */
function settings(port, durable) {
  const always = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_error_verbosity: 'terse',
  };
  // Only for clusters that are thrown away: a crash of the machine would leave them broken.
  const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  return Object.entries(durable ? always : { ...always, ...hasty })
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ');
}

/**
 * A cluster in `folder`. `password` is the superuser's. `durable: false` trades crash safety for speed (tests).
 * When PostgreSQL runs as another user, the data lie in the temporary folder unless PGDATA_DIR names a place.
 */
export function cluster({ folder, password, durable = true }) {
  const { native, wrap, owner, how } = postgresIdentity();
  const wanted = resolve(folder);
  const data = owner ? (process.env.PGDATA_DIR ?? join(tmpdir(), `pg-${owner.uid}${wanted.replaceAll('/', '_')}`)) : wanted;
  const log = `${data}.log`;
  const pidFile = join(data, 'postmaster.pid');

  const run = (program, args, stderr = 'pipe') => {
    const [command, wrapped] = wrap(join(native, 'bin', program), args);
    const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
    const result = spawnSync(command, wrapped, { stdio: ['ignore', 'ignore', stderr], cwd: '/', encoding: 'utf8', env });
    if (result.status !== 0) throw new Error(`${program} failed: ${result.stderr || result.error || tail(log)}`);
  };

  // Not `pg_ctl status`: it believes any process with the recorded number, even a zombie or, after a reboot, a stranger.
  const livePid = () => {
    if (!existsSync(pidFile)) return null;
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    try {
      if (existsSync('/proc')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data) ? pid : null;
      return process.kill(pid, 0) ? pid : null;
    } catch {
      return null;
    }
  };
  const running = () => livePid() !== null;
  const port = () => Number(readFileSync(pidFile, 'utf8').split('\n')[3]);

  const create = () => {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const secret = mkdtempSync(join(tmpdir(), 'initdb-'));
    const passwordFile = join(secret, 'password');
    try {
      writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
      if (owner) for (const path of [data, secret, passwordFile]) chownSync(path, owner.uid, owner.gid);
      const encoding = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'];
      run('initdb', [
        '-D',
        data,
        '-U',
        SUPERUSER,
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        ...encoding,
        ...(durable ? [] : ['--no-sync']),
      ]);
    } catch (error) {
      rmSync(data, { recursive: true, force: true });
      throw error;
    } finally {
      rmSync(secret, { recursive: true, force: true });
    }
  };

  return {
    data,
    how,
    log,
    /** Whom the data must belong to, where that is not this user. */
    owner,
    running,
    port,
    /** Starts the server; `false` when it runs already. */
    async start() {
      if (!existsSync(join(data, 'PG_VERSION'))) create();
      if (running()) return false;
      rmSync(pidFile, { force: true });
      const chosen = durable && (await isFree(PREFERRED_PORT)) ? PREFERRED_PORT : await freePort();
      run('pg_ctl', ['-D', data, '-l', log, '-w', '-t', '60', '-o', settings(chosen, durable), 'start'], 'ignore');
      return true;
    },
    stop(mode = 'fast') {
      if (running()) run('pg_ctl', ['-D', data, '-m', mode, '-w', 'stop']);
    },
    /** As if the machine had lost its power: nobody is told. Answers when the last process of the server is gone. */
    async crash() {
      const pid = livePid();
      if (pid === null) return;
      process.kill(pid, 'SIGKILL');
      // Its children see that it is gone and end; a new server refuses to start beside them.
      while (!(await isFree(port()))) await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 200));
    },
    destroy() {
      this.stop('immediate');
      rmSync(data, { recursive: true, force: true });
      rmSync(log, { force: true });
    },
    url: (role, secret, database) => `postgresql://${role}:${encodeURIComponent(secret)}@127.0.0.1:${port()}/${database}`,
  };
}

function tail(file, lines = 15) {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : `see ${file}`;
}
