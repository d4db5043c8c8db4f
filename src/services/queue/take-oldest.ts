import 'server-only';
import { readQueue } from '@/data/queries/queue';
import { EVERYTHING_OPEN } from '@/domain/queue/queue-view';
import { ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { assignCases } from './assign-cases';

/** Takes the case that has waited longest and that nobody has; nothing where there is none. */
export async function takeOldest(_: unknown, ctx: ServiceContext): Promise<Result<{ readonly changed: number }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { officeId, personId } = actor.value;
  const { rows } = await readQueue(
    ctx.db,
    { officeIds: officeId === null ? [] : [officeId] },
    { ...EVERYTHING_OPEN, assigned: 'none', waiting: 'case-officer' },
    { sort: 'received', isDescending: false, size: 1, after: null, before: null },
    { today: ctx.today, soonUntil: ctx.today, timeZone: ctx.party.timeZone },
  );
  return rows.length === 0 ? ok({ changed: 0 }) : assignCases({ references: rows.map(({ reference }) => reference), to: personId }, ctx);
}
