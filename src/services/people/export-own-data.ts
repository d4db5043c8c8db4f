import 'server-only';
import { readOwnData } from '@/data/queries/own-data';
import { inTransaction } from '@/data/transaction';
import { ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** Everything the register keeps about whoever asks, in one file. Nothing is left out for length: a cut copy would be a false one. */
export async function exportOwnData(_: unknown, ctx: ServiceContext): Promise<Result<{ readonly name: string; readonly json: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId } = actor.value;
  return inTransaction(ctx, async (tx) => {
    const data = await readOwnData(tx.db, personId);
    tx.record({ type: 'OwnDataExported', subject: 'person', subjectId: personId, payload: {} });
    return ok({ name: `cites-portal-${ctx.today}.json`, json: JSON.stringify({ exportedAt: ctx.now, ...data }, null, 2) });
  });
}
