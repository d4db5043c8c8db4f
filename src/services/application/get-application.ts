import 'server-only';
import { eventsAbout } from '@/data/queries/audit-trail';
import { findApplication } from '@/data/repositories/application-repository';
import { decisionsOf, type RecordedDecision } from '@/data/repositories/case-repository';
import { invoiceStatesOf } from '@/data/repositories/fee-repository';
import { permitDays, permitsOfApplication } from '@/data/repositories/permit-repository';
import { type RefusalOnFile, refusalOf } from '@/data/repositories/terms-repository';
import type { Permission } from '@/domain/access/permissions';
import { standsFor } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import { type ApplicationAction, applicationTransitions } from '@/domain/application/application-states';
import { ageOfUndecided, type CaseAge } from '@/domain/application/case-clock';
import { progressOf, type StageOfProgress } from '@/domain/application/progress';
import { feeStateOf } from '@/domain/fees/invoice';
import type { PermitState } from '@/domain/permit/permit-states';
import { toldToApplicant } from '@/domain/rules/register';
import type { Finding } from '@/domain/rules/rule';
import type { IsoDate } from '@/domain/shared/iso-date';
import { fail, ok, type Result } from '@/domain/shared/result';
import { actionsFor } from '@/domain/shared/transition-table';
import { requireActor, type ServiceContext } from '../context';
import { judge } from './gather-facts';

/** The steps of the procedure that an applicant is told of, by their events. What officers weigh among themselves is not. */
const MILESTONES = [
  'ApplicationSubmitted',
  'ReviewStarted',
  'ApplicationReturned',
  'FindingsRequested',
  'ApplicationRecommended',
  'ApplicationApproved',
  'ApplicationRefused',
  'ApplicationWithdrawn',
  'ApplicationLapsed',
] as const;
type Milestone = (typeof MILESTONES)[number];
const isMilestone = (type: string): type is Milestone => MILESTONES.some((milestone) => milestone === type);

/** An application as its applicant sees it. */
export interface OwnApplication {
  readonly application: Application;
  /** Whose it is where it is not the reader's own; and the agent who began it for its applicant. */
  readonly applicantName: string | null;
  readonly agentName: string | null;
  readonly actions: readonly ApplicationAction[];
  readonly permits: readonly { readonly permitNumber: string; readonly state: PermitState; readonly validUntil: IsoDate }[];
  /** What the office asked for when it returned the application, newest first. */
  readonly returns: readonly RecordedDecision[];
  /** Why it was refused, when it was. */
  readonly refusals: readonly RecordedDecision[];
  /** The letter of its refusal: until when an appeal may be made; null when it was not refused. */
  readonly refusal: RefusalOnFile | null;
  /** What happened to it since it was first sent, oldest first. */
  readonly milestones: readonly { readonly type: Milestone; readonly at: string }[];
  /** Its way from sending to use, as far as it came. */
  readonly progress: readonly StageOfProgress[];
  /** How old it is at the office, and by which day to expect the decision; null before it was sent and once it is decided. */
  readonly age: CaseAge | null;
  /** Whether any fee was raised, and whether one is to pay. */
  readonly feeState: ReturnType<typeof feeStateOf>;
}

const nameOf = async (id: string, ctx: ServiceContext): Promise<string> =>
  (await ctx.db.person.findUniqueOrThrow({ where: { id }, select: { name: true } })).name;

/** An application of the reader's side; anybody else's does not exist. */
export async function getOwnApplication(input: { readonly reference: string }, ctx: ServiceContext): Promise<Result<OwnApplication>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const application = await findApplication(ctx.db, input.reference);
  if (!application || !standsFor(actor.value, application, 'application:read-own')) return fail({ kind: 'not-found', what: 'application' });
  const permits = await permitsOfApplication(ctx.db, application.id);
  const decisions = await decisionsOf(ctx.db, application.id);
  const events = application.state === 'draft' ? [] : await eventsAbout(ctx.db, 'application', application.id);
  const milestones = events.flatMap(({ type, at }) => (isMilestone(type) ? [{ type, at }] : []));
  const signed = permits.some((permit) => permit.state !== 'void');
  const may = (permission: Permission) => standsFor(actor.value, application, permission);
  const actions = actionsFor(applicationTransitions, application.state, actor.value.roles).filter(
    (action) => (action !== 'withdraw' || (!signed && may('application:withdraw'))) && (action !== 'submit' || may('application:submit')),
  );
  return ok({
    application,
    applicantName: application.applicantId === actor.value.personId ? null : await nameOf(application.applicantId, ctx),
    agentName: application.agentId === null ? null : await nameOf(application.agentId, ctx),
    actions,
    permits: may('permit:download') ? permits.filter((permit) => permit.state !== 'signing' && permit.state !== 'void') : [],
    returns: decisions.filter((decision) => decision.kind === 'return').reverse(),
    refusals: application.state === 'refused' ? decisions.filter((decision) => decision.kind === 'refuse') : [],
    refusal: application.state === 'refused' ? await refusalOf(ctx.db, application.id) : null,
    feeState: feeStateOf((await invoiceStatesOf(ctx.db, [application.id])).get(application.id) ?? []),
    milestones,
    progress: progressOf({ state: application.state, milestones: events, permits: await permitDays(ctx.db, application.id) }),
    age: ageOfUndecided(application, ctx.today, ctx.party.service),
  });
}

/** What the rules of submission say about one's own draft as it stands: shown before it is sent. */
export async function checkOwnApplication(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<OwnApplication & { readonly findings: readonly Finding[] }>> {
  const own = await getOwnApplication(input, ctx);
  return own.ok ? ok({ ...own.value, findings: toldToApplicant(await judge(ctx.db, own.value.application, 'S', ctx)) }) : own;
}
