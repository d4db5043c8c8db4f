import 'server-only';
import { openRequestsUntil } from '@/data/repositories/correspondence-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { ageOfUndecided } from '@/domain/application/case-clock';
import { hasLapsed, isOverdue } from '@/domain/correspondence/information-request';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';
import { ok } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { lateApplications } from './late-applications';
import { tellApplicant, tellApplicantToReply, tellHolder } from './tell';

/** Days before the last day of a permit that nobody has used yet. */
const BEFORE_EXPIRY = [30, 7] as const;
/** Days before an answer is due, and before an application without one lapses. */
const BEFORE_REPLY = [7, 1] as const;
const BEFORE_LAPSE = 7;
/** Days that a draft is left alone before its one reminder, and after which it is too old to remind of. */
const UNTOUCHED = { from: 7, until: 60 } as const;
const BATCH = 200;
const DAY = 86_400_000;

/**
 * Reminds holders of permits that will run out unused, people of drafts they left and of answers they owe, and tells those whose
 * decision is late by when to expect it now. Each has a key of its own, so that it is given once, however often this runs; a day
 * missed is made up for.
 */
export async function remindPeople(ctx: ServiceContext): Promise<number> {
  const before = await ctx.db.mail.count();
  await remindHolders(ctx);
  await remindOfDrafts(ctx);
  await remindOfReplies(ctx);
  await apologise(ctx);
  return (await ctx.db.mail.count()) - before;
}

const each = (ctx: ServiceContext, work: (tx: Tx) => Promise<void>) =>
  inTransaction(ctx, async (tx) => {
    await work(tx);
    return ok(null);
  });

/** The nearest of some thresholds that a day is within: who comes back after a month of no worker is not told of every one. */
const nearest = (thresholds: readonly number[], until: IsoDate, today: IsoDate): number | null =>
  thresholds.toSorted((a, b) => a - b).find((days) => until <= addDays(today, days)) ?? null;

async function remindHolders(ctx: ServiceContext): Promise<void> {
  const permits = await ctx.db.permit.findMany({
    where: {
      state: 'issued',
      validUntil: { gte: new Date(ctx.today), lte: new Date(addDays(ctx.today, BEFORE_EXPIRY[0])) },
    },
    select: { id: true, permitNumber: true, applicationId: true, validUntil: true },
    orderBy: [{ validUntil: 'asc' }, { id: 'asc' }],
    take: BATCH,
  });
  for (const permit of permits) {
    const until = permit.validUntil.toISOString().slice(0, 10) as IsoDate;
    const key = `permit:${permit.id}:expires-in:${nearest(BEFORE_EXPIRY, until, ctx.today)}`;
    await each(ctx, (tx) => tellHolder(tx, permit, { template: 'permitExpiresSoon', values: { until }, key }, ctx));
  }
}

async function remindOfDrafts(ctx: ServiceContext): Promise<void> {
  const since = (days: number) => new Date(Date.parse(ctx.now) - days * DAY);
  const drafts = await ctx.db.application.findMany({
    where: { state: 'draft', updatedAt: { lte: since(UNTOUCHED.from), gte: since(UNTOUCHED.until) } },
    select: { id: true, reference: true, applicantId: true, agentId: true },
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    take: BATCH,
  });
  for (const draft of drafts) {
    const key = `application:${draft.id}:untouched`;
    await each(ctx, (tx) => tellApplicant(tx, draft, { template: 'draftUntouched', values: {}, key }, ctx));
  }
}

/** Before an answer is due, and once more before its application lapses. */
async function remindOfReplies(ctx: ServiceContext): Promise<void> {
  const { lapseDays } = ctx.party.service;
  const waiting = await openRequestsUntil(ctx.db, addDays(ctx.today, BEFORE_REPLY[0] + lapseDays), BATCH);
  for (const { id, dueOn, lapsesOn, ...application } of waiting) {
    if (hasLapsed({ lapsesOn }, ctx.today)) continue;
    const isLate = isOverdue({ dueOn }, ctx.today);
    const days = isLate ? nearest([BEFORE_LAPSE], lapsesOn, ctx.today) : nearest(BEFORE_REPLY, dueOn, ctx.today);
    if (days === null) continue;
    const key = `request:${id}:${isLate ? 'lapses' : 'due'}-in:${days}`;
    const template = isLate ? 'applicationLapsesSoon' : 'replyDueSoon';
    await each(ctx, (tx) => tellApplicantToReply(tx, application, { template, values: { due: dueOn, last: lapsesOn }, key }, ctx));
  }
}

/** Tells those whose decision is late, once for each new day that is promised. */
async function apologise(ctx: ServiceContext): Promise<void> {
  for await (const application of lateApplications(ctx)) {
    const age = ageOfUndecided(application, ctx.today, ctx.party.service);
    if (!age?.dueOn || !age.expectedOn || !age.isLate) continue;
    const key = `application:${application.id}:late:${age.expectedOn}`;
    const values = { due: age.dueOn, expected: age.expectedOn };
    await each(ctx, (tx) => tellApplicant(tx, application, { template: 'decisionLate', values, key }, ctx));
  }
}
