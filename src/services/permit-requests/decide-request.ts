import 'server-only';
import type { Reader } from '@/data/client';
import { type PermitRequestRow, readPermitRequests } from '@/data/queries/permit-request-list';
import { findPermit, lockPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { findRequest, type PermitRequest, saveRequestEnd } from '@/data/repositories/permit-request-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { isOfApplicant } from '@/domain/access/policy';
import {
  permitRequestTransitions,
  REQUEST_EFFECTS,
  type RequestEffect,
  type RequestState,
  USABLE_STATES,
} from '@/domain/permit/permit-request';
import type { PermitState } from '@/domain/permit/permit-states';
import { stateOnDay } from '@/domain/permit/permit-use';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import { requireActor, type ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { permitPath } from '../permit/own-permit';
import { reinstatePermit, suspendPermit } from '../permit/suspend-permit';
import { tellOthersOfPermit } from '../permit/tell-of-permit';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';

/** A request in the office's list. */
export type ListedRequest = PermitRequestRow;

/** The requests of one's office about its permits; an auditor sees every office's. */
export async function listRequests(
  input: { readonly view: 'open' | 'decided'; readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly requests: readonly PermitRequestRow[]; readonly next: string | null }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { roles, officeId } = actor.value;
  if (!mayDo(roles, 'permit-request:read')) return fail({ kind: 'forbidden', permission: 'permit-request:read' });
  if (officeId === null && !roles.includes('auditor')) return ok({ requests: [], next: null });
  return ok(await readPermitRequests(ctx.db, roles.includes('auditor') ? null : officeId, input.view, input.after));
}

/** A request for the officer who decides it. */
export interface RequestToDecide {
  readonly request: PermitRequest;
  readonly permit: RegisteredPermit;
  readonly stateToday: PermitState;
  readonly reference: string;
  readonly holder: string;
  readonly mayDecide: boolean;
  /** What each decision would do to the permit today. */
  readonly effects: Readonly<Record<'accept' | 'refuse', RequestEffect>>;
}

interface Asked {
  readonly request: PermitRequest;
  readonly permit: RegisteredPermit;
  readonly application: {
    readonly reference: string;
    readonly applicantId: string;
    readonly agentId: string | null;
    readonly officeId: string;
  };
}

async function findAsked(db: Reader, reference: string, actor: Actor, isLocked: Tx | null): Promise<Asked | null> {
  const found = await findRequest(db, reference);
  const known = found && (await findPermit(db, { id: found.permitId }));
  // The permit's row comes first, then the request as it stands under the lock.
  const permit = known && isLocked ? await lockPermit(isLocked, known.permitNumber) : known;
  const request = permit && isLocked ? await findRequest(db, reference) : found;
  if (!permit || !request) return null;
  const application = await db.application.findUniqueOrThrow({
    where: { id: permit.applicationId },
    select: { reference: true, applicantId: true, agentId: true, officeId: true },
  });
  const isSeen = actor.roles.includes('auditor') || (actor.officeId !== null && application.officeId === actor.officeId);
  return isSeen ? { request, permit, application } : null;
}

/** What is done to a permit that stands so today: nothing is stopped twice, and nothing comes back after its last day. */
function effectOn(stateToday: PermitState, request: PermitRequest, outcome: 'accepted' | 'refused'): RequestEffect {
  const effect = REQUEST_EFFECTS[request.kind][outcome];
  if (effect === 'suspend') return USABLE_STATES.includes(stateToday) ? 'suspend' : 'none';
  return effect === 'reinstate' && stateToday === 'suspended' && request.suspendedFrom !== null ? 'reinstate' : 'none';
}

/** Whether somebody stands on the holder's side of a request. */
const isHolders = (actor: Actor, { request, application }: Asked): boolean =>
  actor.personId === request.declaredBy || isOfApplicant(actor, application);

/** A request with what a decision would do. */
export async function getRequest(input: { readonly request: string }, ctx: ServiceContext): Promise<Result<RequestToDecide>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { roles } = actor.value;
  if (!mayDo(roles, 'permit-request:read')) return fail({ kind: 'forbidden', permission: 'permit-request:read' });
  const asked = await findAsked(ctx.db, input.request, actor.value, null);
  if (!asked) return fail({ kind: 'not-found', what: 'permit-request' });
  const { request, permit, application } = asked;
  const holder = await ctx.db.person.findUniqueOrThrow({ where: { id: application.applicantId }, select: { name: true } });
  const stateToday = stateOnDay(permit, ctx.today);
  return ok({
    request,
    permit,
    stateToday,
    reference: application.reference,
    holder: holder.name,
    mayDecide: request.state === 'open' && mayDo(roles, 'permit-request:decide') && !isHolders(actor.value, asked),
    effects: { accept: effectOn(stateToday, request, 'accepted'), refuse: effectOn(stateToday, request, 'refused') },
  });
}

/** An issuing-officer accepts or refuses a request, with the reason and a fresh proof; what it does to the permit happens with it. */
export async function decideRequest(
  input: GivenProof & { readonly request: string; readonly outcome: 'accept' | 'refuse'; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly request: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'permit-request:decide')) return fail({ kind: 'forbidden', permission: 'permit-request:decide' });
  const { outcome, reason } = input;
  const decidable = (asked: Asked | null): Result<Asked & { readonly state: RequestState }> => {
    if (!asked) return fail({ kind: 'not-found', what: 'permit-request' });
    if (isHolders(actor.value, asked)) return fail({ kind: 'separation-of-duties', part: 'A' });
    const state = follow(permitRequestTransitions, asked.request.state, outcome);
    return state.ok ? ok({ ...asked, state: state.value }) : state;
  };
  const before = decidable(await findAsked(ctx.db, input.request, actor.value, null));
  if (!before.ok) return before;
  // Lifting what a report stopped is proven as lifting; everything else as stopping, which is the least that it may come to.
  const does = effectOn(stateOnDay(before.value.permit, ctx.today), before.value.request, outcome === 'accept' ? 'accepted' : 'refused');
  const act = does === 'reinstate' ? 'permit.reinstate' : 'permit.suspend';
  const proof = await prove(input, { act, items: [digestOf({ request: input.request, outcome, reason })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    const found = decidable(await findAsked(tx.db, input.request, actor.value, tx));
    if (!found.ok) return found;
    const { state, ...asked } = found.value;
    const { request, permit } = asked;
    await spendProof(tx, proof.value, 0, { subject: 'permit', id: permit.id }, ctx);
    await saveRequestEnd(tx, request.id, { state, by: actor.value.personId, at: ctx.now, reason });
    const { permitNumber } = permit;
    const type = outcome === 'accept' ? 'PermitRequestAccepted' : 'PermitRequestRefused';
    const payload = { permitNumber, request: request.reference, kind: request.kind, reason };
    tx.record({ type, subject: 'permit', subjectId: permit.id, payload });
    const effect = effectOn(stateOnDay(permit, ctx.today), request, outcome === 'accept' ? 'accepted' : 'refused');
    const done = await apply(effect, asked, tx, ctx, reason);
    if (!done.ok) return done;
    const values = { request: request.reference, number: permitNumber, day: ctx.today };
    const path = `${permitPath(permitNumber)}/request`;
    const order = { personId: request.declaredBy, template: 'permitRequestDecided', values, path } as const;
    await queueMail(tx, { ...order, key: `permit-request:${request.reference}:decided` }, ctx);
    return ok({ request: request.reference });
  });
}

async function apply(
  effect: RequestEffect,
  { request, permit }: Asked,
  tx: Tx,
  ctx: ServiceContext,
  reason: string,
): Promise<Result<null>> {
  const because = `${request.reference}: ${reason}`;
  if (effect === 'none') return ok(null);
  const done =
    effect === 'suspend'
      ? await suspendPermit(tx, permit, { action: 'suspend', reason: because }, ctx)
      : await reinstatePermit(tx, permit, { state: request.suspendedFrom ?? 'issued', reason: because }, ctx);
  if (done.ok) await tellOthersOfPermit(tx, permit, { event: effect === 'suspend' ? 'suspended' : 'reinstated', reason: because }, ctx);
  return done;
}
