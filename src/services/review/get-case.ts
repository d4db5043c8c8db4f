import 'server-only';
import { type AuditRow, eventsAbout } from '@/data/queries/audit-trail';
import { decisionsOf, findingsOf, playedParts, type RecordedDecision } from '@/data/repositories/case-repository';
import { permitsOfApplication } from '@/data/repositories/permit-repository';
import { type Part, takePart } from '@/domain/access/separation-of-duties';
import type { Application } from '@/domain/application/application';
import { type ApplicationAction, applicationTransitions } from '@/domain/application/application-states';
import type { RecordedFinding } from '@/domain/finding/finding';
import type { PermitState } from '@/domain/permit/permit-states';
import type { Finding } from '@/domain/rules/rule';
import type { IsoDate } from '@/domain/shared/iso-date';
import { ok, type Result } from '@/domain/shared/result';
import { actionsFor } from '@/domain/shared/transition-table';
import { judge } from '../application/gather-facts';
import type { ServiceContext } from '../context';
import { findCase } from './open-case';

/** Everything needed to decide on one page. */
export interface Case {
  readonly application: Application;
  readonly applicantName: string;
  readonly findings: readonly Finding[];
  readonly recorded: readonly RecordedFinding[];
  readonly decisions: readonly RecordedDecision[];
  readonly permits: readonly { readonly permitNumber: string; readonly state: PermitState; readonly validUntil: IsoDate }[];
  readonly events: readonly AuditRow[];
  /** What this person may do now, by role, state and separation of duties: the buttons of the page. */
  readonly actions: readonly ApplicationAction[];
  readonly mayRecordFindings: boolean;
  readonly maySign: boolean;
  /** The part that stands between this person and a decision, if any. */
  readonly barredBy: 'separation-of-duties' | null;
}

const PART_OF: Partial<Record<ApplicationAction, Part>> = {
  startReview: 'R',
  returnForInformation: 'R',
  requestFindings: 'R',
  resumeReview: 'R',
  recommend: 'R',
  sendBack: 'S',
  approve: 'S',
  refuse: 'S',
};

/** A case with its rules, findings, people and history. */
export async function getCase(input: { readonly reference: string }, ctx: ServiceContext): Promise<Result<Case>> {
  const found = await findCase(input.reference, 'application:read', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  const [parts, decisions, recorded, permits, events, applicant] = await Promise.all([
    playedParts(ctx.db, application.id),
    decisionsOf(ctx.db, application.id),
    findingsOf(ctx.db, application.id),
    permitsOfApplication(ctx.db, application.id),
    eventsAbout(ctx.db, 'application', application.id),
    ctx.db.person.findUniqueOrThrow({ where: { id: application.applicantId }, select: { name: true } }),
  ]);
  const findings = await judge(ctx.db, application, 'R', ctx);
  const mayTake = (part: Part): boolean => takePart(parts, actor.personId, part).ok;
  const round = decisions.filter((decision) => decision.kind.startsWith('recommend')).length;
  const hasDecided = decisions.some(
    (decision) =>
      decision.round === round && decision.authorId === actor.personId && (decision.kind === 'approve' || decision.kind === 'refuse'),
  );
  const byRole = actionsFor(applicationTransitions, application.state, actor.roles).filter((action) => PART_OF[action] !== undefined);
  const actions = byRole.filter(
    (action) => mayTake(PART_OF[action] ?? 'A') && !(hasDecided && (action === 'approve' || action === 'refuse')),
  );
  const isSigned = permits.some((permit) => permit.state !== 'void');
  return ok({
    application,
    applicantName: applicant.name,
    findings,
    recorded,
    decisions,
    permits,
    events,
    actions,
    mayRecordFindings: application.state === 'under-review' && actor.roles.includes('case-officer') && mayTake('R'),
    maySign: application.state === 'approved' && !isSigned && actor.roles.includes('issuing-officer') && mayTake('S'),
    barredBy: byRole.length > actions.length ? 'separation-of-duties' : null,
  });
}
