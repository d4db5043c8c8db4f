// A local installation: one folder with the database, the secrets, the keys and the files of one portal on this machine.
// Loads nothing from node_modules before it is asked to, because `npm run demo` starts before anything is installed.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { StepFailure } from './failure.mjs';

export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

const secret = (bytes = 24) => randomBytes(bytes).toString('base64url');

/** Passwords and keys made once per installation, readable by this user alone. One that an older installation lacks is added. */
function keptSecrets(home) {
  const file = join(home, 'secrets.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const made = {
    superuserPassword: secret(),
    ownerPassword: secret(),
    appPassword: secret(),
    signerPassword: secret(),
    authSecret: secret(36),
    ...kept,
  };
  if (Object.keys(made).length > Object.keys(kept).length) writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

/**
 * The installation in `home` (default `.data`). `given` are variables that replace what the installation would choose;
 * a DATABASE_URL among them replaces the embedded server.
 */
export function installation({ home = process.env.PORTAL_DATA_DIR ?? join(root, '.data'), durable = true, given = {} } = {}) {
  home = resolve(home);
  const folder = (name) => {
    mkdirSync(join(home, name), { recursive: true, mode: 0o700 });
    return join(home, name);
  };
  folder('.');
  const secrets = keptSecrets(home);
  const isExternal = Boolean(given.DATABASE_URL);
  if (isExternal && !(given.DATABASE_OWNER_URL && given.SIGNER_DATABASE_URL)) {
    throw new StepFailure(
      'DATABASE_URL is set, but DATABASE_OWNER_URL or SIGNER_DATABASE_URL is not. The first is the role that serves people (cites_app), the second the owner that migrates and seeds (cites_owner), the third signs (cites_signer); scripts/setup/roles.sql makes all three.',
    );
  }
  let cluster;
  const external = { app: given.DATABASE_URL ?? '', owner: given.DATABASE_OWNER_URL ?? '', signer: given.SIGNER_DATABASE_URL ?? '' };
  let urls = isExternal ? external : undefined;

  const embedded = async () => {
    const { cluster: make } = await import('./cluster.mjs');
    cluster ??= make({ folder: join(home, 'postgres'), password: secrets.superuserPassword, durable });
    return cluster;
  };

  return {
    home,
    secrets,
    logs: folder('logs'),
    isExternal,
    cluster: embedded,
    /** Starts the database if needed; `started` says whether this call did it, so that only its starter stops it. */
    async startDatabase() {
      const { ensureDatabase, reach } = await import('./database.mjs');
      if (isExternal) {
        for (const [name, url] of [
          ['DATABASE_URL', external.app],
          ['DATABASE_OWNER_URL', external.owner],
          ['SIGNER_DATABASE_URL', external.signer],
        ]) {
          const problem = await reach(url);
          if (problem) throw new StepFailure(`${name} cannot be used: ${problem}. Start that server and check host, role and password.`);
        }
        return { started: false, urls: external, how: 'the server of DATABASE_URL' };
      }
      const server = await embedded();
      const started = await server.start();
      const made = await ensureDatabase(server, secrets);
      urls = made;
      return { started, urls: made, how: `embedded PostgreSQL ${server.how}, port ${server.port()}${started ? '' : ', already running'}` };
    },
    async stopDatabase() {
      if (!isExternal) (await embedded()).stop();
    },
    /** Everything the portal reads, for this installation. The database must run. */
    environment({ port = 3000 } = {}) {
      if (!urls) throw new Error('start the database first');
      return {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: '1',
        PORTAL_MODE: 'demo',
        APP_ORIGIN: `http://localhost:${port}`,
        PARTY_CODE: 'XA',
        PARTY_TIME_ZONE: 'UTC',
        AUTH_SECRET: secrets.authSecret,
        FILES_DIR: folder('files'),
        KEYS_DIR: folder('keys'),
        LOG_LEVEL: 'info',
        ...given,
        DATABASE_URL: urls.app,
        DATABASE_OWNER_URL: urls.owner,
        SIGNER_DATABASE_URL: given.SIGNER_URL ? '' : urls.signer,
        HOSTNAME: '127.0.0.1',
        PORT: String(port),
      };
    },
  };
}

const PORTAL_VARIABLES =
  /^(PORTAL_|PARTY_|APP_ORIGIN$|DATABASE_|SIGNER_|TOKEN_|LOG_WITNESSES$|AUTH_SECRET$|TRUSTED_PROXIES$|FILES_DIR$|KEYS_DIR$|SPLIT_CONSIGNMENTS$|CLAMD_ADDRESS$|SMTP_URL$|MAIL_FROM$|LOG_LEVEL$)/;

/** What the person who typed the command has set, in the shell or in `.env`. */
export function givenVariables() {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  return Object.fromEntries(Object.entries(process.env).filter(([name, value]) => PORTAL_VARIABLES.test(name) && value));
}

/** How to run one of our TypeScript files outside Next: arguments for `process.execPath`. */
export function typescript(file, ...args) {
  // `react-server` is the condition under which `server-only` lets itself be imported.
  const loader = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
  return ['--conditions=react-server', '--import', loader, resolve(root, file), ...args];
}
