import 'server-only';
import { findByIdempotencyKey, insertApplication } from '@/data/repositories/application-repository';
import { inTransaction } from '@/data/transaction';
import { documentTypesOf, type FormType } from '@/domain/codes/document-type';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** Begins a draft. Many drafts may stand side by side; a form sent twice begins one. */
export async function startApplication(
  input: { readonly form: FormType; readonly idempotencyKey: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const begun = await findByIdempotencyKey(tx, actor.value.personId, input.idempotencyKey);
    if (begun) return ok({ reference: begun.reference });
    const office = await tx.db.office.findFirst({ where: { authority: { kind: 'management' } }, orderBy: { code: 'asc' } });
    if (!office) return fail({ kind: 'unavailable' });
    const types = documentTypesOf(input.form);
    const application = await insertApplication(tx, {
      id: ctx.newId(),
      applicantId: actor.value.personId,
      officeId: office.id,
      partyCode: ctx.party.code,
      at: ctx.now,
      idempotencyKey: input.idempotencyKey,
      answers: { form: input.form, ...(types.length === 1 && types[0] ? { documentType: types[0] } : {}) },
    });
    tx.record({
      type: 'ApplicationStarted',
      subject: 'application',
      subjectId: application.id,
      payload: { reference: application.reference, form: input.form },
    });
    return ok({ reference: application.reference });
  });
}
