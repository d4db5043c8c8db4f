import 'server-only';
import { acceptMandateRow, mandatesOf } from '@/data/repositories/mandate-repository';
import { inTransaction } from '@/data/transaction';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { seenBy, sideOf } from './mandates';

/** An agent accepts a mandate that was offered to their confirmed address. The client is told. */
export async function acceptMandate(
  input: { readonly mandate: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly mandate: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const side = await sideOf(actor.value, ctx);
  return inTransaction(ctx, async (tx) => {
    const [offered] = await mandatesOf(tx.db, side, input.mandate);
    if (!offered) return fail({ kind: 'not-found', what: 'mandate' });
    const seen = seenBy(offered, actor.value, ctx);
    if (!seen.may.includes('accept')) return fail({ kind: 'transition-not-allowed', from: seen.state, action: 'accept' });
    const { personId, name } = actor.value;
    const { id, clientId } = offered;
    if (!(await acceptMandateRow(tx, id, personId, ctx.now)))
      return fail({ kind: 'transition-not-allowed', from: seen.state, action: 'accept' });
    const values = { agent: name, from: seen.from, until: seen.until };
    await queueMail(
      tx,
      { personId: clientId, template: 'mandateAccepted', values, path: `/apply/mandates/${id}`, key: `mandate:${id}:accepted` },
      ctx,
    );
    tx.record({ type: 'MandateAccepted', subject: 'person', subjectId: clientId, payload: { mandate: id, agent: personId } });
    return ok({ mandate: id });
  });
}
