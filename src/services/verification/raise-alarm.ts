import 'server-only';
import { inTransaction } from '@/data/transaction';
import { ok } from '@/domain/shared/result';
import { type VerdictCode, verdictRow } from '@/domain/verification/verdict';
import type { ServiceContext } from '../context';

/** Quiet time for the same alarm, so that a forger cannot fill the log by scanning. */
const QUIET_MINUTES = 10;

/**
 * Tells the Management Authority that a code verifies and the register contradicts it (a stolen key, or lost or altered data),
 * where the verdict table asks for it.
 */
export async function alarmIfDue(verdict: VerdictCode, permitId: string | null, permitNumber: string, ctx: ServiceContext): Promise<void> {
  if (!verdictRow(verdict).alarm) return;
  const since = new Date(Date.parse(ctx.now) - QUIET_MINUTES * 60_000);
  const known = await ctx.db.alarm.findFirst({
    where: { kind: verdict, detail: { path: ['permitNumber'], equals: permitNumber }, raisedAt: { gt: since } },
    select: { id: true },
  });
  if (known) return;
  const id = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    await tx.db.alarm.create({ data: { id, kind: verdict, permitId, detail: { permitNumber }, raisedAt: ctx.now } });
    tx.record({ type: 'AlarmRaised', subject: 'alarm', subjectId: id, payload: { alarm: permitNumber, verdict } });
    return ok(null);
  });
}
