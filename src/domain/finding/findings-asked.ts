import type { FindingKind } from './finding';

/** The finding that a rule waits for, by the rule's id: recording it is how an officer answers the rule. */
const FINDING_OF_RULE: Readonly<Record<string, FindingKind>> = {
  'FIN-01': 'non-detriment',
  'FIN-02': 'legal-acquisition',
  'FIN-06': 'humane-transport',
  'FIN-07': 'lawful-import',
  'DOC-01': 'import-permit-seen',
};

/** The finding whose recording would answer a rule, or null where no finding can. */
export const findingAskedBy = (ruleId: string): FindingKind | null => FINDING_OF_RULE[ruleId] ?? null;

/** The findings of the Management Authority; the non-detriment finding is the Scientific Authority's (LIF-02). */
export const MANAGEMENT_FINDINGS = [
  'legal-acquisition',
  'import-permit-seen',
  'humane-transport',
  'lawful-import',
] as const satisfies readonly FindingKind[];
export type ManagementFinding = (typeof MANAGEMENT_FINDINGS)[number];

/** Whether the Management Authority makes findings of a kind. */
export const isManagementFinding = (kind: FindingKind): kind is ManagementFinding => kind !== 'non-detriment';
