import type { ApplicationState } from './application-states';

/** Answers as they were typed and normalised: always text, absent when not answered. */
export type Answers = Readonly<Partial<Record<string, string>>>;

/** How a field is asked and read. */
export type FieldKind =
  | 'text'
  | 'paragraph'
  | 'country'
  | 'purpose'
  | 'form'
  | 'document-type'
  | 'taxon'
  | 'term'
  | 'quantity'
  | 'unit'
  | 'source'
  | 'secondary-source'
  | 'date'
  | 'permit-number'
  | 'marks'
  | 'yes-no'
  | 'derived';

/** What a condition of the table may look at: the answers of the line (if any) and of the application, by field name. */
export interface FieldScope {
  readonly application: Answers;
  readonly line: Answers;
}

/** One field of the form, once. Everything that needs to know a field reads this row. */
export interface FieldRow {
  readonly scope: 'application' | 'line';
  /** Box of the standard form (Res. Conf. 12.3, Annex 2), or null where the form has none. */
  readonly box: string | null;
  readonly step: string;
  readonly kind: FieldKind;
  /** Longest text accepted. */
  readonly max: number;
  /** Whether the question arises at all. */
  readonly applies: (scope: FieldScope) => boolean;
  /** Whether it must be answered before submission. */
  readonly required: (scope: FieldScope) => boolean;
  /** Fields whose change makes this answer meaningless. */
  readonly dependsOn: readonly string[];
  /** From which state the applicant's side can no longer change it. */
  readonly sealedFrom: ApplicationState;
  /** Whether the public check page may show it. */
  readonly isPublic: boolean;
}

const always = (): boolean => true;

/** Types one row of the table; what is left out is the usual. */
export const row = (
  scope: FieldRow['scope'],
  step: string,
  kind: FieldKind,
  more: Partial<Omit<FieldRow, 'scope' | 'step' | 'kind'>> = {},
): FieldRow => ({
  scope,
  step,
  kind,
  box: null,
  max: 200,
  applies: always,
  required: more.applies ?? always,
  dependsOn: [],
  sealedFrom: 'submitted',
  isPublic: false,
  ...more,
});
