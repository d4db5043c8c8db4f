import 'server-only';
import { z } from 'zod';
import { disablePersonRow, endSessionsOf } from '@/data/repositories/person-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** Disables a person. Their sessions end with it, so that their next request is a stranger's. Nobody disables themselves. */
export async function disablePerson(
  input: { readonly personId: string; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'people:manage')) return fail({ kind: 'forbidden', permission: 'people:manage' });
  const { personId, reason } = input;
  if (!z.uuid().safeParse(personId).success || personId === actor.value.personId) return fail({ kind: 'not-found', what: 'person' });
  return inTransaction(ctx, async (tx) => {
    if (!(await disablePersonRow(tx, personId))) return fail({ kind: 'not-found', what: 'person' });
    await endSessionsOf(tx, personId, ctx.now);
    tx.record({ type: 'PersonDisabled', subject: 'person', subjectId: personId, payload: { reason } });
    return ok(null);
  });
}
