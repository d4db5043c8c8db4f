import 'server-only';
import { inTransaction } from '@/data/transaction';
import { addDays } from '@/domain/shared/iso-date';
import { ok } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { tellApplicant, tellHolder } from './tell';

/** Days before the last day of a permit that nobody has used yet. */
const BEFORE_EXPIRY = [30, 7] as const;
/** Days that a draft is left alone before its one reminder, and after which it is too old to remind of. */
const UNTOUCHED = { from: 7, until: 60 } as const;
const BATCH = 200;
const DAY = 86_400_000;

/**
 * Reminds holders of permits that will run out unused, and people of drafts they left. Each reminder has a key of its own, so
 * that it is given once, however often this runs; a day missed is made up for.
 */
export async function remindPeople(ctx: ServiceContext): Promise<number> {
  const permits = await ctx.db.permit.findMany({
    where: {
      state: 'issued',
      validUntil: { gte: new Date(ctx.today), lte: new Date(addDays(ctx.today, BEFORE_EXPIRY[0])) },
    },
    select: { id: true, permitNumber: true, applicationId: true, validUntil: true },
    orderBy: [{ validUntil: 'asc' }, { id: 'asc' }],
    take: BATCH,
  });
  const since = (days: number) => new Date(Date.parse(ctx.now) - days * DAY);
  const drafts = await ctx.db.application.findMany({
    where: { state: 'draft', updatedAt: { lte: since(UNTOUCHED.from), gte: since(UNTOUCHED.until) } },
    select: { id: true, reference: true, applicantId: true },
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    take: BATCH,
  });
  const before = await ctx.db.mail.count();
  for (const permit of permits) {
    const until = permit.validUntil.toISOString().slice(0, 10);
    // The nearest threshold alone: who comes back after a month of no worker is not told of both.
    const days = [...BEFORE_EXPIRY].reverse().find((n) => until <= addDays(ctx.today, n)) ?? BEFORE_EXPIRY[0];
    await inTransaction(ctx, async (tx) => {
      const key = `permit:${permit.id}:expires-in:${days}`;
      await tellHolder(tx, permit, { template: 'permitExpiresSoon', values: { until }, key }, ctx);
      return ok(null);
    });
  }
  for (const draft of drafts) {
    await inTransaction(ctx, async (tx) => {
      await tellApplicant(tx, draft, { template: 'draftUntouched', values: {}, key: `application:${draft.id}:untouched` }, ctx);
      return ok(null);
    });
  }
  return (await ctx.db.mail.count()) - before;
}
