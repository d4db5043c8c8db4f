import 'server-only';
import { lockApplication, touchApplication } from '@/data/repositories/application-repository';
import { endShare, insertShare, isSharedWith, managementOffices, type Office, saveOffice } from '@/data/repositories/office-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { maySeeApplication } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import { TRANSFERABLE_STATES } from '@/domain/offices/hand-over';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

interface HandOver {
  readonly reference: string;
  readonly version: number;
  readonly officeId: string;
}

type Handed = Promise<Result<{ readonly reference: string }>>;

/** One step between offices: of a case that one's own office has, on its newest version, to an office that there is. */
async function betweenOffices(
  input: HandOver,
  ctx: ServiceContext,
  work: (
    tx: Tx,
    on: { readonly actor: Actor; readonly application: Application; readonly office: Office; readonly own: Office },
  ) => Promise<Result<null>>,
): Handed {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'case:transfer')) return fail({ kind: 'forbidden', permission: 'case:transfer' });
  return inTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx, input.reference);
    const isTheirs = application !== null && application.officeId === actor.value.officeId;
    if (!application || !isTheirs || !maySeeApplication(actor.value, application, application.state === 'draft'))
      return fail({ kind: 'not-found', what: 'application' });
    if (input.version !== application.version) return fail({ kind: 'stale', expected: input.version, actual: application.version });
    const offices = await managementOffices(tx.db);
    const office = offices.find(({ id }) => id === input.officeId);
    const own = offices.find(({ id }) => id === application.officeId);
    if (!office || !own || office.id === own.id) return fail(invalidField('officeId', 'field.chooseOne'));
    const done = await work(tx, { actor: actor.value, application, office, own });
    return done.ok ? ok({ reference: application.reference }) : done;
  });
}

/** Gives a case to another office, which begins where this one stood. Nobody has it there yet, and this office reads it no more. */
export const transferCase = (input: HandOver & { readonly reason: string }, ctx: ServiceContext): Handed =>
  betweenOffices(input, ctx, async (tx, { actor, application, office, own }) => {
    if (!TRANSFERABLE_STATES.includes(application.state))
      return fail({ kind: 'transition-not-allowed', from: application.state, action: 'transfer' });
    // It reads by right now.
    if (await endShare(tx, application.id, office.id, actor.personId, ctx.now))
      tx.record({ type: 'CaseShareEnded', subject: 'application', subjectId: application.id, payload: { with: office.name } });
    await saveOffice(tx, application.id, office.id, ctx.now);
    await touchApplication(tx, application.id, ctx.now);
    tx.record({
      type: 'ApplicationTransferred',
      subject: 'application',
      subjectId: application.id,
      payload: { from: own.name, to: office.name, reason: input.reason },
    });
    return ok(null);
  });

/** Lets another office read a case, and nothing more. */
export const shareCase = (input: HandOver & { readonly reason: string }, ctx: ServiceContext): Handed =>
  betweenOffices(input, ctx, async (tx, { actor, application, office }) => {
    // Sent twice, or shared by a colleague meanwhile: it is shared.
    if (await isSharedWith(tx.db, application.id, office.id)) return ok(null);
    const share = { id: ctx.newId(), applicationId: application.id, officeId: office.id, reason: input.reason };
    await insertShare(tx, { ...share, sharedBy: actor.personId, at: ctx.now });
    tx.record({
      type: 'CaseShared',
      subject: 'application',
      subjectId: application.id,
      payload: { with: office.name, reason: input.reason },
    });
    return ok(null);
  });

/** Takes that back. */
export const unshareCase = (input: HandOver, ctx: ServiceContext): Handed =>
  betweenOffices(input, ctx, async (tx, { actor, application, office }) => {
    if (await endShare(tx, application.id, office.id, actor.personId, ctx.now))
      tx.record({ type: 'CaseShareEnded', subject: 'application', subjectId: application.id, payload: { with: office.name } });
    return ok(null);
  });
