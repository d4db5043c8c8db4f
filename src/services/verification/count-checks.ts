import 'server-only';
import { addToCount, countsOf, lastEndorsed } from '@/data/repositories/check-repository';
import { alarmsOf, type CheckCount } from '@/domain/verification/check-alarms';
import type { ServiceContext } from '../context';
import type { NotedCheck } from '../ports';
import { raiseAlarm } from './raise-alarm';

/** Rows of a permit that alarms are judged by: the newest days. */
const MOST_ROWS = 200;

/** The checks as they are kept: a number for each permit, day, way, post and verdict; the public without an hour. */
function counted(checks: readonly NotedCheck[]): ReadonlyMap<string, { readonly permitId: string; readonly count: CheckCount }> {
  const counts = new Map<string, { readonly permitId: string; readonly count: CheckCount }>();
  for (const { permitId, way, postId, verdict, at, day } of checks) {
    const key = [permitId, day, way, postId ?? '', verdict].join();
    const times = (counts.get(key)?.count.times ?? 0) + 1;
    counts.set(key, { permitId, count: { day, way, postId, verdict, times, lastAt: way === 'customs' ? at : null } });
  }
  return counts;
}

/** Counts checks that were noted, and raises the alarms that the counts give cause for. */
export async function countChecks(checks: readonly NotedCheck[], ctx: ServiceContext): Promise<void> {
  // In one order, so that two processes never wait for each other.
  for (const [, { permitId, count }] of [...counted(checks)].sort(([a], [b]) => (a < b ? -1 : 1)))
    await addToCount(ctx.db, permitId, count);
  for (const permitId of [...new Set(checks.map((check) => check.permitId))].sort()) {
    const kinds = alarmsOf(await countsOf(ctx.db, permitId, MOST_ROWS), await lastEndorsed(ctx.db, permitId), ctx.now);
    if (kinds.length === 0) continue;
    const { permitNumber } = await ctx.db.permit.findUniqueOrThrow({ where: { id: permitId }, select: { permitNumber: true } });
    for (const kind of kinds) await raiseAlarm(kind, permitId, permitNumber, ctx);
  }
}
