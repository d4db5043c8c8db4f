import type { IsoDate } from '../shared/iso-date';
import type { RuleFacts } from './facts';

/** block: cannot pass the stage; warn: an officer acknowledges it; info: shown. */
export const SEVERITIES = ['block', 'warn', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Submit, review, issue and sign, export endorsement, import check, reporting. */
export const STAGES = ['S', 'R', 'I', 'X', 'M', 'P'] as const;
export type Stage = (typeof STAGES)[number];

/** Who may set a block aside, with a reason: nobody, an issuing-officer (SIG), two of them (MA head); or the portal applies it itself. */
export const OVERRIDES = ['none', 'SIG', 'MA head', 'auto', 'n/a'] as const;
export type Override = (typeof OVERRIDES)[number];

/** V verified in its source, P partly, K general knowledge that nobody has checked against the text. */
export type Confidence = 'V' | 'P' | 'K' | 'V/K';

/** Which facts a rule found, for the explanation on screen ("requested 600, left 500"). */
export type RuleDetail = Readonly<Record<string, string>>;

/** What a rule may say besides "met" (null) and "broken, by these facts" (a detail). */
export interface Unsettled {
  readonly unsettled: {
    /**
     * cannot-decide: facts it needs are not stated, so that the stage stops as if it were broken;
     * not-checked: the data to look in are not loaded, which is told and stops nothing;
     * filled: the portal satisfies it by itself and says so (FRM-06, QTA-04, LIF-04).
     */
    readonly as: 'cannot-decide' | 'not-checked' | 'filled';
    /** The facts that are missing, by name; none for `filled`. */
    readonly missing: readonly string[];
    readonly detail: RuleDetail;
  };
}

/** What a rule answers. */
export type RuleOutcome = RuleDetail | Unsettled | null;

/** The rule cannot be judged without these facts; it stops its stage like a broken one. */
export const cannotDecide = (...missing: readonly string[]): Unsettled => ({ unsettled: { as: 'cannot-decide', missing, detail: {} } });

/** No data are loaded in which this could be looked up. */
export const notChecked = (...missing: readonly string[]): Unsettled => ({ unsettled: { as: 'not-checked', missing, detail: {} } });

/** The portal sees to it by itself. */
export const filled = (detail: RuleDetail): Unsettled => ({ unsettled: { as: 'filled', missing: [], detail } });

const isUnsettled = (outcome: RuleDetail | Unsettled): outcome is Unsettled => typeof outcome.unsettled === 'object';

/** A rule broken, or to be known: which, where and with what facts. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  /** 1-based position of the specimen line, or null when it concerns the whole application. */
  readonly line: number | null;
  readonly box: string | null;
  /** broken, set aside by those who may, or one of the answers that are neither met nor broken. */
  readonly as: 'broken' | 'set-aside' | Unsettled['unsettled']['as'];
  /** Names of the facts that were not stated. */
  readonly missing: readonly string[];
  readonly detail: RuleDetail;
}

/**
 * One rule of law. `check` is asked once for every specimen line (or once in all, for `scope: 'application'`) and answers
 * null when the rule does not apply or is met, or the facts that break it. It never fetches: facts are gathered before.
 * Messages stand in the catalogue under `rules.<id>`.
 */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly stages: readonly Stage[];
  readonly override: Override;
  readonly basis: string;
  readonly confidence: Confidence;
  /** A rule without researched dates says so: `from: null`. */
  readonly inForce: { readonly from: IsoDate | null; readonly until: IsoDate | null };
  readonly box: string | null;
  /** The field of the application it is about, for the link in the error summary. */
  readonly field: string | null;
  readonly scope: 'application' | 'line';
  /** Left out: told to everybody. `office`: for officers to weigh; told to an applicant, it would teach what to avoid. */
  readonly audience?: 'office';
  readonly check: (facts: RuleFacts) => RuleOutcome;
}

const isInForce = (rule: Rule, on: IsoDate): boolean =>
  (rule.inForce.from === null || rule.inForce.from <= on) && (rule.inForce.until === null || rule.inForce.until >= on);

const answer = (rule: Rule, facts: RuleFacts, outcome: RuleDetail | Unsettled): Finding => ({
  ruleId: rule.id,
  severity: rule.severity,
  line: rule.scope === 'line' ? facts.line.position : null,
  box: rule.box,
  ...(isUnsettled(outcome) ? outcome.unsettled : { as: 'broken', missing: [], detail: outcome }),
});

/** Judges facts by every rule of a stage that is in force on the day. Never stops at the first. */
export function evaluate(rules: readonly Rule[], stage: Stage, lines: readonly RuleFacts[], on: IsoDate): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (!rule.stages.includes(stage) || !isInForce(rule, on)) continue;
    for (const facts of rule.scope === 'application' ? lines.slice(0, 1) : lines) {
      const outcome = rule.check(facts);
      if (outcome) findings.push(answer(rule, facts, outcome));
    }
  }
  return findings;
}

/** Whether a finding stops its stage: a block that is broken, or that cannot be decided. */
export const isBlocking = ({ severity, as }: Pick<Finding, 'severity' | 'as'>): boolean =>
  severity === 'block' && (as === 'broken' || as === 'cannot-decide');

/** The findings that stop a stage. */
export const blocking = (findings: readonly Finding[]): readonly Finding[] => findings.filter(isBlocking);
