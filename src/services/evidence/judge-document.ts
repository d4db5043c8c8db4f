import 'server-only';
import { lockApplication } from '@/data/repositories/application-repository';
import { documentsOf, insertVerdict } from '@/data/repositories/document-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { isOfApplicant } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import type { VerdictOutcome } from '@/domain/evidence/document-kinds';
import type { EvidenceDocument, EvidenceReuse } from '@/domain/evidence/evidence-document';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { findCase, worksOn } from '../review/open-case';
import { documentsOfCase } from './list-documents';

interface ByDocument {
  readonly reference: string;
  readonly document: string;
}

/** A document that an officer is about to judge, with where the same evidence was sent before. */
export interface DocumentToJudge {
  readonly application: Application;
  readonly document: EvidenceDocument;
  readonly reuses: readonly EvidenceReuse[];
}

/** Loads a document for its judgement: a file of a case of one's office, and not of one's own. */
export async function documentToJudge(input: ByDocument, ctx: ServiceContext): Promise<Result<DocumentToJudge>> {
  const found = await findCase(input.reference, 'application:review', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  if (isOfApplicant(actor, application)) return fail({ kind: 'separation-of-duties', part: 'A' });
  const { rows, others, reuses } = await documentsOfCase(application, ctx);
  const document = [...rows.flatMap((row) => row.documents), ...others].find(({ id }) => id === input.document);
  if (!document?.file) return fail({ kind: 'not-found', what: 'document' });
  return ok({ application, document, reuses: reuses.get(document.id) ?? [] });
}

/** Says of a document that it is accepted, or not and why. A later word takes the place of an earlier one; both stay. */
export async function judgeDocument(
  input: ByDocument & { readonly outcome: VerdictOutcome; readonly reason: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'application:review')) return fail({ kind: 'forbidden', permission: 'application:review' });
  const { outcome, reason } = input;
  if (outcome === 'not-accepted' && !reason) return fail(invalidField('reason', 'reason.required'));
  return inTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx, input.reference);
    if (!application || !worksOn(actor.value, application)) return fail({ kind: 'not-found', what: 'application' });
    if (isOfApplicant(actor.value, application)) return fail({ kind: 'separation-of-duties', part: 'A' });
    const document = (await documentsOf(tx.db, application.id)).find(({ id, removedAt }) => id === input.document && removedAt === null);
    if (!document?.file) return fail({ kind: 'not-found', what: 'document' });
    // The same page sent twice says nothing new.
    if (document.verdict?.outcome === outcome && document.verdict.reason === reason) return ok({ reference: application.reference });
    const ids = { id: ctx.newId(), documentId: document.id, applicationId: application.id };
    await insertVerdict(tx, { ...ids, outcome, reason, authorId: actor.value.personId, at: ctx.now });
    const payload = { document: document.id, kind: document.kind, outcome, reason };
    tx.record({ type: 'DocumentJudged', subject: 'application', subjectId: application.id, payload });
    return ok({ reference: application.reference });
  });
}
