import type { Client } from 'pg';

/** Makes a database out of the migrated template, to which the roles of the portal may connect. */
export async function copyTemplate(admin: Client, name: string): Promise<void> {
  // A template can be copied by one session at a time.
  await admin.query('SELECT pg_advisory_lock(1)');
  await admin.query(`CREATE DATABASE ${name} TEMPLATE cites STRATEGY wal_log OWNER cites_owner`);
  await admin.query('SELECT pg_advisory_unlock(1)');
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT ON DATABASE ${name} TO cites_app, cites_signer`);
}
