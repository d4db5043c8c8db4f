import { Client } from 'pg';
import { env } from '@/config/env';
import { keepOrUndo, type OwnerConnection } from '@/data/reference/owner-connection';

/** The address of the owner role: seeds and imports alone may use it. */
export function ownerUrl(): string {
  const url = env().databaseOwnerUrl;
  if (url === null) throw new Error('DATABASE_OWNER_URL is missing: set it to postgresql://cites_owner:PASSWORD@HOST:5432/cites');
  return url;
}

/** Runs work in one transaction as the owner: all of it is kept, or nothing. `to` is a connection of the owner or its address. */
export async function inOwnerTransaction<T>(to: OwnerConnection | string, work: (owner: OwnerConnection) => Promise<T>): Promise<T> {
  const kept = (owner: OwnerConnection) => keepOrUndo(owner, async () => ({ isKept: true, value: await work(owner) }));
  if (typeof to !== 'string') return kept(to);
  const client = new Client({ connectionString: to });
  await client.connect();
  try {
    return await kept(client);
  } finally {
    await client.end();
  }
}
