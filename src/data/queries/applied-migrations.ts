import 'server-only';
import { z } from 'zod';
import type { Database } from '../client';

/** How many migrations are applied, and how many began but did not end. */
export async function migrationCounts(db: Database): Promise<{ readonly applied: number; readonly unfinished: number }> {
  const rows = await db.$queryRaw<unknown[]>`SELECT count(*) FILTER (WHERE finished_at IS NOT NULL)::int AS applied,
    count(*) FILTER (WHERE finished_at IS NULL AND rolled_back_at IS NULL)::int AS unfinished FROM _prisma_migrations`;
  const counts = z.object({ applied: z.number(), unfinished: z.number() });
  return counts.parse(rows[0]);
}
