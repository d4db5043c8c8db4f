import 'server-only';

/** What PostgreSQL said, dug out of the layers that wrap it. */
export interface DatabaseRefusal {
  readonly code: string;
  readonly message: string;
}

const AGAIN = ['40001', '40P01', '55P03', '23505', '23P01'];
const CODE = /^[0-9A-Z]{5}$/;

/** Finds SQLSTATE and message of an error, whichever layer threw it; null when PostgreSQL is not where it came from. */
export function databaseRefusal(error: unknown): DatabaseRefusal | null {
  const seen = new Set<unknown>();
  const queue: unknown[] = [error];
  let message = error instanceof Error ? error.message : '';
  while (queue.length > 0) {
    const current = queue.shift();
    if (typeof current !== 'object' || current === null || seen.has(current)) continue;
    seen.add(current);
    const record = current as Record<string, unknown>;
    const original = record.originalMessage ?? (record.code && record.severity ? record.message : undefined);
    if (typeof original === 'string') message = original;
    for (const key of ['originalCode', 'code']) {
      const code = record[key];
      if (typeof code === 'string' && CODE.test(code) && !/^P[12]\d{3}$/.test(code))
        return { code, message: typeof record.message === 'string' && record.severity ? record.message : message };
    }
    queue.push(record.cause, record.meta, record.driverAdapterError, record.error);
  }
  return null;
}

/**
 * Deadlock, serialisation or a lock not had in time: the same work may go through if it is done again. So may work that was
 * refused a unique value, or a range that must overlap no other: another request wrote it between our look and our write, and the second look finds it.
 */
export function isTransient(error: unknown): boolean {
  const code = databaseRefusal(error)?.code;
  const prisma = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return (code !== undefined && AGAIN.includes(code)) || prisma === 'P2034' || prisma === 'P2002';
}
