import 'server-only';
import { decisionsOf } from '@/data/repositories/case-repository';
import { permitsOfApplication } from '@/data/repositories/permit-repository';
import { proposalsOf } from '@/domain/application/second-officer';
import { blocking } from '@/domain/rules/rule';
import { fail, type Result } from '@/domain/shared/result';
import { judge } from '../application/gather-facts';
import type { ServiceContext } from '../context';
import { tellApplicant } from '../mail/tell';
import { takeIfFree } from '../queue/assign-cases';
import { moveCase, withCase } from './open-case';

type Moved = Promise<Result<{ readonly reference: string }>>;
interface OnCase {
  readonly reference: string;
  readonly version: number;
}

/** A case officer takes a submitted application up. */
export const startReview = (input: OnCase, ctx: ServiceContext): Moved =>
  withCase({ ...input, permission: 'application:review', part: 'R' }, ctx, async (open) => {
    await takeIfFree(open.tx, open.application.reference, open.actor, ctx);
    return moveCase(
      open,
      'startReview',
      null,
      { type: 'ReviewStarted', subject: 'application', subjectId: open.application.id, payload: {} },
      ctx,
    );
  });

/** Recommends approval or refusal. Approval is stopped by any rule of the review that is not met. */
export const recommend = (
  input: OnCase & { readonly outcome: 'approve' | 'refuse'; readonly reasons: string },
  ctx: ServiceContext,
): Moved =>
  withCase({ ...input, permission: 'application:recommend', part: 'R' }, ctx, async (open) => {
    const findings = await judge(open.tx.db, open.application, 'R', ctx);
    if (input.outcome === 'approve' && blocking(findings).length > 0) return fail({ kind: 'rules-not-met', findings: blocking(findings) });
    return moveCase(
      open,
      'recommend',
      { kind: input.outcome === 'approve' ? 'recommend-approve' : 'recommend-refuse', reasons: input.reasons },
      {
        type: 'ApplicationRecommended',
        subject: 'application',
        subjectId: open.application.id,
        payload: { outcome: input.outcome, reasons: input.reasons, findings: findings.map((finding) => finding.ruleId) },
      },
      ctx,
    );
  });

/** An issuing officer gives a recommendation back. */
export const sendBack = (input: OnCase & { readonly reason: string }, ctx: ServiceContext): Moved =>
  withCase({ ...input, permission: 'application:decide', part: 'S' }, ctx, (open) =>
    moveCase(
      open,
      'sendBack',
      { kind: 'send-back', reasons: input.reason },
      { type: 'ApplicationSentBack', subject: 'application', subjectId: open.application.id, payload: { reason: input.reason } },
      ctx,
    ),
  );

/**
 * An issuing officer closes a case that the applicant no longer pursues: nothing is decided, and it counts as withdrawn.
 * Not over a colleague's proposal or one's own: a refusal that takes two would otherwise be had by one, without letter or appeal.
 */
export const closeCase = (input: OnCase & { readonly reason: string }, ctx: ServiceContext): Moved =>
  withCase({ ...input, permission: 'application:decide', part: 'S' }, ctx, async (open) => {
    const { tx, application } = open;
    const isProposed = proposalsOf(await decisionsOf(tx.db, application.id)).length > 0;
    if (isProposed) return fail({ kind: 'transition-not-allowed', from: application.state, action: 'close' });
    const moved = await moveCase(
      open,
      'close',
      null,
      { type: 'ApplicationClosed', subject: 'application', subjectId: application.id, payload: { reason: input.reason } },
      ctx,
    );
    if (!moved.ok) return moved;
    const key = `application:${application.id}:closed:${application.version}`;
    await tellApplicant(tx, application, { template: 'applicationWithdrawn', values: { day: ctx.today }, key }, ctx);
    return moved;
  });

/** An issuing officer takes an approval back before any signature; what it reserved of quotas comes back with it. */
export const reopenApproval = (input: OnCase & { readonly reason: string }, ctx: ServiceContext): Moved =>
  withCase({ ...input, permission: 'application:decide', part: 'S' }, ctx, async (open) => {
    const { tx, application } = open;
    const permits = await permitsOfApplication(tx.db, application.id);
    if (permits.some((permit) => permit.state !== 'void'))
      return fail({ kind: 'transition-not-allowed', from: application.state, action: 'reopen' });
    return moveCase(
      open,
      'reopen',
      { kind: 'reopen', reasons: input.reason },
      { type: 'ApprovalReopened', subject: 'application', subjectId: application.id, payload: { reason: input.reason } },
      ctx,
    );
  });
