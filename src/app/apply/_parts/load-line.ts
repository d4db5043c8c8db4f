import { paths } from '@/app/_kit/paths';
import type { SpecimenLine } from '@/domain/application/application';
import { hasSettledSteps, type LineStep, previousStep, reachableLineSteps } from '@/domain/application/application-steps';
import { lineLetter } from '@/domain/permit/permit';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { type Draft, loadDraft } from './load-draft';
import { lineStepPage } from './next-stop';

/** A specimen line of one's own draft, with the questions that arise for it. */
export interface LineOfDraft extends Draft {
  readonly line: SpecimenLine;
  readonly letter: string;
  readonly steps: readonly LineStep[];
}

/** Loads a line for one of its pages; a question that does not arise has no page. */
export async function loadLine(
  input: { readonly reference: string; readonly lineId: string; readonly step?: LineStep },
  ctx: ServiceContext,
): Promise<Result<LineOfDraft>> {
  const draft = await loadDraft(input, ctx);
  if (!draft.ok) return draft;
  const { application } = draft.value;
  const line = application.lines.find((candidate) => candidate.id === input.lineId);
  if (!line) return fail({ kind: 'not-found', what: 'specimen-line' });
  const steps = reachableLineSteps(application, line);
  if (input.step && !steps.includes(input.step)) return fail({ kind: 'not-found', what: 'page' });
  return ok({ ...draft.value, line, letter: lineLetter(line.position), steps });
}

/** Which question of its line a page is. While an answer can still add one, it is said so, and nobody counts down to a number that grows. */
export const questionOfLine = ({ line, letter, steps }: LineOfDraft, n: number, { t }: Words): string =>
  t('apply.question', { letter, n, total: steps.length, isSure: hasSettledSteps(line) ? 'yes' : 'no' });

/** Where a line's page leads without saving. */
export function leaveLine({ application: { reference } }: LineOfDraft, from: string, { t }: Words) {
  return from === 'check'
    ? { href: paths.apply.checkAnswers({ reference }), text: t('apply.backToCheck') }
    : { href: paths.apply.specimens({ reference }), text: t('apply.backToSpecimens') };
}

/** The question before this one. */
export function previousPage({ application: { reference }, line, steps }: LineOfDraft, step: LineStep, from: string): string {
  if (from === 'check') return paths.apply.checkAnswers({ reference });
  const previous = previousStep(steps, step);
  return previous ? lineStepPage(reference, line.id, previous) : paths.apply.specimens({ reference });
}
