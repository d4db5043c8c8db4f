import 'server-only';
import { endSession } from '@/data/repositories/person-repository';
import { inTransaction } from '@/data/transaction';
import { ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** Ends the session of whoever asks. A second time changes nothing and records nothing. */
export async function signOut(_: unknown, ctx: ServiceContext): Promise<Result<null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const { sessionId, personId } = actor.value;
    if (await endSession(tx, sessionId, ctx.now))
      tx.record({ type: 'PersonSignedOut', subject: 'person', subjectId: personId, payload: {} });
    return ok(null);
  });
}
