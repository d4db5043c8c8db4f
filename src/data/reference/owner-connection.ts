import type { ClientBase } from 'pg';

/** One connection of the owner role. Reference data are written through it alone: the runtime role can only read them. */
export type OwnerConnection = ClientBase;

/** Runs work in one transaction; it is kept only if the work says so, and undone when it fails. */
export async function keepOrUndo<T>(owner: OwnerConnection, work: () => Promise<{ isKept: boolean; value: T }>): Promise<T> {
  await owner.query('BEGIN');
  try {
    const { isKept, value } = await work();
    await owner.query(isKept ? 'COMMIT' : 'ROLLBACK');
    return value;
  } catch (error) {
    // A connection that broke has rolled back by itself.
    await owner.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
