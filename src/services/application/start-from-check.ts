import 'server-only';
import { insertLine } from '@/data/repositories/application-repository';
import { DOCUMENT_TYPE_LAW } from '@/domain/codes/document-type';
import type { TypedAnswers } from '@/domain/documents/check-answers';
import { checkDraft } from '@/domain/documents/check-draft';
import { fail, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { documentToApplyFor } from '../law/check-outcome';
import { readCheck } from '../law/read-check';
import { deriveListing } from './derive-listing';
import { beginDraft } from './start-application';

/**
 * Begins a draft with what the public check was told. The check is made anew, by the law of today: an address may be old, and
 * what it calls for may have changed.
 */
export async function startFromCheck(
  input: { readonly typed: TypedAnswers; readonly idempotencyKey: string; readonly applicant?: string | undefined },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const state = await readCheck({ typed: input.typed, query: '' }, ctx);
  const documentType = documentToApplyFor(state);
  if (documentType === null || state.movement === null) return fail({ kind: 'not-found', what: 'page' });
  const draft = checkDraft(state.answers, state.movement.facts, documentType);
  const { form } = DOCUMENT_TYPE_LAW[documentType];
  const { idempotencyKey, applicant } = input;
  return beginDraft({ form, idempotencyKey, applicant, answers: draft.answers }, ctx, async (tx, application) => {
    const derived = await deriveListing(draft.line.scientificName ?? '', { db: tx.db, today: ctx.today }, draft.line.originCountry ?? null);
    await insertLine(tx, {
      id: ctx.newId(),
      applicationId: application.id,
      position: 1,
      answers: draft.line,
      listing: derived.ok ? derived.value.listing : null,
    });
    tx.record({ type: 'SpecimenLineAdded', subject: 'application', subjectId: application.id, payload: { line: 1 } });
    tx.record({
      type: 'AnswersSaved',
      subject: 'application',
      subjectId: application.id,
      payload: { fields: Object.keys(draft.line).sort(), line: 1 },
    });
  });
}
