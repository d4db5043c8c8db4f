import type { RuleFacts } from '../rules/facts';
import { RULES } from '../rules/register';
import { evaluate, type Finding, type Rule, type Stage } from '../rules/rule';
import { maySetAside } from '../rules/set-aside';
import { completions, withChoice } from './choice-facts';
import { type ChoiceCodes, type ChoiceField, RULES_OF_CHOICE } from './choice-law';

/**
 * How a choice stands. offered: nothing speaks against it; unusual: a rule warns, and an officer will look; on-request: a rule
 * stops it that an issuing-officer may set aside; refused: a rule stops it that nobody may set aside.
 */
export const STANDINGS = ['offered', 'unusual', 'on-request', 'refused'] as const;
export type Standing = (typeof STANDINGS)[number];

/** One code of a list, and what the rules say of it beside the answers so far. */
export interface LawfulChoice {
  readonly code: string;
  readonly standing: Standing;
  /** What the rule found; null only for what is offered. */
  readonly finding: Finding | null;
}

const rulesOf = (field: ChoiceField): readonly Rule[] => RULES.filter(({ id }) => RULES_OF_CHOICE[field].includes(id));

/** Definitions are judged when the office reviews, and what they ask of the answers is known before (EXM-CB, EXM-AP). */
const STAGES: readonly Stage[] = ['S', 'R'];

/** A rule that waits for an officer's finding says nothing about the answer. */
const isOfficers = ({ detail }: Finding): boolean => detail.because === 'finding';

function findingsOn(rules: readonly Rule[], facts: RuleFacts): readonly Finding[] {
  const found = STAGES.flatMap((stage) => evaluate(rules, stage, [facts], facts.on));
  return found.filter(
    (finding, index) =>
      finding.as === 'broken' && !isOfficers(finding) && found.findIndex(({ ruleId }) => ruleId === finding.ruleId) === index,
  );
}

const stops = ({ severity }: Finding): boolean => severity === 'block';

/** What the rules find in the best way the open answers can turn out. */
function bestCase(rules: readonly Rule[], facts: RuleFacts): readonly Finding[] {
  let best: readonly Finding[] | null = null;
  for (const complete of completions(facts)) {
    const findings = findingsOn(rules, complete);
    if (findings.length === 0) return [];
    if (best === null || weightOf(findings) < weightOf(best)) best = findings;
  }
  return best ?? [];
}

const mayBeSetAside = ({ ruleId }: Finding): boolean => RULES.some((rule) => rule.id === ruleId && maySetAside(rule));

const standingOf = (finding: Finding): Standing => (!stops(finding) ? 'unusual' : mayBeSetAside(finding) ? 'on-request' : 'refused');

const weightOf = (findings: readonly Finding[]): number =>
  Math.max(0, ...findings.map((finding) => STANDINGS.indexOf(standingOf(finding))));

const codesOf = (field: ChoiceField, codes: ChoiceCodes): readonly string[] =>
  field === 'term' ? codes.term.map(({ code }) => code) : codes[field];

/**
 * What can be chosen for a field beside the answers so far, and why the rest cannot. The rules that judge the application are
 * asked of each code in turn, on every line that the answer concerns. A rule that speaks against every code is about another
 * answer and takes none away: it is said where the application is checked. `cases` holds one fact set for each such line.
 */
export function lawfulChoices(field: ChoiceField, cases: readonly RuleFacts[], codes: ChoiceCodes): readonly LawfulChoice[] {
  const rules = rulesOf(field);
  const found = codesOf(field, codes).map((code) => ({
    code,
    findings: cases.flatMap((facts) => bestCase(rules, withChoice(facts, field, code, codes))),
  }));
  const isAboutAnother = (ruleId: string): boolean =>
    found.length > 1 && found.every(({ findings }) => findings.some((finding) => finding.ruleId === ruleId));
  return found.map(({ code, findings }) => {
    const [finding = null] = findings
      .filter(({ ruleId }) => !isAboutAnother(ruleId))
      .toSorted((a, b) => STANDINGS.indexOf(standingOf(b)) - STANDINGS.indexOf(standingOf(a)));
    return { code, standing: finding ? standingOf(finding) : 'offered', finding };
  });
}

/** Why a code that was sent cannot stand; null when it can, or when an officer may let it. */
export function refusalOf(field: ChoiceField, code: string, cases: readonly RuleFacts[], codes: ChoiceCodes): Finding | null {
  const choice = lawfulChoices(field, cases, codes).find((candidate) => candidate.code === code);
  return choice?.standing === 'refused' ? choice.finding : null;
}
