import { Client, type ClientBase } from 'pg';
import { env } from '@/config/env';

/** The address of the owner role: seeds and imports alone may use it. */
export function ownerUrl(): string {
  const url = env().databaseOwnerUrl;
  if (url === null) throw new Error('DATABASE_OWNER_URL is missing: set it to postgresql://cites_owner:PASSWORD@HOST:5432/cites');
  return url;
}

/** Runs work in one transaction as the owner: all of it is kept, or nothing. */
export async function inOwnerTransaction<T>(to: ClientBase | string, work: (client: ClientBase) => Promise<T>): Promise<T> {
  if (typeof to !== 'string') return committed(to, work);
  const client = new Client({ connectionString: to });
  await client.connect();
  try {
    return await committed(client, work);
  } finally {
    await client.end();
  }
}

async function committed<T>(client: ClientBase, work: (client: ClientBase) => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
