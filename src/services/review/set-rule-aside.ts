import 'server-only';
import { touchApplication } from '@/data/repositories/application-repository';
import { insertSetAside, setAsideFor } from '@/data/repositories/set-aside-repository';
import type { ApplicationState } from '@/domain/application/application-states';
import { ruleById } from '@/domain/rules/register';
import { type Finding, isBlocking } from '@/domain/rules/rule';
import { lineOf, maySetAside, settersOf } from '@/domain/rules/set-aside';
import { fail, ok, type Result } from '@/domain/shared/result';
import { judge } from '../application/gather-facts';
import type { ServiceContext } from '../context';
import { withCase } from './open-case';

/** While a case is open and nothing is signed. */
export const SET_ASIDE_STATES: readonly ApplicationState[] = ['under-review', 'awaiting-findings', 'recommended', 'approved'];

/** What stops a case and may be set aside. */
export const mayBeSetAside = (finding: Finding): boolean => {
  const rule = ruleById(finding.ruleId);
  return isBlocking(finding) && rule !== null && maySetAside(rule);
};

/**
 * An issuing-officer sets a rule aside for one line, with a reason: where the register says SIG one is enough, where it says
 * MA head a second one must do the same (decisions §5). It is an event, it is bound to what was submitted, and the decision
 * then needs two issuing-officers.
 */
export const setRuleAside = (
  input: { readonly reference: string; readonly version: number; readonly ruleId: string; readonly line: number; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> =>
  withCase({ ...input, permission: 'application:decide', part: 'S' }, ctx, async ({ tx, actor, application }) => {
    if (!SET_ASIDE_STATES.includes(application.state))
      return fail({ kind: 'transition-not-allowed', from: application.state, action: 'setAside' });
    const findings = [...(await judge(tx.db, application, 'R', ctx)), ...(await judge(tx.db, application, 'I', ctx))];
    const finding = findings.find((found) => found.ruleId === input.ruleId && lineOf(found) === input.line && mayBeSetAside(found));
    if (!finding) return fail({ kind: 'not-found', what: 'page' });
    const setters = settersOf(finding, await setAsideFor(tx.db, application.id));
    if (setters.some(({ authorId }) => authorId === actor.personId)) return fail({ kind: 'separation-of-duties', part: 'second' });
    const { ruleId, line, reason } = input;
    await insertSetAside(tx, application.id, { id: ctx.newId(), ruleId, line, authorId: actor.personId, reason, at: ctx.now });
    await touchApplication(tx, application.id, ctx.now);
    tx.record({ type: 'RuleSetAside', subject: 'application', subjectId: application.id, payload: { rule: ruleId, line, reason } });
    return ok({ reference: application.reference });
  });
