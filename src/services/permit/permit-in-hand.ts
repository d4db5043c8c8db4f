import 'server-only';
import type { Reader } from '@/data/client';
import { playedParts, savePart } from '@/data/repositories/case-repository';
import { findPermit, lockPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { takePart } from '@/domain/access/separation-of-duties';
import type { StepUpAct } from '@/domain/access/step-up';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';

/** What every such step is sent with: the permit, why, and the proof of who does it. */
export interface PermitStep extends GivenProof {
  readonly permitNumber: string;
  readonly reason: string;
}

/** A permit in an issuing-officer's hand: of their office, locked, and nobody's who had another part in it. */
export interface PermitInHand<Found> {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly permit: RegisteredPermit;
  readonly found: Found;
}

/** What may be done, or why not; asked before the proof, so that nobody proves in vain, and again under the lock. */
type Look<Found> = (permit: RegisteredPermit, db: Reader, actor: Actor) => Promise<Result<Found>>;

/** A number belongs to the office that took it; to any other it is not there. Whoever had another part in its case leaves it alone. */
async function inOffice(permit: RegisteredPermit | null, actor: Actor, db: Reader): Promise<Result<RegisteredPermit>> {
  const keeper = permit && (await db.application.findUnique({ where: { id: permit.applicationId }, select: { officeId: true } }));
  if (!permit || actor.officeId === null || keeper?.officeId !== actor.officeId) return fail({ kind: 'not-found', what: 'permit' });
  const part = takePart(await playedParts(db, permit.applicationId), actor.personId, 'S');
  return part.ok ? ok(permit) : part;
}

/** A permit of one's office, for reading what may be done to it. */
export async function findInHand(permitNumber: string, ctx: ServiceContext) {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'permit:sign')) return fail({ kind: 'forbidden', permission: 'permit:sign' } as const);
  const permit = await inOffice(await findPermit(ctx.db, { number: permitNumber }), actor.value, ctx.db);
  return permit.ok ? ok({ actor: actor.value, permit: permit.value }) : permit;
}

/**
 * What an issuing-officer does to a permit after its number was taken, in the fixed order: who, may they, is it theirs, may it be,
 * the proof over permit, act and words, then lock, look again, and do it in the transaction in which the proof is spent.
 */
export async function withProvenPermit<Found, T>(
  step: PermitStep,
  act: StepUpAct,
  look: Look<Found>,
  ctx: ServiceContext,
  work: (hand: PermitInHand<Found>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { permitNumber, reason, proofCode: _c, proofChallenge: _n, proofAssertion: _a, ...more } = step;
  const before = await findInHand(permitNumber, ctx);
  if (!before.ok) return before;
  const { actor } = before.value;
  const may = await look(before.value.permit, ctx.db, actor);
  if (!may.ok) return may;
  const proof = await prove(step, { act, items: [digestOf({ permitNumber, reason, ...more })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    const held = await inOffice(await lockPermit(tx, permitNumber), actor, tx.db);
    if (!held.ok) return held;
    const permit = held.value;
    const found = await look(permit, tx.db, actor);
    if (!found.ok) return found;
    await savePart(tx, permit.applicationId, actor.personId, 'S', ctx.now);
    await spendProof(tx, proof.value, 0, { subject: 'permit', id: permit.id }, ctx);
    return work({ tx, actor, permit, found: found.value });
  });
}
