import 'server-only';
import { endMandateRow, type Mandate, mandatesOf } from '@/data/repositories/mandate-repository';
import type { Tx } from '@/data/transaction';
import { inTransaction } from '@/data/transaction';
import type { MandateEnding } from '@/domain/people/mandate';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { seenBy, sideOf } from './mandates';

const NEEDS = { revoked: 'revoke', declined: 'decline', 'laid-down': 'lay-down' } as const satisfies Record<MandateEnding, string>;

/** Ends a mandate and tells the other side. The agent's next request finds nothing of the client's any more. */
async function end(tx: Tx, mandate: Mandate, ending: MandateEnding, by: string, ctx: ServiceContext): Promise<boolean> {
  const { id, clientId, clientName, agentId, agentName } = mandate;
  if (!(await endMandateRow(tx, id, { ending, by, at: ctx.now }))) return false;
  const order = { path: `/apply/mandates/${id}`, key: `mandate:${id}:ended` };
  if (ending !== 'revoked')
    await queueMail(
      tx,
      { ...order, personId: clientId, template: 'mandateLaidDown', values: { agent: agentName ?? mandate.agentEmail } },
      ctx,
    );
  else if (agentId) await queueMail(tx, { ...order, personId: agentId, template: 'mandateRevoked', values: { client: clientName } }, ctx);
  tx.record({ type: 'MandateEnded', subject: 'person', subjectId: clientId, payload: { mandate: id, ending } });
  return true;
}

/** Ends a mandate: the client revokes it; the agent declines an offer or lays down what was accepted. */
export async function endMandate(
  input: { readonly mandate: string; readonly ending: MandateEnding },
  ctx: ServiceContext,
): Promise<Result<{ readonly mandate: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const side = await sideOf(actor.value, ctx);
  return inTransaction(ctx, async (tx) => {
    const [mandate] = await mandatesOf(tx.db, side, input.mandate);
    if (!mandate) return fail({ kind: 'not-found', what: 'mandate' });
    const { may, state } = seenBy(mandate, actor.value, ctx);
    const action = NEEDS[input.ending];
    if (!may.includes(action) || !(await end(tx, mandate, input.ending, actor.value.personId, ctx)))
      return fail({ kind: 'transition-not-allowed', from: state, action });
    return ok({ mandate: mandate.id });
  });
}

/** Ends every mandate that somebody gave or holds, because their account is closed. */
export async function endMandatesOf(tx: Tx, personId: string, ctx: ServiceContext): Promise<void> {
  const by = ctx.actor?.personId ?? personId;
  const mandates = await mandatesOf(tx.db, { clients: [personId], agentId: personId, agentEmail: null });
  for (const mandate of mandates.filter(({ ending }) => ending === null))
    await end(tx, mandate, mandate.clientId === personId ? 'revoked' : 'laid-down', by, ctx);
}
