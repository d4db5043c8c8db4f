import 'server-only';
import { countOverdue, decidedByDay, fullestQuotas, groundsOfRefusals, receivedByDay } from '@/data/queries/work-figures';
import { managementOffices } from '@/data/repositories/office-repository';
import { mayDo } from '@/domain/access/permissions';
import type { RefusalReason } from '@/domain/application/refusal';
import type { Quota } from '@/domain/quota/quota';
import { courseOf, type DecisionTimes, decisionTimes, sumOf, type WorkStep } from '@/domain/reports/work-figures';
import { type Span, spanOf, stepsOf, type WorkPeriod } from '@/domain/reports/work-period';
import { yearOf } from '@/domain/shared/iso-date';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** A quota is watched from here on, in hundredths of its limit. */
const WATCHED_FROM = 80;
const MOST_QUOTAS = 20;

/** What an office received, decided and owes. */
export interface Work {
  readonly span: Span;
  readonly received: number;
  readonly decided: number;
  readonly refused: number;
  readonly overdue: number;
  readonly times: DecisionTimes;
  readonly course: readonly WorkStep[];
  readonly grounds: readonly { readonly code: RefusalReason; readonly count: number }[];
  readonly quotas: readonly Quota[];
}

/** The work of somebody's office in a period, or of every office for the auditor. */
export async function readWork({ period }: { readonly period: WorkPeriod }, ctx: ServiceContext): Promise<Result<Work>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { roles, officeId } = actor.value;
  if (!mayDo(roles, 'queue:read')) return fail({ kind: 'forbidden', permission: 'queue:read' });
  const own = officeId === null ? [] : [officeId];
  const officeIds = roles.includes('auditor') ? (await managementOffices(ctx.db)).map(({ id }) => id) : own;
  const span = spanOf(period, ctx.today);
  const of = { officeIds, span, timeZone: ctx.party.timeZone };
  const [received, decided, grounds, overdue, quotas] = await Promise.all([
    receivedByDay(ctx.db, of),
    decidedByDay(ctx.db, of),
    groundsOfRefusals(ctx.db, of),
    countOverdue(ctx.db, officeIds, ctx.today),
    fullestQuotas(ctx.db, ctx.party.code, yearOf(ctx.today), WATCHED_FROM, MOST_QUOTAS),
  ]);
  return ok({
    span,
    received: sumOf(received),
    decided: sumOf(decided),
    refused: sumOf(decided.filter(({ isRefusal }) => isRefusal)),
    overdue,
    times: decisionTimes(decided, ctx.party.service.calendar),
    course: courseOf(stepsOf(period, ctx.today), received, decided),
    grounds,
    quotas,
  });
}
