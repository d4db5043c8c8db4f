import 'server-only';
import type { Reader } from '@/data/client';
import { openRevocation } from '@/data/repositories/permit-measure-repository';
import type { RegisteredPermit } from '@/data/repositories/permit-repository';
import { type PermitRequest, requestsOf } from '@/data/repositories/permit-request-repository';
import {
  insertReplacement,
  type PreparedReplacement,
  paperReturnOf,
  preparedReplacement,
  saveReplacementDropped,
  successorOf,
} from '@/data/repositories/replacement-repository';
import type { Actor } from '@/domain/access/actor';
import { permitTransitions } from '@/domain/permit/permit-states';
import { stateOnDay } from '@/domain/permit/permit-use';
import {
  GROUND_OF_REQUEST,
  HANDED_IN_FIRST,
  LONGEST_REASON,
  MOST_CORRECTIONS,
  type ReplacementPlan,
  saidBy,
} from '@/domain/permit/replacement';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import type { ServiceContext } from '../context';
import { type PermitStep, withProvenPermit } from './permit-in-hand';
import { enterPaper } from './receive-paper';
import { contentToReplace } from './replacement-draft';
import { reinstatePermit, suspendPermit } from './suspend-permit';
import { tellOfPermit } from './tell-of-permit';

/** What an officer prepares: on what ground, with which reason for box 5, following whose request, and what is corrected. */
export interface ReplacementOrder extends PermitStep, ReplacementPlan {
  /** The paper, or what is left of it, has been handed in. */
  readonly isHandedIn: boolean;
}

type Done = Promise<Result<{ readonly permitNumber: string }>>;

/** Whether a permit may be replaced as it stands: nothing else about it waits, and nobody has prepared it already. */
export async function mayReplace(permit: RegisteredPermit, db: Reader, ctx: ServiceContext): Promise<Result<readonly PermitRequest[]>> {
  const standing = stateOnDay(permit, ctx.today);
  const may = follow(permitTransitions, standing, 'replace');
  if (!may.ok) return may;
  if ((await openRevocation(db, permit.id)) || (await preparedReplacement(db, permit.id)))
    return fail({ kind: 'transition-not-allowed', from: standing, action: 'replace' });
  const requests = await requestsOf(db, permit.id);
  const waiting = requests.find(({ state }) => state === 'open');
  return waiting ? fail({ kind: 'request-open', request: waiting.reference }) : ok(requests);
}

/** The newest accepted request that asks for a replacement on this ground. */
const requestFor = (requests: readonly PermitRequest[], { ground }: Pick<ReplacementPlan, 'ground'>): PermitRequest | null =>
  requests.find(({ state, kind }) => state === 'accepted' && GROUND_OF_REQUEST[kind] === ground) ?? null;

async function mayPrepare(
  order: ReplacementOrder,
  permit: RegisteredPermit,
  db: Reader,
  actor: Actor,
  ctx: ServiceContext,
): Promise<Result<PermitRequest | null>> {
  const may = await mayReplace(permit, db, ctx);
  if (!may.ok) return may;
  const isHandedIn = order.isHandedIn || (await paperReturnOf(db, permit.id)) !== null;
  if (HANDED_IN_FIRST.includes(order.ground) && !isHandedIn) return fail(invalidField('isHandedIn', 'replacement.handInFirst'));
  const content = await contentToReplace(db, permit, order, actor, ctx);
  return content.ok ? ok(requestFor(may.value, order)) : content;
}

/** What is wrong with an order before anything is looked up. */
function faultOfOrder({ reason, ground, corrections }: ReplacementOrder): ReturnType<typeof invalidField> | null {
  if (reason.trim() === '') return invalidField('reason', 'reason.required');
  if (reason.length > LONGEST_REASON) return invalidField('reason', 'text.tooLong', { most: LONGEST_REASON });
  const count = corrections.length;
  if (ground === 'correction' && count === 0) return invalidField('field0', 'replacement.nothingCorrected');
  if (count > MOST_CORRECTIONS) return invalidField('field0', 'replacement.tooMany', { most: MOST_CORRECTIONS });
  return ground !== 'correction' && count > 0 ? invalidField('ground', 'replacement.correctionGround') : null;
}

/**
 * One issuing-officer prepares that a permit is replaced. The paper is stopped at once, so that what it has left stays as it is until
 * the new one is signed; a paper that was handed in is noted with it.
 */
export async function prepareReplacement(order: ReplacementOrder, ctx: ServiceContext): Done {
  const fault = faultOfOrder(order);
  if (fault) return fail(fault);
  const { permitNumber, ground, corrections } = order;
  const reason = order.reason.replace(/\s+/gu, ' ').trim();
  return withProvenPermit(
    { ...order, reason },
    'permit.replace',
    (permit, db, actor) => mayPrepare({ ...order, reason }, permit, db, actor, ctx),
    ctx,
    async ({ tx, actor, permit, found: request }) => {
      const suspendedFrom = permit.state === 'issued' || permit.state === 'partly-used' ? permit.state : null;
      if (suspendedFrom) {
        const stopped = await suspendPermit(tx, permit, { action: 'suspend', reason }, ctx);
        if (!stopped.ok) return stopped;
        await tellOfPermit(tx, permit, { event: 'suspended', reason }, ctx);
      }
      if (order.isHandedIn) await enterPaper(tx, permit, actor, ctx);
      const prepared = { id: ctx.newId(), preparedBy: actor.personId, preparedAt: ctx.now, suspendedFrom };
      await insertReplacement(tx, { ...prepared, permitId: permit.id, requestId: request?.id ?? null, ground, reason, corrections });
      tx.record({
        type: 'ReplacementPrepared',
        subject: 'permit',
        subjectId: permit.id,
        payload: {
          permitNumber,
          ground,
          reason,
          request: request?.reference ?? null,
          corrections: corrections.map((one) => ({ ...one, was: saidBy(permit.content, one.field, one.line) })),
        },
      });
      return ok({ permitNumber });
    },
  );
}

/** An issuing-officer decides that a prepared replacement is not signed; what preparing it stopped may be used again. */
export async function dropReplacement(input: PermitStep, ctx: ServiceContext): Done {
  const { permitNumber, reason } = input;
  if (reason.trim() === '') return fail(invalidField('reason', 'reason.required'));
  return withProvenPermit(
    input,
    'permit.replace',
    async (permit, db): Promise<Result<PreparedReplacement>> => {
      const prepared = await preparedReplacement(db, permit.id);
      const isNumbered = prepared !== null && (await successorOf(db, permit.id)) !== null;
      return prepared && !isNumbered ? ok(prepared) : fail({ kind: 'transition-not-allowed', from: permit.state, action: 'drop' });
    },
    ctx,
    async ({ tx, actor, permit, found }) => {
      await saveReplacementDropped(tx, found.id, { by: actor.personId, reason, at: ctx.now });
      tx.record({ type: 'ReplacementDropped', subject: 'permit', subjectId: permit.id, payload: { permitNumber, reason } });
      // Nothing comes back after its last day, nor what was suspended for another reason.
      if (!found.suspendedFrom || stateOnDay(permit, ctx.today) !== 'suspended') return ok({ permitNumber });
      const lifted = await reinstatePermit(tx, permit, { state: found.suspendedFrom, reason }, ctx);
      if (!lifted.ok) return lifted;
      await tellOfPermit(tx, permit, { event: 'reinstated', reason }, ctx);
      return ok({ permitNumber });
    },
  );
}
