import type { IsoDate } from '../shared/iso-date';
import type { Confidence } from './advice-request';

/** The findings that the Convention asks of its authorities before a document is granted (Art. III to V, VII.5). */
export const FINDING_KINDS = [
  'legal-acquisition',
  'non-detriment',
  'import-permit-seen',
  'humane-transport',
  'lawful-import',
  'import-purpose',
  'suitably-equipped',
  'suitably-equipped-at-landing',
  'not-primarily-commercial',
  'sea-non-detriment',
  'bred-in-captivity',
  'artificially-propagated',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What a finding may conclude. */
export const FINDING_OUTCOMES = ['positive', 'positive-with-conditions', 'negative'] as const;
export type FindingOutcome = (typeof FINDING_OUTCOMES)[number];

/** A finding on file. A later one of the same kind takes the place of an earlier; none is ever changed. */
export interface RecordedFinding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly outcome: FindingOutcome;
  readonly authorId: string;
  readonly authorName: string;
  readonly reasoning: string;
  readonly evidence: string;
  readonly conditions: string | null;
  readonly validUntil: IsoDate | null;
  readonly recordedAt: string;
  /** How sure the Scientific Authority is; absent where it did not say. */
  readonly confidence?: Confidence | null;
}

/** The finding that counts: the last of its kind, if it has not lapsed. */
export function findingInForce(findings: readonly RecordedFinding[], kind: FindingKind, on: IsoDate): RecordedFinding | null {
  const last = findings.filter((f) => f.kind === kind).at(-1);
  return last && (last.validUntil === null || last.validUntil >= on) ? last : null;
}

/** Whether a finding of a kind allows the trade. */
export function allows(findings: readonly RecordedFinding[], kind: FindingKind, on: IsoDate): boolean {
  const finding = findingInForce(findings, kind, on);
  return finding !== null && finding.outcome !== 'negative';
}
