import 'server-only';
import { z } from 'zod';
import type { QueueFilter } from '@/domain/queue/queue-view';
import type { Database } from '../client';
import { Prisma } from '../generated/client';
import { conditionsOf, partsOf, type QueueDay, type QueueScope } from './queue-conditions';

/** A count beyond this helps nobody and costs more with every year. */
export const MOST_COUNTED = 1_000;

/** What is counted: cases of a scope that a filter lets through. */
export interface Counted {
  readonly scope: QueueScope;
  readonly filter: QueueFilter;
  readonly day: QueueDay;
}

const counts = z.array(z.object({ at: z.number(), n: z.number() }));

/** How many cases each view has, at most `MOST_COUNTED`; all in one question. */
export async function countQueues(db: Database, views: readonly Counted[]): Promise<readonly number[]> {
  if (views.length === 0) return [];
  const one = ({ scope, filter, day }: Counted, at: number): Prisma.Sql =>
    Prisma.sql`SELECT ${at}::int AS at, (SELECT count(*)::int FROM (SELECT 1 FROM ${partsOf(scope, filter, conditionsOf(filter, day))} part LIMIT ${MOST_COUNTED}) counted) AS n`;
  const rows = counts.parse(await db.$queryRaw<unknown[]>(Prisma.join(views.map(one), ' UNION ALL ')));
  return views.map((_, at) => rows.find((row) => row.at === at)?.n ?? 0);
}

/** How many cases of a view arrived after a moment. */
export async function countArrivals(db: Database, { scope, filter, day }: Counted, since: string): Promise<number> {
  const arrived = Prisma.sql`${conditionsOf(filter, day)} AND e.submitted_at > ${since}::timestamptz`;
  const rows = z
    .array(z.object({ n: z.number() }))
    .parse(
      await db.$queryRaw<
        unknown[]
      >`SELECT count(*)::int AS n FROM (SELECT 1 FROM ${partsOf(scope, filter, arrived)} part LIMIT 100) counted`,
    );
  return rows[0]?.n ?? 0;
}
