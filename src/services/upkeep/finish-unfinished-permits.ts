import 'server-only';
import { unfinishedPermits } from '@/data/repositories/permit-repository';
import type { ServiceContext } from '../context';
import { finishIssuing } from '../permit/finish-issuing';

/** Younger ones are still in the hands of the request that took their number. */
const GRACE_SECONDS = 10;

/** The sweeper: completes permits whose signing a crash interrupted. Answers the numbers it finished and those it could not. */
export async function finishUnfinishedPermits(
  ctx: ServiceContext,
): Promise<{ readonly finished: readonly string[]; readonly failed: readonly string[] }> {
  const before = new Date(Date.parse(ctx.now) - GRACE_SECONDS * 1000).toISOString();
  const finished: string[] = [];
  const failed: string[] = [];
  for (const permitNumber of await unfinishedPermits(ctx.db, before)) {
    // One permit that cannot be finished must not keep the others waiting; it stays and is tried again.
    const result = await finishIssuing({ permitNumber }, ctx).catch(() => null);
    (result?.ok ? finished : failed).push(permitNumber);
  }
  return { finished, failed };
}
