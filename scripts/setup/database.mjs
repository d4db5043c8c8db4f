// The portal's database inside a cluster: its name, its three roles, and who they are.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { SUPERUSER } from './cluster.mjs';

export const DATABASE = 'cites';
const roles = readFileSync(new URL('./roles.sql', import.meta.url), 'utf8');

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The addresses of one database for its roles. */
export const addresses = (cluster, secrets, database = DATABASE) => ({
  app: cluster.url('cites_app', secrets.appPassword, database),
  owner: cluster.url('cites_owner', secrets.ownerPassword, database),
  signer: cluster.url('cites_signer', secrets.signerPassword, database),
  superuser: cluster.url(SUPERUSER, secrets.superuserPassword, database),
});

/** Makes database and roles as `roles.sql` says; changes nothing when they are there. */
export async function ensureDatabase(cluster, secrets, database = DATABASE) {
  const urls = addresses(cluster, secrets, database);
  await withClient(cluster.url(SUPERUSER, secrets.superuserPassword, 'postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  });
  await withClient(urls.superuser, async (client) => {
    for (const role of ['owner', 'app', 'signer'])
      await client.query('SELECT set_config($1, $2, false)', [`setup.${role}_password`, secrets[`${role}Password`]]);
    await client.query(roles);
  });
  return urls;
}

/** Says in words why a database cannot be used, or nothing when it can. */
export async function reach(connectionString) {
  try {
    await withClient(connectionString, (client) => client.query('SELECT 1'));
    return null;
  } catch (error) {
    return error.message || error.code || String(error);
  }
}
