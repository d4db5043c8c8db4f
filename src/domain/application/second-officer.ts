import { RISK_LEVELS, riskScore } from '../rules/risk-score';
import type { Finding } from '../rules/rule';
import type { Application } from './application';

/** The rules that by themselves ask for a second pair of eyes: specimens of high value (decisions §5). */
const RULES_FOR_TWO: readonly string[] = ['RSK-10'];
const HIGH_RISK = RISK_LEVELS.find(({ level }) => level === 'medium')?.below ?? 0;

/** Whether what the rules found asks for two: a rule set aside, a high-value term, or high risk (decisions §5). */
const asksForTwo = (findings: readonly Finding[]): boolean =>
  findings.some(({ ruleId, as }) => as === 'set-aside' || (as === 'broken' && RULES_FOR_TWO.includes(ruleId))) ||
  riskScore(findings).score >= HIGH_RISK;

/**
 * Whether a decision needs two issuing-officers (decisions §5): Appendix I on any line, a rule set aside, high-value terms,
 * high risk, issue after the movement, every refusal, and whenever a colleague has proposed the opposite in this round.
 * PostgreSQL checks Appendix I, what was set aside and what is retrospective by itself when a number is taken.
 */
export function needsSecondOfficer(
  application: Pick<Application, 'lines'>,
  outcome: 'approve' | 'refuse',
  proposed: readonly ('approve' | 'refuse')[],
  findings: readonly Finding[],
  isRetrospective: boolean,
): boolean {
  return (
    outcome === 'refuse' ||
    isRetrospective ||
    proposed.some((other) => other !== outcome) ||
    application.lines.some((line) => line.listing?.appendix === 'I') ||
    asksForTwo(findings)
  );
}

/** What issuing-officers have given since the last recommendation: while the case waits, each is a proposal to a second of them. */
export function proposalsOf<D extends { readonly kind: string; readonly round: number }>(decisions: readonly D[]): readonly D[] {
  const round = Math.max(decisions.filter(({ kind }) => kind.startsWith('recommend')).length, 1);
  return decisions.filter((decision) => decision.round === round && (decision.kind === 'approve' || decision.kind === 'refuse'));
}
