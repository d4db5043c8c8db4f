import type { Words } from '@/i18n/words';
import type { FormState } from '@/ui/forms/form-state';
import { describeProblem, type KitProblem } from './describe-problem';
import { type RawInput, typedValues } from './read-input';

const attemptsBefore = (previous: unknown): number => {
  const attempt = typeof previous === 'object' && previous !== null && 'attempt' in previous ? previous.attempt : 0;
  return typeof attempt === 'number' && Number.isSafeInteger(attempt) && attempt >= 0 && attempt < 1_000_000 ? attempt : 0;
};

/** A refused form as its reader gets it back: what went wrong, and everything that was typed. */
export function stateOfProblem(problem: KitProblem, raw: RawInput, previous: unknown, words: Words): FormState {
  const isAsked = problem.kind === 'passkey-asked';
  const { title, detail, messages, fields } = describeProblem(problem, words);
  return {
    summary: isAsked ? null : Object.keys(fields).length > 0 ? detail : `${title}. ${detail}`,
    messages,
    fieldErrors: fields,
    values: typedValues(raw),
    attempt: attemptsBefore(previous) + 1,
    isStale: problem.kind === 'stale',
    passkey: isAsked ? { challenge: problem.challenge, options: problem.options } : null,
  };
}
