import { ruleById } from '../rules/register';
import type { Finding } from '../rules/rule';
import type { Application } from './application';
import { type FieldName, isFieldName } from './application-fields';
import { missingFields, reachableLineSteps, reachableSteps } from './application-steps';

/** The required questions that are still open, of the application and of one of its lines. */
function openFields(application: Application, position: number | null): ReadonlySet<FieldName> {
  const lines = application.lines.filter((line) => position === null || line.position === position);
  return new Set([
    ...reachableSteps(application).flatMap((step) => missingFields(application, step, null)),
    ...lines.flatMap((line) => reachableLineSteps(application, line).flatMap((step) => missingFields(application, step, line))),
  ]);
}

/**
 * What the rules have found already while answers are still open: what stops the application or may delay it whatever else is
 * answered. A rule that waits for an answer has nothing to say yet, and nobody is reproached with what they have not been asked.
 */
export const findingsSoFar = (application: Application, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ ruleId, line, severity, as }) => {
    if (severity === 'info' || as !== 'broken') return false;
    const field = ruleById(ruleId)?.field;
    return !field || !isFieldName(field) || !openFields(application, line).has(field);
  });
