import type { IsoDate } from '../shared/iso-date';

/** What a legal acquisition finding may rest on (Art. III.2(b), IV.2(b), V.2(a); Res. Conf. 18.7). */
export const EVIDENCE_KINDS = [
  'licence',
  'invoice',
  'import-permit',
  'breeding-record',
  'inspection-report',
  'customs-document',
  'declaration',
  'other',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One piece of evidence of a finding. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly reference: string;
  readonly datedOn: IsoDate | null;
  readonly description: string;
}

/** Rows of evidence that one form takes; more stand in the finding's text. */
export const EVIDENCE_ROWS = 5;
