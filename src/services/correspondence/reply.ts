import 'server-only';
import { touchApplication } from '@/data/repositories/application-repository';
import { closeRequest, requestsOf, saveAnswerOfItem } from '@/data/repositories/correspondence-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Application } from '@/domain/application/application';
import { type InformationRequest, isOverdue, openItems, openRequest } from '@/domain/correspondence/information-request';
import type { MessageRef } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { lockOwnDraft } from '../application/own-application';
import { requireActor, type ServiceContext } from '../context';
import { tellOfficer } from '../mail/tell';

/** Answers by the id of the item; an empty one takes an answer back. */
export type ReplyAnswers = Readonly<Record<string, string>>;

/** What a form calls the answer to an item. */
export const answerField = (itemId: string): string => `answer_${itemId}`;

/** The request that an application waits for; null where it came back without one. */
const requestOf = async (tx: Tx, { id, state }: Application): Promise<InformationRequest | null> =>
  state === 'returned' ? openRequest(await requestsOf(tx.db, id)) : null;

/** Keeps the answers that changed. Anything that was not asked is left unread. */
export async function keepAnswers(tx: Tx, application: Application, answers: ReplyAnswers, ctx: ServiceContext) {
  const request = await requestOf(tx, application);
  const changed = (request?.items ?? []).flatMap(({ id, documentKind, answer }) => {
    const given = answers[id]?.trim();
    return documentKind === null && given !== undefined && given !== (answer ?? '') ? [{ id, answer: given || null }] : [];
  });
  for (const { id, answer } of changed) await saveAnswerOfItem(tx, id, answer, ctx.now);
  return request && changed.length > 0 ? { request: request.id, items: changed.length } : null;
}

/** Keeps a part of a reply; nothing is sent yet. */
export async function saveReply(
  input: { readonly reference: string; readonly version: number; readonly answers: ReplyAnswers },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const draft = await lockOwnDraft(tx, actor.value, input.reference, input.version);
    if (!draft.ok) return draft;
    const kept = await keepAnswers(tx, draft.value, input.answers, ctx);
    if (kept) {
      await touchApplication(tx, draft.value.id, ctx.now);
      tx.record({ type: 'ReplySaved', subject: 'application', subjectId: draft.value.id, payload: kept });
    }
    return ok({ reference: draft.value.reference });
  });
}

/**
 * Closes the request that an application waits for, in the transaction that sends it: everything is answered, or the sending is
 * refused and says what is not. After the due day it is still taken, and both sides are told that it came late.
 */
export async function closeOpenRequest(tx: Tx, application: Application, by: string, ctx: ServiceContext): Promise<Result<null>> {
  const request = await requestOf(tx, application);
  if (!request) return ok(null);
  const open = openItems(request);
  if (open.length > 0) {
    const fields: Record<string, MessageRef> = {};
    for (const { id, documentKind } of open)
      fields[answerField(id)] = { key: documentKind ? 'reply.documentMissing' : 'reply.answerMissing' };
    return fail({ kind: 'invalid-input', fields });
  }
  await closeRequest(tx, request.id, by, ctx.now);
  tx.record({
    type: 'ReplyReceived',
    subject: 'application',
    subjectId: application.id,
    payload: { request: request.id, isLate: isOverdue(request, ctx.today) },
  });
  const key = `request:${request.id}:answered`;
  await tellOfficer(tx, application, request.askedBy, { template: 'replyReceived', values: { day: ctx.today }, key }, ctx);
  return ok(null);
}
