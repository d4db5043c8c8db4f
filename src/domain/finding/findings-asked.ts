import { FINDING_KINDS, type FindingKind } from './finding';

/**
 * The finding that a rule waits for, by the rule's id: recording it is how an authority answers the rule. Where a rule is
 * broken in several ways, `id:because` says which of them a finding answers.
 */
const FINDING_OF_RULE: Readonly<Record<string, FindingKind>> = {
  'FIN-01': 'non-detriment',
  'FIN-02': 'legal-acquisition',
  'FIN-03': 'import-purpose',
  'FIN-04:import': 'suitably-equipped',
  'FIN-04:sea': 'suitably-equipped-at-landing',
  'FIN-05': 'not-primarily-commercial',
  'FIN-06': 'humane-transport',
  'FIN-07': 'lawful-import',
  'FIN-08:advice': 'sea-non-detriment',
  'FIN-08:handling': 'humane-transport',
  'DOC-01': 'import-permit-seen',
  'EXM-CB:finding': 'bred-in-captivity',
  'EXM-AP:finding': 'artificially-propagated',
};

/** Whether any finding could answer a rule, in one of the ways in which it is broken. */
export const asksForFinding = (ruleId: string): boolean => Object.keys(FINDING_OF_RULE).some((key) => key.split(':')[0] === ruleId);

/** The finding whose recording would answer a rule that is broken for this reason, or null where no finding can. */
export const findingAskedBy = (ruleId: string, because?: string): FindingKind | null =>
  FINDING_OF_RULE[`${ruleId}:${because}`] ?? FINDING_OF_RULE[ruleId] ?? null;

/**
 * The findings that are the Scientific Authority's: it alone judges what trade does to a species (LIF-02), and whether the
 * recipient of a living import can care for it (Art. III.3(b)). At landing from the sea that is the Management Authority's
 * (Art. III.5(b)), so that it is a kind of its own.
 */
export const SCIENTIFIC_FINDINGS = [
  'non-detriment',
  'import-purpose',
  'suitably-equipped',
  'sea-non-detriment',
] as const satisfies readonly FindingKind[];
export type ScientificFinding = (typeof SCIENTIFIC_FINDINGS)[number];

/** The findings of the Management Authority: all others. */
export type ManagementFinding = Exclude<FindingKind, ScientificFinding>;

/** Whether the Scientific Authority makes findings of a kind. */
export const isScientificFinding = (kind: FindingKind): kind is ScientificFinding => SCIENTIFIC_FINDINGS.some((one) => one === kind);

/** Whether the Management Authority makes findings of a kind. */
export const isManagementFinding = (kind: FindingKind): kind is ManagementFinding => !isScientificFinding(kind);

/** The kinds of the Management Authority, in reading order. */
export const MANAGEMENT_FINDINGS = FINDING_KINDS.filter(isManagementFinding);
