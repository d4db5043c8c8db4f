/** The ways into the database of the running test file, and connections that close by themselves. */
import pg from 'pg';

const address = (name: string) => {
  const url = process.env[name];
  if (!url) throw new Error(`${name} is not set: this test belongs in a folder of the project “integration” (vitest.config.ts)`);
  return url;
};

/** As the portal sees it: owns nothing. */
export const appUrl = () => address('DATABASE_URL');
/** As migrations and seeds see it. */
export const ownerUrl = () => address('DATABASE_OWNER_URL');
/** As the signer sees it: what waits for a signature, and the keys in use. */
export const signerUrl = () => address('SIGNER_DATABASE_URL');
/** As an attacker with the keys of the machine sees it. */
export const superuserUrl = () => address('DATABASE_SUPERUSER_URL');

/** Runs `work` with a connection of its own and closes it, whatever happens. */
export async function withClient<Answer>(connectionString: string, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString });
  // A server that is killed on purpose also breaks this connection; the query that notices it rejects by itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const kept = new Map<string, pg.Pool>();

/** Connections kept for the single statements of a test file: a new one for each costs PostgreSQL more than most statements do. */
function keptPool(connectionString: string): pg.Pool {
  const known = kept.get(connectionString);
  if (known) return known;
  const pool = new pg.Pool({ connectionString, max: 4, idleTimeoutMillis: 5_000, allowExitOnIdle: true });
  // A server that is killed, or a database that is dropped at the end of the file, also ends what waits here.
  pool.on('error', () => undefined);
  kept.set(connectionString, pool);
  return pool;
}

/** One statement, one answer. */
export async function query(connectionString: string, sql: string, values: unknown[] = []) {
  const client = await keptPool(connectionString).connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    // A setting or a transaction that the statement began must not outlive it.
    client.release(/^\s*(SET|BEGIN)\b/i.test(sql));
  }
}
