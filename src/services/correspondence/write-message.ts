import 'server-only';
import { playedParts } from '@/data/repositories/case-repository';
import { insertMessage } from '@/data/repositories/correspondence-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { isOfApplicant } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import type { CaseMessage } from '@/domain/correspondence/information-request';
import { fail, ok, type Result } from '@/domain/shared/result';
import { lockOwnApplication } from '../application/own-application';
import { requireActor, type ServiceContext } from '../context';
import { tellApplicant, tellOfficer } from '../mail/tell';
import { findCase } from '../review/open-case';

interface Message {
  readonly reference: string;
  readonly text: string;
}
type Written = Promise<Result<{ readonly reference: string }>>;

async function write(tx: Tx, application: Application, side: CaseMessage['side'], author: Actor, text: string, ctx: ServiceContext) {
  const id = ctx.newId();
  await insertMessage(tx, { id, applicationId: application.id, side, authorId: author.personId, text, at: ctx.now });
  tx.record({ type: 'MessagePosted', subject: 'application', subjectId: application.id, payload: { message: id, side } });
  return `message:${id}`;
}

/** Writes to the office about one's own application; whoever works on it is told. A draft is nobody's at the office. */
export async function writeToOffice(input: Message, ctx: ServiceContext): Written {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const own = await lockOwnApplication(tx, actor.value, input.reference);
    if (!own.ok) return own;
    const application = own.value;
    if (application.state === 'draft') return fail({ kind: 'transition-not-allowed', from: application.state, action: 'write' });
    const key = await write(tx, application, 'applicant', actor.value, input.text, ctx);
    const officers = (await playedParts(tx.db, application.id)).filter(({ part }) => part === 'R');
    for (const { personId } of officers)
      await tellOfficer(tx, application, personId, { template: 'messageFromApplicant', values: {}, key: `${key}:${personId}` }, ctx);
    return ok({ reference: application.reference });
  });
}

/** Writes to the applicant of a case. It asks for nothing and stops no clock: what must be answered is a request. */
export async function writeToApplicant(input: Message, ctx: ServiceContext): Written {
  const found = await findCase(input.reference, 'application:review', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  if (isOfApplicant(actor, application)) return fail({ kind: 'separation-of-duties', part: 'R' });
  return inTransaction(ctx, async (tx) => {
    const key = await write(tx, application, 'office', actor, input.text, ctx);
    await tellApplicant(tx, application, { template: 'messageFromOffice', values: { message: input.text }, key }, ctx);
    return ok({ reference: application.reference });
  });
}
