import 'server-only';
import {
  insertRevocation,
  openRevocation,
  type ProposedRevocation,
  saveRevocationOutcome,
} from '@/data/repositories/permit-measure-repository';
import { savePermitState } from '@/data/repositories/permit-repository';
import { preparedReplacement } from '@/data/repositories/replacement-repository';
import { permitTransitions } from '@/domain/permit/permit-states';
import { stateOnDay } from '@/domain/permit/permit-use';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import type { ServiceContext } from '../context';
import { returnUnused } from '../quota/return-quotas';
import { findInHand, type PermitInHand, type PermitStep, withProvenPermit } from './permit-in-hand';
import { reinstatePermit, suspendPermit } from './suspend-permit';
import { tellOfPermit } from './tell-of-permit';

type Done = Promise<Result<{ readonly permitNumber: string }>>;
const noReason = fail(invalidField('reason', 'reason.required'));

/**
 * One issuing-officer proposes that a permit be revoked. The paper is stopped at once, so that nobody uses it while a second officer
 * looks (decisions §5 wants two).
 */
export async function proposeRevocation(input: PermitStep, ctx: ServiceContext): Done {
  const { permitNumber, reason } = input;
  if (reason.trim() === '') return noReason;
  return withProvenPermit(
    input,
    'permit.revoke',
    async (permit, db) => {
      const standing = stateOnDay(permit, ctx.today);
      const may = follow(permitTransitions, standing, 'revoke');
      const isProposed = (await openRevocation(db, permit.id)) ?? (await preparedReplacement(db, permit.id));
      return isProposed ? fail({ kind: 'transition-not-allowed', from: standing, action: 'revoke' }) : may;
    },
    ctx,
    async ({ tx, actor, permit }) => {
      const suspendedFrom = permit.state === 'issued' || permit.state === 'partly-used' ? permit.state : null;
      if (suspendedFrom) {
        const stopped = await suspendPermit(tx, permit, { action: 'suspend', reason }, ctx);
        if (!stopped.ok) return stopped;
        await tellOfPermit(tx, permit, { event: 'suspended', reason }, ctx);
      }
      const proposal = { id: ctx.newId(), permitId: permit.id, reason, proposedBy: actor.personId, proposedAt: ctx.now, suspendedFrom };
      await insertRevocation(tx, proposal);
      tx.record({ type: 'RevocationProposed', subject: 'permit', subjectId: permit.id, payload: { permitNumber, reason } });
      return ok({ permitNumber });
    },
  );
}

/** A second issuing-officer makes a proposed revocation final, or decides against it. */
export async function decideRevocation(input: PermitStep & { readonly outcome: 'confirm' | 'decline' }, ctx: ServiceContext): Done {
  if (input.reason.trim() === '') return noReason;
  return withProvenPermit(
    input,
    'permit.revoke',
    async (permit, db, { personId }) => {
      const proposed = await openRevocation(db, permit.id);
      if (!proposed) return fail({ kind: 'transition-not-allowed', from: permit.state, action: 'revoke' });
      return proposed.proposedBy === personId ? fail({ kind: 'separation-of-duties', part: 'S' }) : ok(proposed);
    },
    ctx,
    (hand) => (input.outcome === 'confirm' ? confirm(hand, input, ctx) : decline(hand, input, ctx)),
  );
}

/** How the revocation of a permit stands, for whoever opens the page. */
export async function revocationInHand({ permitNumber }: { readonly permitNumber: string }, ctx: ServiceContext) {
  const found = await findInHand(permitNumber, ctx);
  if (!found.ok) return found;
  const { actor, permit } = found.value;
  const may = follow(permitTransitions, stateOnDay(permit, ctx.today), 'revoke');
  if (!may.ok) return may;
  const proposed = await openRevocation(ctx.db, permit.id);
  return ok({ proposed, mayDecide: proposed !== null && proposed.proposedBy !== actor.personId });
}

type Proposed = PermitInHand<ProposedRevocation>;

async function confirm({ tx, actor, permit, found }: Proposed, { permitNumber, reason }: PermitStep, ctx: ServiceContext): Done {
  const state = follow(permitTransitions, permit.state, 'revoke');
  if (!state.ok) return state;
  await saveRevocationOutcome(tx, found.id, { outcome: 'confirmed', by: actor.personId, reason, at: ctx.now });
  await savePermitState(tx, permit.id, state.value, found.reason, ctx.now);
  await returnUnused(tx, permit, 'revoked', ctx);
  tx.record({ type: 'PermitRevoked', subject: 'permit', subjectId: permit.id, payload: { permitNumber, reason: found.reason } });
  await tellOfPermit(tx, permit, { event: 'revoked', reason: found.reason }, ctx);
  return ok({ permitNumber });
}

async function decline({ tx, actor, permit, found }: Proposed, { permitNumber, reason }: PermitStep, ctx: ServiceContext): Done {
  await saveRevocationOutcome(tx, found.id, { outcome: 'declined', by: actor.personId, reason, at: ctx.now });
  tx.record({ type: 'RevocationDeclined', subject: 'permit', subjectId: permit.id, payload: { permitNumber, reason } });
  // Nothing comes back after its last day, nor what was suspended for another reason.
  if (!found.suspendedFrom || stateOnDay(permit, ctx.today) !== 'suspended') return ok({ permitNumber });
  const lifted = await reinstatePermit(tx, permit, { state: found.suspendedFrom, reason }, ctx);
  if (!lifted.ok) return lifted;
  await tellOfPermit(tx, permit, { event: 'reinstated', reason }, ctx);
  return ok({ permitNumber });
}
