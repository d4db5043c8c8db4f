/** Each test file gets a database of its own, copied from the template; `@/config/env` finds it in the environment. */
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject, vi } from 'vitest';
import { copyTemplate } from './copy-template';

const { port, superuserPassword, ownerPassword, appPassword, signerPassword, home } = inject('cluster');
const name = `t_${process.env.VITEST_POOL_ID}_${process.pid}_${Date.now().toString(36)}`;
const address = (role: string, password: string, database: string) => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;

// What a file before this one left in a module, its environment and its connections, is not this one's.
vi.resetModules();
// What the composition keeps over a change of its code in development, it would keep from file to file.
delete (globalThis as { portal?: unknown }).portal;
const admin = new pg.Client({ connectionString: address('postgres', superuserPassword, 'postgres') });
await admin.connect();
await copyTemplate(admin, name);

Object.assign(process.env, {
  DATABASE_URL: address('cites_app', appPassword, name),
  DATABASE_OWNER_URL: address('cites_owner', ownerPassword, name),
  SIGNER_DATABASE_URL: address('cites_signer', signerPassword, name),
  DATABASE_SUPERUSER_URL: address('postgres', superuserPassword, name),
  PORTAL_MODE: 'demo',
  APP_ORIGIN: 'http://localhost:3000',
  PARTY_CODE: 'XA',
  PARTY_TIME_ZONE: 'UTC',
  AUTH_SECRET: 'for-tests-only-for-tests-only-for-tests-only',
  FILES_DIR: join(home, 'files', name),
  KEYS_DIR: join(home, 'keys', name),
  LOG_LEVEL: 'silent',
});

afterAll(async () => {
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
});
