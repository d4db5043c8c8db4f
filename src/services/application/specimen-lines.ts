import 'server-only';
import { insertLine, removeLine, touchApplication } from '@/data/repositories/application-repository';
import { inTransaction } from '@/data/transaction';
import { MOST_LINES } from '@/domain/application/application';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { lockOwnDraft } from './own-application';

/** Adds a specimen line, empty or as a copy of another (without its marks, which belong to one specimen only). */
export async function addSpecimenLine(
  input: { readonly reference: string; readonly version: number; readonly copyOf: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string; readonly lineId: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const draft = await lockOwnDraft(tx, actor.value, input.reference, input.version);
    if (!draft.ok) return draft;
    const application = draft.value;
    if (application.lines.length >= MOST_LINES) return fail(invalidField('lines', 'lines.tooMany', { max: MOST_LINES }));
    const original = application.lines.find((line) => line.id === input.copyOf);
    if (input.copyOf !== null && !original) return fail({ kind: 'not-found', what: 'specimen-line' });
    const { marks: _marks, ...answers } = original?.answers ?? {
      originCountry: application.answers.form === 'EXPORT' ? application.partyCode : '',
    };
    const line = {
      id: ctx.newId(),
      applicationId: application.id,
      position: application.lines.length + 1,
      answers,
      listing: original?.listing ?? null,
    };
    await insertLine(tx, line);
    await touchApplication(tx, application.id, ctx.now);
    tx.record({ type: 'SpecimenLineAdded', subject: 'application', subjectId: application.id, payload: { line: line.position } });
    return ok({ reference: application.reference, lineId: line.id });
  });
}

/** Removes a specimen line; the lines after it move up a letter. */
export async function removeSpecimenLine(
  input: { readonly reference: string; readonly version: number; readonly lineId: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const draft = await lockOwnDraft(tx, actor.value, input.reference, input.version);
    if (!draft.ok) return draft;
    const line = draft.value.lines.find((candidate) => candidate.id === input.lineId);
    if (!line) return fail({ kind: 'not-found', what: 'specimen-line' });
    await removeLine(tx, draft.value.id, line);
    await touchApplication(tx, draft.value.id, ctx.now);
    tx.record({ type: 'SpecimenLineRemoved', subject: 'application', subjectId: draft.value.id, payload: { line: line.position } });
    return ok({ reference: draft.value.reference });
  });
}
