import 'server-only';
import { findApplication, lockApplication, saveMove } from '@/data/repositories/application-repository';
import { type DecisionKind, decisionsOf, insertDecision, playedParts, savePart } from '@/data/repositories/case-repository';
import { isSharedWith } from '@/data/repositories/office-repository';
import { saveRisk } from '@/data/repositories/queue-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo, type Permission } from '@/domain/access/permissions';
import { maySeeApplication } from '@/domain/access/policy';
import { type Part, takePart } from '@/domain/access/separation-of-duties';
import type { Application } from '@/domain/application/application';
import type { ApplicationAction } from '@/domain/application/application-states';
import { decideApplication } from '@/domain/application/decide-application';
import type { AuditEvent } from '@/domain/audit/audit-event';
import { riskScore } from '@/domain/rules/risk-score';
import type { Problem } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { judge } from '../application/gather-facts';
import { requireActor, type ServiceContext } from '../context';
import { returnReservations } from '../quota/return-quotas';

/** A case in hand: locked, allowed to be seen, and with a part that this person may play on it. */
export interface OpenCase {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly application: Application;
}

/** What a step on a case needs before it may begin. */
export interface CaseStep {
  readonly reference: string;
  readonly version: number;
  readonly permission: Permission;
  readonly part: Part;
}

/** Whether this person works on this application: its office's officers, or the Scientific Authority when it is asked. */
export function worksOn(actor: Actor, application: Application): boolean {
  if (mayDo(actor.roles, 'advice:read') && application.state === 'awaiting-findings') return true;
  return maySeeApplication(actor, application, application.state === 'draft') && mayDo(actor.roles, 'application:read');
}

/**
 * One step on a case, in the fixed order: who, may they, load and lock, newest version, separation of duties, work. The
 * part is noted in the same transaction, and PostgreSQL refuses it by itself where two people race. The risk that the queue
 * shows follows what the step changed.
 */
export async function withCase<T>(step: CaseStep, ctx: ServiceContext, work: (open: OpenCase) => Promise<Result<T>>): Promise<Result<T>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, step.permission)) return fail({ kind: 'forbidden', permission: step.permission });
  return inTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx, step.reference);
    if (!application || !worksOn(actor.value, application)) return fail({ kind: 'not-found', what: 'application' });
    if (step.version !== application.version) return fail(await staleCase(tx, application, step.version));
    const part = takePart(await playedParts(tx.db, application.id), actor.value.personId, step.part);
    if (!part.ok) return part;
    await savePart(tx, application.id, actor.value.personId, step.part, ctx.now);
    const done = await work({ tx, actor: actor.value, application });
    if (done.ok) await saveRisk(tx.db, application.id, riskScore(await judge(tx.db, application, 'R', ctx)).score);
    return done;
  });
}

/** The case changed since its page was read; when, so that the reader knows what to look for. */
async function staleCase(tx: Tx, { id, version }: Application, expected: number): Promise<Problem> {
  const { updatedAt } = await tx.db.application.findUniqueOrThrow({ where: { id }, select: { updatedAt: true } });
  return { kind: 'stale', expected, actual: version, changed: { at: updatedAt.toISOString(), fields: null } };
}

/** Moves a case along a row of the transition table, with its decision on file and its event. */
export async function moveCase(
  { tx, actor, application }: OpenCase,
  action: ApplicationAction,
  entry: { readonly kind: DecisionKind; readonly reasons: string } | null,
  event: AuditEvent,
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const decision = decideApplication(application, action, actor, null, event);
  if (!decision.ok) return decision;
  if (entry) {
    await insertDecision(tx, application.id, {
      id: ctx.newId(),
      round: await roundFor(tx, application.id, entry.kind),
      authorId: actor.personId,
      at: ctx.now,
      ...entry,
    });
  }
  await saveMove(tx, application.id, decision.value, ctx.now);
  // What an approval reserved of quotas comes back with it.
  if (application.state === 'approved') await returnReservations(tx, application.id, 'reopened', ctx);
  return ok({ reference: application.reference });
}

/** The round a decision belongs to: each recommendation begins one, so that an old approval never counts twice. */
export async function roundFor(tx: Tx, applicationId: string, kind: DecisionKind): Promise<number> {
  const recommendations = (await decisionsOf(tx.db, applicationId)).filter((decision) => decision.kind.startsWith('recommend')).length;
  return kind.startsWith('recommend') ? recommendations + 1 : Math.max(recommendations, 1);
}

/** Whether another office lets this officer's read the case; no step of theirs is taken on it. */
const readsByShare = async ({ roles, officeId }: Actor, application: Application, ctx: ServiceContext): Promise<boolean> =>
  mayDo(roles, 'application:read') && officeId !== null && (await isSharedWith(ctx.db, application.id, officeId));

/** The application of a case without lock, for reading. */
export async function findCase(
  reference: string,
  permission: Permission,
  ctx: ServiceContext,
): Promise<Result<{ readonly actor: Actor; readonly application: Application }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, permission)) return fail({ kind: 'forbidden', permission });
  const application = await findApplication(ctx.db, reference);
  const visible =
    application !== null &&
    (worksOn(actor.value, application) ||
      maySeeApplication(actor.value, application, application.state === 'draft') ||
      (await readsByShare(actor.value, application, ctx)));
  return application && visible ? ok({ actor: actor.value, application }) : fail({ kind: 'not-found', what: 'application' });
}
