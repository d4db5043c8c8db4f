import 'server-only';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** An address of the queue with a name: one's own, or shared by who leads the queue. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly isOwn: boolean;
  readonly isShared: boolean;
}

/** How somebody likes to work: what the queue opens with, and whether single keys do anything. */
export interface QueueHabits {
  readonly start: string;
  readonly singleKeys: boolean;
}

/** The views that somebody sees, shared ones last. */
export async function savedViewsOf(db: Reader, ownerId: string, officeId: string | null): Promise<readonly SavedView[]> {
  const rows = await db.savedView.findMany({
    where: { OR: [{ ownerId }, ...(officeId === null ? [] : [{ officeId, isShared: true }])] },
    orderBy: [{ isShared: 'asc' }, { name: 'asc' }],
    take: 40,
  });
  return rows.map(({ id, name, query, isShared, ownerId: owner }) => ({ id, name, query, isShared, isOwn: owner === ownerId }));
}

/** Keeps a view under its name; the same name again is the new address. */
export async function putSavedView(
  tx: Tx,
  view: {
    readonly id: string;
    readonly ownerId: string;
    readonly officeId: string | null;
    readonly name: string;
    readonly query: string;
    readonly isShared: boolean;
    readonly at: string;
  },
): Promise<void> {
  const { ownerId, name, query, isShared, at, ...more } = view;
  await tx.db.savedView.upsert({
    where: { ownerId_name: { ownerId, name } },
    create: { ...more, ownerId, name, query, isShared, madeAt: at },
    update: { query, isShared },
  });
}

/** Forgets one's own view; somebody else's stays. */
export async function deleteSavedView(tx: Tx, ownerId: string, id: string): Promise<void> {
  await tx.db.savedView.deleteMany({ where: { id, ownerId } });
}

/** How somebody likes to work. */
export async function habitsOf(db: Reader, personId: string): Promise<QueueHabits> {
  const row = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { queueStart: true, singleKeyShortcuts: true } });
  return { start: row.queueStart, singleKeys: row.singleKeyShortcuts };
}

/** Keeps the view that the queue opens with. */
export async function saveStart(tx: Tx, personId: string, start: string): Promise<void> {
  await tx.db.person.update({ where: { id: personId }, data: { queueStart: start }, select: { id: true } });
}
