import type { DocumentType } from '../codes/document-type';
import type { IsoDate } from '../shared/iso-date';

/** A document that a movement needs. The label and the phytosanitary certificate carry no number of ours (decisions §6). */
export type DocumentKind = DocumentType | 'LABEL' | 'PHYTO';

/** What is true of one document beyond its type (domain rules §1.1): attributes, never types. */
export const DOCUMENT_ATTRIBUTES = ['replacement', 'retrospective', 'partially-completed', 'for-period'] as const;
export type DocumentAttribute = (typeof DOCUMENT_ATTRIBUTES)[number];

/** One document that a movement needs, here or in the other State (domain rules §1.1-§1.4). */
export interface NeededDocument {
  readonly kind: DocumentKind;
  /** The State that issues it; null when the other State is not yet known. */
  readonly issuedBy: string | null;
  /** Issued by this Party, or expected from the other State. */
  readonly side: 'ours' | 'theirs';
  /** It must exist before ours can be signed (Art. III.2(d)). */
  readonly mustExistFirst: boolean;
  /** Longest validity in whole months, cut short by a carnet or a replaced permit; null where national law sets it. */
  readonly maxMonths: number | null;
  /** The last day that a carnet or a replaced permit leaves; null when neither limits it. */
  readonly notAfter: IsoDate | null;
  readonly uses: 'single' | 'multiple';
  readonly attributes: readonly DocumentAttribute[];
  /** The State that issues it is no Party, or has a reservation: a comparable document of its competent authority (Art. X). */
  readonly isComparable: boolean;
  /** The rule that asks for it. */
  readonly ruleId: string;
  /** The findings and proofs that must be there before it is signed, by rule id (FIN-01 …). */
  readonly preconditions: readonly string[];
}

/** One step of the order of evaluation, taken or passed over, and why (domain rules §1.2). */
export interface DecisionStep {
  readonly step: string;
  readonly ruleId: string | null;
  readonly taken: boolean;
  /** Key of the explanation in the catalogue (`documents.because`), with its facts. */
  readonly because: string;
  readonly detail: Readonly<Record<string, string>>;
}

/** Which documents a specimen line needs, and how that was found. */
export interface DocumentDecision {
  /** none: no CITES document; stopped: the Convention does not allow it; cannot-decide: `missing` says what is not known. */
  readonly outcome: 'documents' | 'none' | 'stopped' | 'cannot-decide';
  readonly documents: readonly NeededDocument[];
  /** The rule that decided. There always is one. */
  readonly ruleId: string;
  /** Rules that stop it. */
  readonly stoppedBy: readonly string[];
  /** Names of facts that are not stated, for `cannot-decide`. */
  readonly missing: readonly string[];
  /** Conditions of the claim that nobody has stated yet: the answer holds provided that they are met (`documents.condition`). */
  readonly provided: readonly string[];
  /** Conditions of the claim that the facts break (`documents.condition`); its EXM rule stops it. */
  readonly broken: readonly string[];
  /** When stopped: what would be needed without the claim that fails, or if the rule were set aside by whoever may. */
  readonly otherwise: readonly NeededDocument[];
  readonly steps: readonly DecisionStep[];
}
