import { paths, withQuery } from '@/app/_kit/paths';
import { CHECK_FIELDS, type CheckAnswers } from '@/domain/documents/check-scope';

/** The address of a check: its answers in the order of the questions, and the page asked for. */
export function checkAddress(answers: CheckAnswers, more: Readonly<Record<string, string>> = {}): string {
  return withQuery(paths.documents, { ...Object.fromEntries(CHECK_FIELDS.map((field) => [field, answers[field]])), ...more });
}
