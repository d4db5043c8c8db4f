import 'server-only';
import { z } from 'zod';
import type { Database } from '../client';

/** Something that must never be, found in the register: which rule, and where. */
export interface InvariantViolation {
  readonly rule: string;
  readonly reference: string;
}

/** Asks PostgreSQL for everything in the register that contradicts itself; nothing found is an empty list. */
export async function invariantViolations(db: Database): Promise<readonly InvariantViolation[]> {
  // Over a large register this takes longer than any request may; the limit of the pool is for requests.
  const rows = await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = '10min'`;
      return tx.$queryRaw<unknown[]>`SELECT rule, reference FROM verify_invariants() LIMIT 1000`;
    },
    { timeout: 600_000 },
  );
  return z.array(z.object({ rule: z.string(), reference: z.string() })).parse(rows);
}
