import 'server-only';
import pg from 'pg';

/**
 * Runs work under a lock that only one process holds at a time, or answers `busy` at once. The lock belongs to a connection of
 * its own: PostgreSQL lets it go when that process dies, however it dies, and no transaction stays open meanwhile.
 */
export async function underAdvisoryLock<T>(
  connectionString: string,
  name: string,
  work: () => Promise<T>,
): Promise<{ readonly ran: true; readonly value: T } | { readonly ran: false }> {
  const holder = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000, keepAlive: true });
  // A connection that breaks while work goes on has lost the lock; the work itself is safe to do twice.
  holder.on('error', () => undefined);
  await holder.connect();
  try {
    const { rows } = await holder.query<{ held: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [name]);
    return rows[0]?.held ? { ran: true, value: await work() } : { ran: false };
  } finally {
    await holder.end().catch(() => undefined);
  }
}
