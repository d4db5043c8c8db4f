import { z } from 'zod';
import { type TypedAnswers, typedAnswersOf } from '@/domain/documents/check-answers';
import { CHECK_STEPS, checkQuestion, fieldsOfCheckStep } from '@/domain/documents/check-questions';
import { CHECK_FIELDS, type CheckField, type CheckScope } from '@/domain/documents/check-scope';
import type { MessageRef } from '@/domain/shared/problem';
import type { Applying } from '@/services/law/applying-for';
import type { CheckState } from '@/services/law/read-check';
import type { CodeBook } from '@/services/reference/list-codes';

/** What the page shows: a step of questions, or the result. */
interface Page {
  /** Null: the result. */
  readonly step: string | null;
  readonly faults: Readonly<Partial<Record<CheckField, MessageRef>>> & Readonly<Record<string, MessageRef>>;
}

/** Everything a page of the check is drawn from. */
export interface CheckView extends CheckState, Page {
  readonly faults: Page['faults'];
  readonly typed: TypedAnswers;
  readonly query: string;
  readonly codes: CodeBook;
  /** Fee and time of the document that can be applied for here. */
  readonly applying: Applying | null;
}

const LONGEST_QUERY = 120;
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** A page of questions. */
export type StepView = CheckView & { readonly step: string };

/** What an address says: answers, words to search for, the page asked for and the page that a form answered. */
export const checkInput = z.record(z.string(), z.unknown()).transform((sent) => {
  const step = (name: string): string | null => CHECK_STEPS.find((known) => known === sent[name]) ?? null;
  return { typed: typedAnswersOf(sent), query: textOf(sent.q).slice(0, LONGEST_QUERY), ask: step('ask'), at: step('at') };
});

/** What the answers are judged by. */
export const scopeOf = ({ answers, taxon, partyCode, wanted }: CheckState): CheckScope => ({ answers, taxon, partyCode, wanted });

/** The page to show: the one asked for, the one with a wrong answer, the next one; else the result. */
export function pageOf(asked: z.output<typeof checkInput>, state: CheckState): Page {
  const faults: Record<string, MessageRef> = { ...state.faults };
  const scope = scopeOf(state);
  if (asked.at !== null && asked.at !== 'species')
    for (const field of fieldsOfCheckStep(asked.at, scope))
      if (scope.answers[field] === undefined) faults[field] ??= { key: 'field.required' };
  const wrong = CHECK_FIELDS.find((field) => faults[field] !== undefined);
  if (wrong) return { step: checkQuestion(wrong).step, faults };
  return { step: asked.query !== '' ? 'species' : (asked.ask ?? state.next), faults };
}
