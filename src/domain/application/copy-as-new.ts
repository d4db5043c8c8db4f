import type { Application } from './application';
import type { FieldName } from './application-fields';
import type { Answers } from './field-row';

/**
 * Answers that belong to one consignment or one specimen: permits and certificates it came with (boxes 12, 12a, import permit),
 * the day it was taken, the marks it bears. Taken over, they would tie a second document to the same animal or paper.
 */
export const NOT_TAKEN_OVER: readonly FieldName[] = [
  'importPermitNumber',
  'importPermitOn',
  'importPermitUntil',
  'huntedOn',
  'originPermitNumber',
  'originPermitOn',
  'lastReExportNumber',
  'lastReExportOn',
  'importRecordNumber',
  'confiscationCase',
  'acquiredOn',
  'marks',
];

/** What a new draft takes over from an application of before. */
export interface CopiedAnswers {
  readonly answers: Answers;
  readonly lines: readonly Answers[];
}

const takenOver = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !NOT_TAKEN_OVER.some((left) => left === name)));

/** The answers of an application that hold for another consignment of the same kind; the listing is derived anew, not copied. */
export const copyAsNew = ({ answers, lines }: Pick<Application, 'answers' | 'lines'>): CopiedAnswers => ({
  answers: takenOver(answers),
  lines: lines.map((line) => takenOver(line.answers)),
});
