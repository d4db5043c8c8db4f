import 'server-only';
import { type QueueFilter, type QueuePage, readQueue } from '@/data/queries/queue';
import { mayDo } from '@/domain/access/permissions';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** The office's applications, oldest first; the auditor sees those of every office. */
export async function listQueue(input: Omit<QueueFilter, 'officeId'>, ctx: ServiceContext): Promise<Result<QueuePage>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'queue:read')) return fail({ kind: 'forbidden', permission: 'queue:read' });
  const officeId = actor.value.roles.includes('auditor') ? null : actor.value.officeId;
  if (officeId === null && !actor.value.roles.includes('auditor')) return ok({ rows: [], next: null, counts: {}, mostCounted: 1 });
  return ok(await readQueue(ctx.db, { ...input, officeId }));
}
