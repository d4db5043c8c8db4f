import 'server-only';
import { deleteSavedView, putSavedView, savedViewsOf, saveStart } from '@/data/repositories/saved-view-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { leadsQueue } from '@/domain/access/policy';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** More names than this and nobody finds theirs. */
const MOST_VIEWS = 20;

async function asReader(ctx: ServiceContext, work: (tx: Tx, actor: Actor) => Promise<Result<null>>): Promise<Result<null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'queue:read')) return fail({ kind: 'forbidden', permission: 'queue:read' });
  return inTransaction(ctx, (tx) => work(tx, actor.value));
}

/** Keeps the address of a view under a name; who leads the queue may share it with the office. */
export const saveView = (
  input: { readonly name: string; readonly query: string; readonly isShared: boolean },
  ctx: ServiceContext,
): Promise<Result<null>> =>
  asReader(ctx, async (tx, actor) => {
    if (input.isShared && !leadsQueue(actor)) return fail({ kind: 'forbidden', permission: 'queue:manage' });
    const own = (await savedViewsOf(tx.db, actor.personId, null)).map(({ name }) => name);
    if (own.length >= MOST_VIEWS && !own.includes(input.name))
      return fail(invalidField('name', 'queue.enoughViews', { most: String(MOST_VIEWS) }));
    await putSavedView(tx, { ...input, id: ctx.newId(), ownerId: actor.personId, officeId: actor.officeId, at: ctx.now });
    return ok(null);
  });

/** Forgets one of one's own views. */
export const forgetView = (input: { readonly id: string }, ctx: ServiceContext): Promise<Result<null>> =>
  asReader(ctx, async (tx, actor) => {
    await deleteSavedView(tx, actor.personId, input.id);
    return ok(null);
  });

/** The view that the queue opens with. */
export const startWith = (input: { readonly query: string }, ctx: ServiceContext): Promise<Result<null>> =>
  asReader(ctx, async (tx, actor) => {
    await saveStart(tx, actor.personId, input.query);
    return ok(null);
  });
