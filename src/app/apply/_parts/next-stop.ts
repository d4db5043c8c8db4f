import { paths } from '@/app/_kit/paths';
import type { Application } from '@/domain/application/application';
import {
  APPLICATION_STEPS,
  LINE_STEPS,
  missingFields,
  nextStep,
  reachableLineSteps,
  reachableSteps,
} from '@/domain/application/application-steps';

/** The page of an application step. */
export const stepPage = (reference: string, step: string, from = ''): string =>
  `${paths.apply.step({ reference, step })}${from === '' ? '' : `?from=${from}`}`;

/** The page of a question about a specimen line. */
export const lineStepPage = (reference: string, lineId: string, step: string, from = ''): string =>
  `${paths.apply.lineStep({ reference, lineId, step })}${from === '' ? '' : `?from=${from}`}`;

/** Where "Save and continue" leads from an application step: the next question, or back to the check page. */
export function afterStep(application: Application, step: string, from: string): string {
  const { reference } = application;
  if (from === 'check') return paths.apply.checkAnswers({ reference });
  const known = APPLICATION_STEPS.find((candidate) => candidate === step);
  const next = known ? nextStep(reachableSteps(application), known) : null;
  return next ? stepPage(reference, next) : paths.apply.application({ reference });
}

/** The same from a question about a line. An answer that took others away leads to those first. */
export function afterLineStep(application: Application, lineId: string, step: string, from: string): string {
  const { reference } = application;
  const line = application.lines.find((candidate) => candidate.id === lineId);
  if (!line) return paths.apply.specimens({ reference });
  const steps = reachableLineSteps(application, line);
  const missing = steps.find((candidate) => missingFields(application, candidate, line).length > 0);
  if (from === 'check') return missing ? lineStepPage(reference, lineId, missing, from) : paths.apply.checkAnswers({ reference });
  const known = LINE_STEPS.find((candidate) => candidate === step);
  const next = known ? nextStep(steps, known) : null;
  return next ? lineStepPage(reference, lineId, next) : paths.apply.specimens({ reference });
}

/** Where a line is taken up again: its first open question, or its first one. */
export function resumeLine(application: Application, lineId: string, from = ''): string {
  const line = application.lines.find((candidate) => candidate.id === lineId);
  const steps = line ? reachableLineSteps(application, line) : LINE_STEPS;
  const open = line ? steps.find((step) => missingFields(application, step, line).length > 0) : undefined;
  return lineStepPage(application.reference, lineId, open ?? 'species', from);
}
