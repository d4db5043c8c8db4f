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

/** One statement, one answer. */
export const query = (connectionString: string, sql: string, values: unknown[] = []) =>
  withClient(connectionString, async (client) => (await client.query(sql, values)).rows);
