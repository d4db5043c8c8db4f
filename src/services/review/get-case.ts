import 'server-only';
import { type AuditRow, eventsAbout } from '@/data/queries/audit-trail';
import { adviceRequestsOf } from '@/data/repositories/advice-repository';
import { decisionsOf, findingsOf, playedParts, type RecordedDecision } from '@/data/repositories/case-repository';
import { type CaseNote, holdsOf, notesOf } from '@/data/repositories/casework-repository';
import { permitsOfApplication } from '@/data/repositories/permit-repository';
import { saveRisk } from '@/data/repositories/queue-repository';
import { type OpenRetrospective, openRetrospective } from '@/data/repositories/retrospective-repository';
import { type SetAsideRequest, setAsideFor, setAsideRequestOf } from '@/data/repositories/set-aside-repository';
import { type RefusalOnFile, refusalOf, termsOf } from '@/data/repositories/terms-repository';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { type Part, takePart } from '@/domain/access/separation-of-duties';
import type { Application } from '@/domain/application/application';
import { type ApplicationAction, applicationTransitions } from '@/domain/application/application-states';
import type { ApprovalTerms } from '@/domain/application/approval-terms';
import { type CaseHold, HOLDABLE_STATES } from '@/domain/application/case-hold';
import { needsSecondOfficer, proposalsOf } from '@/domain/application/second-officer';
import type { AdviceRequest } from '@/domain/finding/advice-request';
import type { FindingKind, RecordedFinding } from '@/domain/finding/finding';
import type { PermitState } from '@/domain/permit/permit-states';
import { riskScore } from '@/domain/rules/risk-score';
import type { Finding } from '@/domain/rules/rule';
import type { SetAside } from '@/domain/rules/set-aside';
import type { IsoDate } from '@/domain/shared/iso-date';
import { ok, type Result } from '@/domain/shared/result';
import { actionsFor } from '@/domain/shared/transition-table';
import { judge } from '../application/gather-facts';
import type { ServiceContext } from '../context';
import { mayWriteNotes } from './case-notes';
import { findingsOfCase } from './findings-needed';
import { findCase, worksOn } from './open-case';
import { SET_ASIDE_STATES } from './set-rule-aside';

/** Everything needed to decide on one page. */
export interface Case {
  readonly application: Application;
  readonly applicantName: string;
  readonly findings: readonly Finding[];
  /** The rules that issuing-officers set aside for what was submitted, and what the applicant asked for. */
  readonly setAside: readonly SetAside[];
  readonly setAsideRequest: SetAsideRequest | null;
  /** Whether this person may set a rule aside now. */
  readonly maySetAside: boolean;
  /** The terms of its approval, proposed or given; what its refusal says. */
  readonly terms: ApprovalTerms | null;
  readonly refusal: RefusalOnFile | null;
  /** What the Scientific Authority was asked, newest first. */
  readonly questions: readonly AdviceRequest[];
  /** What the case waits for and waited for, newest first; what officers wrote to one another. */
  readonly holds: readonly CaseHold[];
  readonly notes: readonly CaseNote[];
  readonly mayWriteNotes: boolean;
  /** What makes it a retrospective case, or null. */
  readonly retrospective: OpenRetrospective | null;
  /** Whether this person may hold the case, or release it. */
  readonly mayHold: boolean;
  readonly recorded: readonly RecordedFinding[];
  readonly decisions: readonly RecordedDecision[];
  readonly permits: readonly { readonly permitNumber: string; readonly state: PermitState; readonly validUntil: IsoDate }[];
  readonly events: readonly AuditRow[];
  /** What this person may do now, by role, state and separation of duties: the buttons of the page. */
  readonly actions: readonly ApplicationAction[];
  readonly mayRecordFindings: boolean;
  /** The findings that the rules of this case ask for, of both authorities. */
  readonly findingsNeeded: readonly FindingKind[];
  readonly maySign: boolean;
  /**
   * Why this person may not do what their role would allow in this state: an earlier part on the case, or a decision that
   * they already gave in this round and that now waits for a second issuing-officer.
   */
  readonly barredBy: 'separation-of-duties' | 'decision-given' | null;
  /** The parts this person already plays. */
  readonly ownParts: readonly Part[];
  /** First decisions of this round that wait for a second issuing-officer. */
  readonly proposals: readonly RecordedDecision[];
  /** Whether the next decision of each kind would be a proposal to a second issuing-officer. */
  readonly needsSecond: { readonly approve: boolean; readonly refuse: boolean };
}

