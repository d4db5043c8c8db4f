import 'server-only';
import { issuingOfficersOf } from '@/data/repositories/permit-measure-repository';
import type { RegisteredPermit } from '@/data/repositories/permit-repository';
import { insertRequest, type PermitRequest, requestsOf, saveRequestEnd } from '@/data/repositories/permit-request-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { isLoss, permitRequestTransitions, type RequestKind, requestKindsFor } from '@/domain/permit/permit-request';
import { stateOnDay } from '@/domain/permit/permit-use';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import { requireActor, type ServiceContext } from '../context';
import { type MailOrder, queueMail } from '../mail/queue-mail';
import { ownPermit, permitPath } from '../permit/own-permit';
import { suspendPermit } from '../permit/suspend-permit';
import { tellOthersOfPermit } from '../permit/tell-of-permit';

/** A request as its holder sees it. */
export type OwnRequest = PermitRequest;

/** What a holder declares. */
export interface RequestInput {
  readonly number: string;
  readonly kind: RequestKind;
  readonly explanation: string;
  /** Of a correction: the box or line, and what it should say. */
  readonly place: string | null;
  readonly shouldBe: string | null;
}

/** What has been asked about one's own permit, and what may be asked now. */
export async function getOwnRequests(
  input: { readonly number: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string; readonly requests: readonly OwnRequest[]; readonly kinds: readonly RequestKind[] }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const owned = await ownPermit(ctx.db, input.number, actor.value);
  if (!owned.ok) return owned;
  const { permit } = owned.value;
  const requests = await requestsOf(ctx.db, permit.id);
  const isWaiting = requests.some(({ state }) => state === 'open');
  return ok({ permitNumber: permit.permitNumber, requests, kinds: isWaiting ? [] : requestKindsFor(stateOnDay(permit, ctx.today)) });
}

const REPORTED = { 'replacement-lost': 'reported lost', 'replacement-stolen': 'reported stolen' } as const;

/**
 * Asks the authority to correct, replace or cancel a permit. A report of loss or theft stops the permit in the same
 * transaction, so that a finder's paper is refused at the next border; PostgreSQL refuses the one without the other.
 */
export async function makeRequest(input: RequestInput, ctx: ServiceContext): Promise<Result<{ readonly permitNumber: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'permit-request:make')) return fail({ kind: 'forbidden', permission: 'permit-request:make' });
  const { personId } = actor.value;
  return inTransaction(ctx, async (tx) => {
    const owned = await ownPermit(tx, input.number, actor.value);
    if (!owned.ok) return owned;
    const { permit } = owned.value;
    const { permitNumber, id: permitId } = permit;
    const waiting = (await requestsOf(tx.db, permitId)).find(({ state }) => state === 'open');
    if (waiting) return fail({ kind: 'request-open', request: waiting.reference });
    const { kind, explanation } = input;
    const state = stateOnDay(permit, ctx.today);
    if (!requestKindsFor(state).includes(kind)) return fail({ kind: 'transition-not-allowed', from: state, action: kind });
    const isCorrection = kind === 'correction';
    const isUsable = permit.state === 'issued' || permit.state === 'partly-used';
    const request = await insertRequest(tx, {
      id: ctx.newId(),
      permitId,
      kind,
      explanation,
      place: isCorrection ? input.place : null,
      shouldBe: isCorrection ? input.shouldBe : null,
      suspendedFrom: isLoss(kind) && isUsable ? permit.state : null,
      declaredBy: personId,
      declaredAt: ctx.now,
    });
    tx.record({ type: 'PermitRequestReceived', subject: 'permit', subjectId: permitId, payload: { permitNumber, request, kind } });
    const order = { personId, values: { request, number: permitNumber, day: ctx.today }, key: `permit-request:${request}` };
    if (kind !== 'replacement-lost' && kind !== 'replacement-stolen') {
      await queueMail(tx, { ...order, template: 'permitRequestReceived', path: `${permitPath(permitNumber)}/request` }, ctx);
      return ok({ permitNumber });
    }
    await queueMail(tx, { ...order, template: 'permitReportedLost', path: permitPath(permitNumber) }, ctx);
    const reason = `${request}: ${REPORTED[kind]}`;
    const stopped = await suspendPermit(tx, permit, { action: 'reportLoss', reason }, ctx);
    if (!stopped.ok) return stopped;
    await tellOthersOfPermit(tx, permit, { event: 'suspended', reason }, ctx);
    await tellOffice(tx, permit, order, ctx);
    return ok({ permitNumber });
  });
}

/** Tells the issuing-officers of the office that a paper is lost and that they have to decide. */
async function tellOffice(
  tx: Tx,
  { applicationId }: RegisteredPermit,
  { values, key }: Pick<MailOrder, 'values' | 'key'>,
  ctx: ServiceContext,
) {
  const path = `/office/permit-requests/${values.request}`;
  for (const { id: personId } of await issuingOfficersOf(tx.db, applicationId))
    await queueMail(tx, { personId, template: 'permitLossToDecide', values, path, key: `${key}:${personId}` }, ctx);
}

/** The holder takes an open request back. A report of loss or theft stays: the office decides whether the paper may be used again. */
export async function withdrawRequest(
  input: { readonly number: string; readonly request: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const owned = await ownPermit(tx, input.number, actor.value);
    if (!owned.ok) return owned;
    const { permitNumber, id: permitId } = owned.value.permit;
    const asked = (await requestsOf(tx.db, permitId)).find(({ reference }) => reference === input.request);
    if (!asked) return fail({ kind: 'not-found', what: 'permit-request' });
    const { kind, reference: request } = asked;
    const state = follow(permitRequestTransitions, asked.state, 'withdraw');
    if (!state.ok) return state;
    if (isLoss(kind)) return fail({ kind: 'transition-not-allowed', from: asked.state, action: 'withdraw' });
    await saveRequestEnd(tx, asked.id, { state: state.value, by: actor.value.personId, at: ctx.now, reason: null });
    tx.record({ type: 'PermitRequestWithdrawn', subject: 'permit', subjectId: permitId, payload: { permitNumber, request, kind } });
    return ok({ permitNumber });
  });
}
