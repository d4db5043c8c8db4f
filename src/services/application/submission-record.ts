import 'server-only';
import type { Application } from '@/domain/application/application';
import { FIELD_NAMES, fieldRow } from '@/domain/application/application-fields';
import type { ServiceContext } from '../context';

/** What was answered at a submission, by field and box, and who declared it: kept as it was, whatever becomes of the form later. */
export const submissionRecordOf = (application: Application, declaredBy: string, ctx: ServiceContext) => ({
  reference: application.reference,
  submittedAt: ctx.now,
  language: ctx.locale,
  declaredBy,
  answers: answered(application.answers, 'application'),
  lines: application.lines.map((line) => ({ position: line.position, listing: line.listing, answers: answered(line.answers, 'line') })),
});

const answered = (answers: Application['answers'], scope: 'application' | 'line') =>
  FIELD_NAMES.filter((name) => fieldRow(name).scope === scope && answers[name]).map((name) => ({
    field: name,
    box: fieldRow(name).box,
    answer: answers[name],
  }));
