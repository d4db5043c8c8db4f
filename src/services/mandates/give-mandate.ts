import 'server-only';
import { startOfDay } from '@/config/clock';
import { insertMandate } from '@/data/repositories/mandate-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { type MandateScope, readTerm } from '@/domain/people/mandate';
import { addDays } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { lockAsOwner } from '../organisations/membership';
import { countMailAsked } from '../people/one-time-links';
import { normalisedEmail } from '../people/sign-in';
import { clientsOf } from './mandates';

/** What a client lets an agent do. */
export interface MandateInput {
  /** The client: oneself, or the organisation that one owns. */
  readonly client: string;
  readonly email: string;
  readonly scope: MandateScope;
  readonly from: string;
  readonly until: string;
  readonly clientAddress: string;
}

/** Offers an agent a mandate. It lets nobody do anything before the agent, at that address, has accepted it. */
export async function giveMandate(input: MandateInput, ctx: ServiceContext): Promise<Result<{ readonly mandate: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId, roles } = actor.value;
  if (!mayDo(roles, 'mandate:give')) return fail({ kind: 'forbidden', permission: 'mandate:give' });
  const client = clientsOf(actor.value).find(({ id }) => id === input.client);
  if (!client) return fail({ kind: 'not-found', what: 'organisation' });
  const email = normalisedEmail(input.email);
  if (email === actor.value.email) return fail(invalidField('email', 'mandate.oneself'));
  const term = readTerm(input, ctx.today);
  if ('faults' in term) return fail({ kind: 'invalid-input', fields: term.faults });
  const counted = await countMailAsked(email, input.clientAddress, ctx);
  if (!counted.ok) return counted;
  return inTransaction(ctx, async (tx) => {
    if (client.id !== personId) {
      const held = await lockAsOwner(tx, ctx);
      if (!held.ok) return held;
      if (held.value.organisationId !== client.id) return fail({ kind: 'not-found', what: 'organisation' });
    }
    const id = ctx.newId();
    const { timeZone } = ctx.party;
    const { scope } = input;
    await insertMandate(tx, {
      id,
      clientId: client.id,
      agentEmail: email,
      scope,
      startsAt: startOfDay(timeZone, term.from),
      endsAt: startOfDay(timeZone, addDays(term.until, 1)),
      givenBy: personId,
      givenAt: ctx.now,
    });
    await queueMail(
      tx,
      {
        to: { address: email, name: email, locale: ctx.locale },
        template: 'mandateOffered',
        values: { client: client.name, from: term.from, until: term.until },
        path: `/apply/mandates/${id}`,
        key: `mandate:${id}:offered`,
      },
      ctx,
    );
    const payload = { mandate: id, scope, from: term.from, until: term.until };
    tx.record({ type: 'MandateOffered', subject: 'person', subjectId: client.id, payload });
    return ok({ mandate: id });
  });
}
