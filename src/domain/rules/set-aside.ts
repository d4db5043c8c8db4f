import type { Finding, Override, Rule, Stage } from './rule';

/** A rule that an issuing-officer set aside for one line (0: the whole application), with a reason. */
export interface SetAside {
  readonly ruleId: string;
  readonly line: number;
  readonly authorId: string;
  readonly authorName: string;
  readonly reason: string;
  readonly at: string;
}

/** How many issuing-officers it takes: SIG one, MA head two (decisions §5); null: nobody may. */
export const OFFICERS_TO_SET_ASIDE: Readonly<Record<Override, number | null>> = {
  none: null,
  auto: null,
  'n/a': null,
  SIG: 1,
  'MA head': 2,
};

/** Whether a rule may be set aside at all. */
export const maySetAside = (rule: Pick<Rule, 'severity' | 'override'>): boolean =>
  rule.severity === 'block' && OFFICERS_TO_SET_ASIDE[rule.override] !== null;

/** The line that a finding is about, as the register of set-asides writes it. */
export const lineOf = (finding: Pick<Finding, 'line'>): number => finding.line ?? 0;

/** The officers who set aside what was found. */
export const settersOf = (finding: Pick<Finding, 'ruleId' | 'line'>, setAside: readonly SetAside[]): readonly SetAside[] =>
  setAside.filter(({ ruleId, line }) => ruleId === finding.ruleId && line === lineOf(finding));

/** Marks the findings that enough officers have set aside: they stay visible and stop nothing any more. */
export function withoutSetAside(rules: readonly Rule[], findings: readonly Finding[], setAside: readonly SetAside[]): readonly Finding[] {
  return findings.map((finding) => {
    const rule = rules.find(({ id }) => id === finding.ruleId);
    const needed = rule && maySetAside(rule) ? OFFICERS_TO_SET_ASIDE[rule.override] : null;
    const officers = new Set(settersOf(finding, setAside).map(({ authorId }) => authorId));
    return needed !== null && officers.size >= needed ? { ...finding, as: 'set-aside' } : finding;
  });
}

/**
 * The rules that are judged at a stage of an application. What may be set aside at submission is judged again at review and
 * at issue: an application that was let through with a request must not slip past.
 */
export function rulesAt(rules: readonly Rule[], stage: Stage): readonly Rule[] {
  return stage === 'R' || stage === 'I'
    ? rules.map((rule) =>
        rule.stages.includes('S') && maySetAside(rule) ? { ...rule, stages: [...new Set([...rule.stages, stage])] } : rule,
      )
    : rules;
}
