import 'server-only';
import { inTransaction } from '@/data/transaction';
import { ok } from '@/domain/shared/result';
import type { CheckAlarm } from '@/domain/verification/check-alarms';
import { type VerdictCode, verdictRow } from '@/domain/verification/verdict';
import type { ServiceContext } from '../context';

/** Quiet time for the same alarm, so that a forger cannot fill the log by scanning. */
const QUIET_MINUTES = 10;
/** What stays true of a permit is said once a day. */
const QUIET_MINUTES_OF: Partial<Record<AlarmKind, number>> = { AFTER_USE: 1440, TWO_PLACES: 1440 };

/** What the Management Authority is alarmed about: a verdict of the table, what checks give cause for, or the end of a number series. */
type AlarmKind = VerdictCode | CheckAlarm | 'SERIES_EXHAUSTED';

/** Raises an alarm about one permit number or series, once in a while, with its audit event. */
export async function raiseAlarm(kind: AlarmKind, permitId: string | null, about: string, ctx: ServiceContext): Promise<void> {
  const since = new Date(Date.parse(ctx.now) - (QUIET_MINUTES_OF[kind] ?? QUIET_MINUTES) * 60_000);
  const known = await ctx.db.alarm.findFirst({
    where: { kind, detail: { path: ['permitNumber'], equals: about }, raisedAt: { gt: since } },
    select: { id: true },
  });
  if (known) return;
  const id = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    await tx.db.alarm.create({ data: { id, kind, permitId, detail: { permitNumber: about }, raisedAt: ctx.now } });
    tx.record({ type: 'AlarmRaised', subject: 'alarm', subjectId: id, payload: { alarm: about, verdict: kind } });
    return ok(null);
  });
}

/**
 * Tells the Management Authority that a code verifies and the register contradicts it (a stolen key, or lost or altered data),
 * where the verdict table asks for it.
 */
export async function alarmIfDue(verdict: VerdictCode, permitId: string | null, permitNumber: string, ctx: ServiceContext): Promise<void> {
  if (verdictRow(verdict).alarm) await raiseAlarm(verdict, permitId, permitNumber, ctx);
}
