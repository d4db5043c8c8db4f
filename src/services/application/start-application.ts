import 'server-only';
import { findByIdempotencyKey, insertApplication } from '@/data/repositories/application-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Application } from '@/domain/application/application';
import type { Answers } from '@/domain/application/field-row';
import { documentTypesOf, type FormType } from '@/domain/codes/document-type';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** Begins a draft. Many drafts may stand side by side; a form sent twice begins one. */
export async function startApplication(
  input: { readonly form: FormType; readonly idempotencyKey: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const types = documentTypesOf(input.form);
  const answers = { form: input.form, ...(types.length === 1 && types[0] ? { documentType: types[0] } : {}) };
  return beginDraft({ ...input, answers }, ctx, async () => undefined);
}

/** Inserts a draft with its first answers; `more` adds to it in the same transaction. A form sent twice begins one. */
export async function beginDraft(
  input: { readonly form: FormType; readonly idempotencyKey: string; readonly answers: Answers },
  ctx: ServiceContext,
  more: (tx: Tx, application: Application) => Promise<void>,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const begun = await findByIdempotencyKey(tx, actor.value.personId, input.idempotencyKey);
    if (begun) return ok({ reference: begun.reference });
    const office = await tx.db.office.findFirst({ where: { authority: { kind: 'management' } }, orderBy: { code: 'asc' } });
    if (!office) return fail({ kind: 'unavailable' });
    const application = await insertApplication(tx, {
      id: ctx.newId(),
      applicantId: actor.value.personId,
      officeId: office.id,
      partyCode: ctx.party.code,
      at: ctx.now,
      idempotencyKey: input.idempotencyKey,
      answers: input.answers,
    });
    tx.record({
      type: 'ApplicationStarted',
      subject: 'application',
      subjectId: application.id,
      payload: { reference: application.reference, form: input.form },
    });
    await more(tx, application);
    return ok({ reference: application.reference });
  });
}
