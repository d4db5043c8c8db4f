import 'server-only';
import { adviceRequestsOf, endAdviceRequest, insertAdviceRequest } from '@/data/repositories/advice-repository';
import { documentsOf } from '@/data/repositories/document-repository';
import type { Application } from '@/domain/application/application';
import { type AdviceKind, usualDueDay } from '@/domain/finding/advice-request';
import type { IsoDate } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { moveCase, type OpenCase, withCase } from './open-case';

interface OnCase {
  readonly reference: string;
  readonly version: number;
}

/** A question as the officer puts it; what is left out is asked of every line, about detriment, in the usual time, with no document. */
export interface QuestionInput extends OnCase {
  readonly question: string;
  readonly kind?: AdviceKind;
  readonly lines?: readonly number[];
  readonly documents?: readonly string[];
  readonly dueOn?: IsoDate | null;
}

/** Asks the Scientific Authority (Art. III.2(a), IV.2(a)): its clock begins, and it sees the documents that are shared and no others. */
export const requestFindings = (input: QuestionInput, ctx: ServiceContext): Promise<Result<{ readonly reference: string }>> =>
  withCase({ ...input, permission: 'application:review', part: 'R' }, ctx, async (open) => {
    const { tx, actor, application } = open;
    const asked = await readQuestion(open, input, ctx);
    if (!asked.ok) return asked;
    const { question } = input;
    const moved = await moveCase(
      open,
      'requestFindings',
      { kind: 'request-findings', reasons: question },
      { type: 'FindingsRequested', subject: 'application', subjectId: application.id, payload: { question } },
      ctx,
    );
    if (!moved.ok) return moved;
    await insertAdviceRequest(tx, application.id, { id: ctx.newId(), question, askedBy: actor.personId, at: ctx.now, ...asked.value });
    return moved;
  });

async function readQuestion(
  { tx, application }: OpenCase,
  { kind = 'non-detriment', lines, documents = [], dueOn }: QuestionInput,
  ctx: ServiceContext,
): Promise<
  Result<{
    readonly kind: AdviceKind;
    readonly lines: readonly number[];
    readonly documents: readonly string[];
    readonly dueOn: IsoDate;
  }>
> {
  const positions = positionsOf(application);
  const about = lines ?? positions;
  if (about.length === 0 || about.some((line) => !positions.includes(line))) return fail(invalidField('lines', 'advice.lines'));
  if (dueOn && dueOn < ctx.today) return fail(invalidField('dueOn', 'date.past'));
  const clean = (await documentsOf(tx.db, application.id)).filter(
    ({ file, removedAt }) => file?.scanState === 'clean' && removedAt === null,
  );
  if (documents.some((id) => !clean.some((document) => document.id === id))) return fail({ kind: 'not-found', what: 'document' });
  return ok({ kind, lines: about, documents, dueOn: dueOn ?? usualDueDay(ctx.today) });
}

const positionsOf = ({ lines }: Application): readonly number[] => lines.map(({ position }) => position);

/** Takes the question back from the Scientific Authority, when it is no longer needed. */
export const resumeReview = (input: OnCase, ctx: ServiceContext): Promise<Result<{ readonly reference: string }>> =>
  withCase({ ...input, permission: 'application:review', part: 'R' }, ctx, async (open) => {
    const { tx, actor, application } = open;
    const moved = await moveCase(
      open,
      'resumeReview',
      null,
      { type: 'ReviewResumed', subject: 'application', subjectId: application.id, payload: {} },
      ctx,
    );
    if (moved.ok) await endAdviceRequest(tx, application.id, { outcome: 'taken-back', by: actor.personId, at: ctx.now, reason: null });
    return moved;
  });

/** The Scientific Authority returns a question that cannot be answered as it was put; the case is the officer's again. */
export const returnQuestion = (
  input: OnCase & { readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> =>
  withCase({ ...input, permission: 'finding:record-non-detriment', part: 'N' }, ctx, async (open) => {
    const { tx, actor, application } = open;
    const { reason } = input;
    const [question] = await adviceRequestsOf(tx.db, application.id);
    if (!question || question.ended) return fail({ kind: 'transition-not-allowed', from: application.state, action: 'resumeReview' });
    const moved = await moveCase(
      open,
      'resumeReview',
      null,
      { type: 'ReviewResumed', subject: 'application', subjectId: application.id, payload: {} },
      ctx,
    );
    if (!moved.ok) return moved;
    tx.record({ type: 'QuestionReturned', subject: 'application', subjectId: application.id, payload: { reason } });
    await endAdviceRequest(tx, application.id, { outcome: 'returned', by: actor.personId, at: ctx.now, reason });
    return moved;
  });
