import 'server-only';
import { findByIdempotencyKey, insertApplication } from '@/data/repositories/application-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { chooseApplicant } from '@/domain/access/choose-applicant';
import type { Application } from '@/domain/application/application';
import type { Answers } from '@/domain/application/field-row';
import { documentTypesOf, type FormType } from '@/domain/codes/document-type';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** Begins a draft. Many drafts may stand side by side; a form sent twice begins one. */
export async function startApplication(
  input: { readonly form: FormType; readonly idempotencyKey: string; readonly applicant?: string | undefined },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const types = documentTypesOf(input.form);
  const answers = { form: input.form, ...(types.length === 1 && types[0] ? { documentType: types[0] } : {}) };
  return beginDraft({ ...input, answers }, ctx, async () => undefined);
}

/**
 * Inserts a draft with its first answers, in the name of whom it was begun for (oneself unless it says otherwise); `more` adds to it
 * in the same transaction. A form sent twice begins one.
 */
export async function beginDraft(
  input: {
    readonly form: FormType;
    readonly idempotencyKey: string;
    readonly answers: Answers;
    readonly applicant?: string | undefined;
  },
  ctx: ServiceContext,
  more: (tx: Tx, application: Application) => Promise<void>,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const choice = input.applicant ?? 'self';
  const chosen = chooseApplicant(actor.value, choice);
  if (!chosen.ok) return fail(invalidField('applicant', 'applicant.unknown'));
  const { applicantId, agentId } = chosen.value;
  const { onBehalf: _before, principalName, ...asked } = input.answers;
  const answers = choice === 'other' ? { ...asked, onBehalf: 'yes', ...(principalName ? { principalName } : {}) } : asked;
  return inTransaction(ctx, async (tx) => {
    const begun = await findByIdempotencyKey(tx, applicantId, input.idempotencyKey);
    if (begun) return ok({ reference: begun.reference });
    const office = await tx.db.office.findFirst({ where: { authority: { kind: 'management' } }, orderBy: { code: 'asc' } });
    if (!office) return fail({ kind: 'unavailable' });
    const application = await insertApplication(tx, {
      id: ctx.newId(),
      applicantId,
      agentId,
      officeId: office.id,
      partyCode: ctx.party.code,
      at: ctx.now,
      idempotencyKey: input.idempotencyKey,
      answers,
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
