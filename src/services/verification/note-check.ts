import type { CheckWay } from '@/domain/verification/check-alarms';
import type { VerdictCode } from '@/domain/verification/verdict';
import type { ServiceContext } from '../context';

/** Notes that a permit of the register was checked. The public is counted by the day; Customs also by post and hour; nobody by name. */
export function noteCheck(permit: { readonly id: string } | null, way: CheckWay, verdict: VerdictCode, ctx: ServiceContext): void {
  if (!permit || verdict === 'UNKNOWN') return;
  const postId = way === 'customs' ? (ctx.actor?.postId ?? null) : null;
  ctx.ports.checks.note({ permitId: permit.id, way, postId, verdict, at: ctx.now, day: ctx.today });
}
