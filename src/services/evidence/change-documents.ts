import 'server-only';
import { insertDocument, markRemoved } from '@/data/repositories/document-repository';
import { inTransaction } from '@/data/transaction';
import type { DocumentKind } from '@/domain/evidence/document-kinds';
import { mayRemove } from '@/domain/evidence/evidence-document';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { lockForDocuments } from './attach-document';

/** Takes a document out of one's own draft. The row stays and says so. Taken out twice is taken out once. */
export async function removeDocument(
  input: { readonly reference: string; readonly document: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const held = await lockForDocuments(tx, actor.value, { ...input, purpose: 'draft' });
    if (!held.ok) return held;
    const { application, present } = held.value;
    const document = present.find(({ id }) => id === input.document);
    if (!document) return fail({ kind: 'not-found', what: 'document' });
    if (!mayRemove(document, application.state)) return fail({ kind: 'transition-not-allowed', from: application.state, action: 'remove' });
    await markRemoved(tx, [document.id], actor.value.personId, ctx.now);
    const payload = { document: document.id, kind: document.kind };
    tx.record({ type: 'DocumentRemoved', subject: 'application', subjectId: application.id, payload });
    return ok({ reference: application.reference });
  });
}

/** Says of a document that it follows, or that the office has it already and where; takes the place of an earlier promise. */
export async function promiseDocument(
  input: { readonly reference: string; readonly kind: DocumentKind; readonly answer: 'later' | 'on-file'; readonly note: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId } = actor.value;
  if (input.answer === 'on-file' && !input.note) return fail(invalidField('note', 'field.required'));
  return inTransaction(ctx, async (tx) => {
    const held = await lockForDocuments(tx, actor.value, { ...input, purpose: 'draft' });
    if (!held.ok) return held;
    const { application, present } = held.value;
    const { kind, answer, note } = input;
    const earlier = present.filter((document) => document.kind === kind && document.answer !== 'file');
    if (earlier.some((document) => document.answer === answer && document.note === note)) return ok({ reference: application.reference });
    if (earlier.length > 0)
      await markRemoved(
        tx,
        earlier.map(({ id }) => id),
        personId,
        ctx.now,
      );
    const id = ctx.newId();
    const entry = { id, applicationId: application.id, kind, purpose: 'draft', note, answer, addedBy: personId, addedAt: ctx.now } as const;
    await insertDocument(tx, entry, null);
    const payload = { document: id, kind, answer };
    tx.record({ type: 'DocumentPromised', subject: 'application', subjectId: application.id, payload });
    return ok({ reference: application.reference });
  });
}
