import 'server-only';
import { type QueuePage, type QueuePaging, type QueueRow, readQueue } from '@/data/queries/queue';
import type { QueueDay, QueueScope } from '@/data/queries/queue-conditions';
import { type Counted, countArrivals, countQueues } from '@/data/queries/queue-counts';
import { managementOffices } from '@/data/repositories/office-repository';
import { officersOf } from '@/data/repositories/queue-repository';
import { habitsOf, type QueueHabits, type SavedView, savedViewsOf } from '@/data/repositories/saved-view-repository';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { leadsQueue } from '@/domain/access/policy';
import { BUILT_IN_VIEWS, type BuiltInView, EVERYTHING_OPEN, type QueueFilter, SOON_DAYS } from '@/domain/queue/queue-view';
import { fail, ok, type Result } from '@/domain/shared/result';
import { addWorkingDays } from '@/domain/shared/working-days';
import { requireActor, type ServiceContext } from '../context';

export type { QueuePaging, QueueRow };

/** A page of the queue with everything around it. */
export interface Queue extends QueuePage {
  readonly counts: Readonly<Record<BuiltInView, number>>;
  readonly saved: readonly (SavedView & { readonly count: number })[];
  readonly habits: QueueHabits;
  readonly officers: readonly { readonly id: string; readonly name: string }[];
  /** Whether they may give work to others. */
  readonly isLead: boolean;
  readonly mayTake: boolean;
}

/** The filter of a kept address, as the page that reads addresses understands it. */
export type ReadsView = (query: string) => QueueFilter;

/** Who may read the queue at all. */
function reader(ctx: ServiceContext): Result<Actor> {
  const actor = requireActor(ctx);
  if (!actor.ok || mayDo(actor.value.roles, 'queue:read')) return actor;
  return fail({ kind: 'forbidden', permission: 'queue:read' });
}

/** Whose cases somebody sees in a view: their office's, those shared with it, or, for the auditor, every office's. */
async function scopeFor(actor: Actor, filter: QueueFilter, ctx: ServiceContext): Promise<QueueScope> {
  if (actor.roles.includes('auditor')) return { officeIds: (await managementOffices(ctx.db)).map(({ id }) => id) };
  if (filter.shared && actor.officeId !== null) return { sharedWith: actor.officeId };
  return { officeIds: actor.officeId === null ? [] : [actor.officeId] };
}

const dayOf = (ctx: ServiceContext): QueueDay => ({
  today: ctx.today,
  soonUntil: addWorkingDays(ctx.today, SOON_DAYS, ctx.party.service.calendar),
  timeZone: ctx.party.timeZone,
});

/** `me` is whoever looks, so that a view can be shared. */
const forReader = (filter: QueueFilter, actor: Actor): QueueFilter =>
  filter.assigned === 'me' ? { ...filter, assigned: actor.personId } : filter;

async function counted(actor: Actor, filter: QueueFilter, ctx: ServiceContext): Promise<Counted> {
  return { scope: await scopeFor(actor, filter, ctx), filter: forReader(filter, actor), day: dayOf(ctx) };
}

/** A page of a view, with how many cases each view has. */
export async function listQueue(
  input: { readonly filter: QueueFilter; readonly paging: QueuePaging; readonly readsView: ReadsView },
  ctx: ServiceContext,
): Promise<Result<Queue>> {
  const actor = reader(ctx);
  if (!actor.ok) return actor;
  const { personId, officeId, roles } = actor.value;
  const names = Object.keys(BUILT_IN_VIEWS) as BuiltInView[];
  const saved = await savedViewsOf(ctx.db, personId, officeId);
  const filters = [
    ...names.map((name) => ({ ...EVERYTHING_OPEN, ...BUILT_IN_VIEWS[name] })),
    ...saved.map(({ query }) => input.readsView(query)),
  ];
  const views = await Promise.all([input.filter, ...filters].map((filter) => counted(actor.value, filter, ctx)));
  const [shown, ...others] = views;
  if (!shown) return fail({ kind: 'not-found', what: 'page' });
  const [page, counts, officers, habits] = await Promise.all([
    readQueue(ctx.db, shown.scope, shown.filter, input.paging, shown.day),
    countQueues(ctx.db, others),
    officeId === null ? [] : officersOf(ctx.db, officeId),
    habitsOf(ctx.db, personId),
  ]);
  return ok({
    ...page,
    counts: Object.fromEntries(names.map((name, at) => [name, counts[at] ?? 0])) as Record<BuiltInView, number>,
    saved: saved.map((view, at) => ({ ...view, count: counts[names.length + at] ?? 0 })),
    habits,
    officers,
    isLead: leadsQueue(actor.value),
    mayTake: mayDo(roles, 'case:take') && officeId !== null,
  });
}

/** The first cases that a text finds among all that somebody may see, open and finished. */
export async function findCases(
  input: { readonly text: string; readonly size: number },
  ctx: ServiceContext,
): Promise<Result<readonly QueueRow[]>> {
  const actor = reader(ctx);
  if (!actor.ok) return actor;
  const { scope, filter, day } = await counted(actor.value, { ...EVERYTHING_OPEN, status: 'all', text: input.text }, ctx);
  const paging = { sort: 'received', isDescending: true, size: input.size, after: null, before: null } as const;
  return ok((await readQueue(ctx.db, scope, filter, paging, day)).rows);
}

/** How many cases of a view arrived since a page of it was made. */
export async function countNewArrivals(
  input: { readonly filter: QueueFilter; readonly since: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly count: number }>> {
  const actor = reader(ctx);
  if (!actor.ok) return actor;
  return ok({ count: await countArrivals(ctx.db, await counted(actor.value, input.filter, ctx), input.since) });
}