const PART_OF: Partial<Record<ApplicationAction, Part>> = {
  startReview: 'R',
  returnForInformation: 'R',
  requestFindings: 'R',
  resumeReview: 'R',
  recommend: 'R',
  sendBack: 'S',
  close: 'S',
  approve: 'S',
  refuse: 'S',
};

/** Any officer of the case holds an open one and releases it again, in whichever of the two parts is theirs. */
const mayHold = (actor: Actor, { state }: Application, isSigned: boolean, mayTake: (part: Part) => boolean): boolean =>
  HOLDABLE_STATES.includes(state) &&
  !isSigned &&
  ((mayDo(actor.roles, 'application:review') && mayTake('R')) || (mayDo(actor.roles, 'application:decide') && mayTake('S')));

const kindOf = (decision: RecordedDecision): 'approve' | 'refuse' => (decision.kind === 'refuse' ? 'refuse' : 'approve');

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
  const [holds, notes] = await Promise.all([holdsOf(ctx.db, application.id), notesOf(ctx.db, application.id)]);
  const findings = await judge(ctx.db, application, 'R', ctx);
  // A day that passed, or a quota that others drew on, moves the risk without a step: the queue says what this page says.
  await saveRisk(ctx.db, application.id, riskScore(findings).score);
  const setAside = await setAsideFor(ctx.db, application.id);
  const setAsideRequest = await setAsideRequestOf(ctx.db, application.id);
  // An office that a case is shared with reads it; no step is theirs.
  const works = worksOn(actor, application);
  const mayTake = (part: Part): boolean => works && takePart(parts, actor.personId, part).ok;
  const given = proposalsOf(decisions);
  const hasDecided = given.some((decision) => decision.authorId === actor.personId);
  const isDecision = (action: ApplicationAction): boolean => action === 'approve' || action === 'refuse';
  const byRole = actionsFor(applicationTransitions, application.state, actor.roles).filter(
    (action) => works && PART_OF[action] !== undefined,
  );
  const byPart = byRole.filter((action) => mayTake(PART_OF[action] ?? 'A') && !(action === 'close' && given.length > 0));
  const actions = byPart.filter((action) => !(hasDecided && isDecision(action)));
  const isSigned = permits.some((permit) => permit.state !== 'void');
  const mightSign = works && application.state === 'approved' && !isSigned && actor.roles.includes('issuing-officer');
  const isBarred = byRole.some((action) => !mayTake(PART_OF[action] ?? 'A')) || (mightSign && !mayTake('S'));
  const retrospective = await openRetrospective(ctx.db, application.id);
  const needs = (outcome: 'approve' | 'refuse'): boolean =>
    needsSecondOfficer(application, outcome, given.map(kindOf), findings, retrospective !== null) &&
    !given.some((decision) => decision.kind === outcome);
  return ok({
    application,
    applicantName: applicant.name,
    findings,
    setAside,
    setAsideRequest,
    maySetAside: SET_ASIDE_STATES.includes(application.state) && !isSigned && mayDo(actor.roles, 'application:decide') && mayTake('S'),
    terms: await termsOf(ctx.db, application.id),
    refusal: await refusalOf(ctx.db, application.id),
    questions: await adviceRequestsOf(ctx.db, application.id),
    holds,
    notes,
    mayWriteNotes: mayWriteNotes(actor, application),
    retrospective,
    mayHold: mayHold(actor, application, isSigned, mayTake),
    recorded,
    decisions,
    permits,
    events,
    actions,
    findingsNeeded: await findingsOfCase(ctx.db, application, ctx),
    mayRecordFindings: application.state === 'under-review' && actor.roles.includes('case-officer') && mayTake('R'),
    maySign: mightSign && mayTake('S'),
    barredBy: isBarred ? 'separation-of-duties' : byPart.length > actions.length ? 'decision-given' : null,
    ownParts: parts.filter((played) => played.personId === actor.personId).map((played) => played.part),
    proposals: application.state === 'recommended' ? given : [],
    needsSecond: { approve: needs('approve'), refuse: needs('refuse') },
  });
}
