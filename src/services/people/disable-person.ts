import 'server-only';
import { disablePersonRow, endSessionsOf } from '@/data/repositories/person-repository';
import { endChallengesOf } from '@/data/repositories/proof-repository';
import { inTransaction } from '@/data/transaction';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';
import { getPerson } from './change-person';
import { endSigningOf, releaseCasesOf } from './stand-down';

/** Whom, and why. */
export interface DisableInput extends GivenProof {
  readonly person: string;
  readonly reason: string;
}

/**
 * Lets somebody go at once. Their sessions and links end with it, what they were about to prove, their signature and every delegation of it,
 * and their cases go back to the queue. One administrator is enough, for it may be urgent; letting them in again takes two. Nobody disables
 * themselves, so that one administrator always remains.
 */
export async function disablePerson(input: DisableInput, ctx: ServiceContext): Promise<Result<{ readonly person: string }>> {
  const found = await getPerson(input, ctx);
  if (!found.ok) return found;
  const { person, isSelf } = found.value;
  if (isSelf || person.state === 'disabled') return fail({ kind: 'not-found', what: 'person' });
  const reason = input.reason.trim();
  if (reason === '') return fail(invalidField('reason', 'reason.required'));
  const proof = await prove(input, { act: 'person.change', items: [digestOf({ disable: person.id, reason })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proof.value, 0, { subject: 'person', id: person.id }, ctx);
    if (!(await disablePersonRow(tx, person.id))) return fail({ kind: 'not-found', what: 'person' });
    await endSessionsOf(tx, person.id, ctx.now);
    await endChallengesOf(tx, person.id, ctx.now);
    await tx.db.oneTimeToken.deleteMany({ where: { personId: person.id, usedAt: null } });
    await releaseCasesOf(tx, person.id, null, ctx);
    await endSigningOf(tx, person.id, ctx);
    tx.record({ type: 'PersonDisabled', subject: 'person', subjectId: person.id, payload: { reason } });
    const key = `person:${person.id}:disabled:${ctx.newId()}`;
    await queueMail(tx, { personId: person.id, template: 'accountDisabled', values: { day: ctx.today }, key }, ctx);
    return ok({ person: person.id });
  });
}
