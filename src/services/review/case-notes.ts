import 'server-only';
import { insertNote } from '@/data/repositories/casework-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import type { Application } from '@/domain/application/application';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { findCase } from './open-case';

/** Whether this person works on the case for the Management Authority, and may therefore write to colleagues on it. */
export const mayWriteNotes = (actor: Actor, { applicantId }: Pick<Application, 'applicantId'>): boolean =>
  actor.personId !== applicantId && (mayDo(actor.roles, 'application:review') || mayDo(actor.roles, 'application:decide'));

/** An officer writes a note to colleagues. It is never shown to the applicant, never changed, and no step of the procedure. */
export async function writeNote(
  input: { readonly reference: string; readonly text: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const found = await findCase(input.reference, 'application:read', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  if (!mayWriteNotes(actor, application)) return fail({ kind: 'forbidden', permission: 'application:review' });
  return inTransaction(ctx, async (tx) => {
    const id = ctx.newId();
    await insertNote(tx, application.id, { id, authorId: actor.personId, text: input.text, at: ctx.now });
    tx.record({ type: 'CaseNoted', subject: 'application', subjectId: application.id, payload: { note: id } });
    return ok({ reference: application.reference });
  });
}
