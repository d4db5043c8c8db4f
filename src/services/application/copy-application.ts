import 'server-only';
import { findApplication, insertLine } from '@/data/repositories/application-repository';
import type { Actor } from '@/domain/access/actor';
import { chooseApplicant } from '@/domain/access/choose-applicant';
import { standsFor } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import { copyAsNew } from '@/domain/application/copy-as-new';
import { FormType } from '@/domain/codes/document-type';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { deriveListing } from './derive-listing';
import { beginDraft } from './start-application';

/** What of an application a copy begins with. */
export interface Original {
  readonly reference: string;
  readonly form: FormType;
  readonly taxa: readonly string[];
  /** Whose name the copy is begun in unless the reader chooses another. */
  readonly applicant: string;
}

/** The same applicant as before, where the reader still acts for them. */
function applicantOf({ applicantId, answers }: Application, actor: Actor): string {
  if (answers.onBehalf === 'yes') return 'other';
  return applicantId !== actor.personId && chooseApplicant(actor, applicantId).ok ? applicantId : 'self';
}

/** One's own application as far as a copy of it can be begun; anybody else's does not exist. */
export async function lookAtOriginal(input: { readonly reference: string }, ctx: ServiceContext): Promise<Result<Original>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const original = await findApplication(ctx.db, input.reference);
  const form = FormType.safeParse(original?.answers.form);
  if (!original || !form.success || !standsFor(actor.value, original, 'application:read-own'))
    return fail({ kind: 'not-found', what: 'application' });
  return ok({
    reference: original.reference,
    applicant: applicantOf(original, actor.value),
    form: form.data,
    taxa: original.lines.flatMap(({ answers }) => answers.scientificName ?? []),
  });
}

/**
 * Begins a draft with the answers of an application of before, whatever became of that one. Names and listings are looked up
 * anew: what was in Appendix II then may be in Appendix I today. Documents and fees stay with the original.
 */
export async function copyApplication(
  input: { readonly reference: string; readonly idempotencyKey: string; readonly applicant?: string | undefined },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const seen = await lookAtOriginal(input, ctx);
  if (!seen.ok) return seen;
  const original = await findApplication(ctx.db, input.reference);
  if (!original) return fail({ kind: 'not-found', what: 'application' });
  const copied = copyAsNew(original);
  return beginDraft({ ...input, form: seen.value.form, answers: copied.answers }, ctx, async (tx, draft) => {
    for (const [index, answers] of copied.lines.entries()) {
      const position = index + 1;
      const derived = answers.scientificName
        ? await deriveListing(answers.scientificName, { db: tx.db, today: ctx.today }, answers.originCountry ?? null)
        : null;
      await insertLine(tx, {
        id: ctx.newId(),
        applicationId: draft.id,
        position,
        answers,
        listing: derived?.ok ? derived.value.listing : null,
      });
      tx.record({ type: 'SpecimenLineAdded', subject: 'application', subjectId: draft.id, payload: { line: position } });
      tx.record({
        type: 'AnswersSaved',
        subject: 'application',
        subjectId: draft.id,
        payload: { fields: Object.keys(answers).sort(), line: position },
      });
    }
  });
}
