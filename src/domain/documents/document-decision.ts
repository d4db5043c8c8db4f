import type { DocumentType } from '../codes/document-type';

/** A document that a movement needs. The label and the phytosanitary certificate carry no number of ours (decisions §6). */
export type DocumentKind = DocumentType | 'LABEL' | 'PHYTO';

/** One document that a movement needs, here or in the other State (domain rules §1.1-§1.4). */
export interface NeededDocument {
  readonly kind: DocumentKind;
  /** The State that issues it; null when the other State is not yet known. */
  readonly issuedBy: string | null;
  /** Issued by this Party, or expected from the other State. */
  readonly side: 'ours' | 'theirs';
  /** It must exist before ours can be signed (Art. III.2(d)). */
  readonly mustExistFirst: boolean;
  /** Longest validity in months; null where national law sets it. */
  readonly maxMonths: number | null;
  readonly uses: 'single' | 'multiple';
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
  /** Key of the explanation in the catalogue, with its facts. */
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
  readonly steps: readonly DecisionStep[];
}
