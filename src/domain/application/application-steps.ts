import { type Application, applicationScope, lineScope, type SpecimenLine } from './application';
import { type FieldName, fieldRow, fieldsOfStep, isFieldName } from './application-fields';
import type { Answers, FieldScope } from './field-row';

/** The questions about the whole application, in order. */
export const APPLICATION_STEPS = [
  'document',
  'claim',
  'purpose',
  'hunting',
  'applicant',
  'exporter',
  'importer',
  'specimens',
  'import-permit',
] as const;
export type ApplicationStep = (typeof APPLICATION_STEPS)[number];

/** The questions about one specimen line, in order. */
export const LINE_STEPS = ['species', 'description', 'source', 'quantity', 'origin', 'last-re-export', 'acquisition', 'marks'] as const;
export type LineStep = (typeof LINE_STEPS)[number];

/** How far a task is; the four words of the task list. */
export type TaskStatus = 'completed' | 'in-progress' | 'not-started' | 'cannot-start-yet';

const scopeOf = (application: Application, line: SpecimenLine | null): FieldScope => ({
  application: applicationScope(application),
  line: line ? lineScope(line) : {},
});

/** The fields of a step that arise for these answers. */
export function applicableFields(application: Application, step: string, line: SpecimenLine | null): readonly FieldName[] {
  const scope = scopeOf(application, line);
  return fieldsOfStep(step).filter((name) => fieldRow(name).applies(scope));
}

/** The required fields of a step that are still empty. */
export function missingFields(application: Application, step: string, line: SpecimenLine | null): readonly FieldName[] {
  const scope = scopeOf(application, line);
  const answers = line ? line.answers : application.answers;
  return applicableFields(application, step, line).filter((name) => fieldRow(name).required(scope) && !answers[name]);
}

/**
 * The answers to questions that still arise, of the application or of one of its lines. An answer outlives its question when
 * another answer changes (an origin that became known, a name that became Latin), and must then neither be judged nor printed.
 */
export function answersThatArise(application: Application, line: SpecimenLine | null): Answers {
  const scope = scopeOf(application, line);
  const answers = line ? line.answers : application.answers;
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([name]) => isFieldName(name) && fieldRow(name).scope === (line ? 'line' : 'application') && fieldRow(name).applies(scope),
    ),
  );
}

/** The answers that a change of the application takes away: they were asked and given, and are no longer. */
export function lostAnswers(before: Application, after: Application): readonly string[] {
  const given = (application: Application): readonly string[] => [
    ...Object.keys(answersThatArise(application, null)),
    ...application.lines.flatMap((line) => Object.keys(answersThatArise(application, line)).map((name) => `${line.position} ${name}`)),
  ];
  const left = new Set(given(after));
  return [
    ...new Set(
      given(before)
        .filter((name) => !left.has(name))
        .map((name) => name.split(' ').at(-1) ?? name),
    ),
  ];
}

/** The line steps that arise, in order. One pure function says what can be reached. */
export const reachableLineSteps = (application: Application, line: SpecimenLine): readonly LineStep[] =>
  LINE_STEPS.filter((step) => applicableFields(application, step, line).length > 0);

/** Whether no answer that is still open can add a question to a line: its source decides whether one about the acquisition arises. */
export const hasSettledSteps = (line: SpecimenLine): boolean => Boolean(line.answers.source);

/** The application steps that arise, in order. */
export const reachableSteps = (application: Application): readonly ApplicationStep[] =>
  APPLICATION_STEPS.filter((step) => step === 'specimens' || applicableFields(application, step, null).length > 0);

/** Whether every required answer of a line is there. */
export const isLineComplete = (application: Application, line: SpecimenLine): boolean =>
  reachableLineSteps(application, line).every((step) => missingFields(application, step, line).length === 0);

/** The status of one task. */
export function taskStatus(application: Application, step: ApplicationStep): TaskStatus {
  if (step === 'specimens') {
    if (!application.answers.form) return 'cannot-start-yet';
    if (application.lines.length === 0) return 'not-started';
    return application.lines.every((line) => isLineComplete(application, line)) ? 'completed' : 'in-progress';
  }
  const fields = applicableFields(application, step, null);
  const answered = fields.filter((name) => application.answers[name]);
  if (missingFields(application, step, null).length === 0 && answered.length > 0) return 'completed';
  return answered.length === 0 ? 'not-started' : 'in-progress';
}

/** Whether everything that must be answered is, so that the answers can be checked and sent. */
export const isComplete = (application: Application): boolean =>
  application.lines.length > 0 &&
  reachableSteps(application).every((step) => step === 'specimens' || missingFields(application, step, null).length === 0) &&
  application.lines.every((line) => isLineComplete(application, line));

/** The step after this one, or null when the list is done. */
export function nextStep<S extends string>(steps: readonly S[], step: S): S | null {
  return steps[steps.indexOf(step) + 1] ?? null;
}

/** The step before this one, or null at the beginning. */
export function previousStep<S extends string>(steps: readonly S[], step: S): S | null {
  return steps[steps.indexOf(step) - 1] ?? null;
}
