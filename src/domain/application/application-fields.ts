import type { FormType } from '../codes/document-type';
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
const never = (): boolean => false;
const formIs =
  (...forms: readonly FormType[]) =>
  ({ application }: FieldScope): boolean =>
    forms.some((form) => form === application.form);
const hasSource =
  (code: string) =>
  ({ line }: FieldScope) =>
    line.source === code || line.secondarySource === code;
const reExportedBefore = ({ line }: FieldScope): boolean => line.reExportedBefore === 'yes';
const originUnknown = ({ line }: FieldScope): boolean => line.originCountry === 'XX';
const isReExport = formIs('REEXPORT');
/** Re-export documents, and certificates for specimens that came from abroad, carry the history of boxes 12 and 12a. */
const hasHistory = (scope: FieldScope): boolean =>
  isReExport(scope) || (formIs('OTHER')(scope) && scope.line.originCountry !== scope.application.partyCode);
const needsImportPermit = (scope: FieldScope): boolean => formIs('EXPORT', 'REEXPORT')(scope) && scope.application.hasAppendixI === 'yes';
const partlyAnswered = ({ line }: FieldScope): boolean => Boolean(line.originPermitNumber || line.originPermitOn);
/** The name is also carried by the square code, in Latin letters only (decisions §7, claim 8). */
const hasOtherLetters =
  (field: string) =>
  ({ application }: FieldScope) =>
    /(?!\p{Script=Latin})\p{L}/u.test(application[field] ?? '');
/** An address is drawn as it is, unless its script needs shaping that the permit cannot do. */
const cannotBeDrawn =
  (field: string) =>
  ({ application }: FieldScope) =>
    /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]/u.test(
      application[field] ?? '',
    );

const row = (
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

/**
 * Every field of an application and of its specimen lines. Read by: completeness and the task list, what may be saved in
 * which state, clearing of dependent answers, the summary before sending, the submission record, the map to the permit's
 * boxes and docs/reference/fields.md. It is not a form generator: words and order of pages are written by hand.
 */
export const APPLICATION_FIELDS = {
  form: row('application', 'document', 'form', { box: '1', isPublic: true }),
  documentType: row('application', 'document', 'document-type', { box: '1', isPublic: true, dependsOn: ['form'] }),
  purpose: row('application', 'purpose', 'purpose', { box: '5a', isPublic: true }),

  exporterName: row('application', 'exporter', 'text', { box: '4', max: 160 }),
  exporterLatinName: row('application', 'exporter', 'text', { box: '4', max: 160, applies: hasOtherLetters('exporterName') }),
  exporterAddress: row('application', 'exporter', 'paragraph', { box: '4', max: 400 }),
  exporterLatinAddress: row('application', 'exporter', 'paragraph', { box: '4', max: 400, applies: cannotBeDrawn('exporterAddress') }),
  exporterCountry: row('application', 'exporter', 'country', { box: '4', max: 2, isPublic: true }),

  importerName: row('application', 'importer', 'text', { box: '3', max: 160 }),
  importerLatinName: row('application', 'importer', 'text', { box: '3', max: 160, applies: hasOtherLetters('importerName') }),
  importerAddress: row('application', 'importer', 'paragraph', { box: '3', max: 400 }),
  importerLatinAddress: row('application', 'importer', 'paragraph', { box: '3', max: 400, applies: cannotBeDrawn('importerAddress') }),
  importerCountry: row('application', 'importer', 'country', { box: '3a', max: 2, isPublic: true }),

  importPermitNumber: row('application', 'import-permit', 'permit-number', { max: 35, applies: needsImportPermit, required: never }),
  importPermitOn: row('application', 'import-permit', 'date', {
    max: 10,
    applies: needsImportPermit,
    required: never,
    dependsOn: ['importPermitNumber'],
  }),
  importPermitUntil: row('application', 'import-permit', 'date', {
    max: 10,
    applies: needsImportPermit,
    required: never,
    dependsOn: ['importPermitNumber'],
  }),

  scientificName: row('line', 'species', 'taxon', { box: '7', max: 120, isPublic: true }),
  term: row('line', 'description', 'term', { box: '9', max: 3, isPublic: true, dependsOn: ['scientificName'] }),
  description: row('line', 'description', 'paragraph', { box: '9', max: 500, isPublic: true }),
  quantity: row('line', 'quantity', 'quantity', { box: '11', max: 40, isPublic: true, dependsOn: ['term'] }),
  unit: row('line', 'quantity', 'unit', { box: '11', max: 3, isPublic: true, dependsOn: ['term'] }),
  source: row('line', 'source', 'source', { box: '10', max: 1, isPublic: true, dependsOn: ['scientificName'] }),
  secondarySource: row('line', 'source', 'secondary-source', { box: '10', max: 1, isPublic: true, required: never, dependsOn: ['source'] }),
  sourceReason: row('line', 'source', 'paragraph', { box: '5', max: 500, applies: hasSource('U'), dependsOn: ['source'] }),
  originCountry: row('line', 'origin', 'country', { box: '12', max: 2, isPublic: true }),
  originPermitNumber: row('line', 'origin', 'permit-number', {
    box: '12',
    max: 35,
    applies: hasHistory,
    required: never,
    dependsOn: ['originCountry'],
  }),
  originPermitOn: row('line', 'origin', 'date', {
    box: '12',
    max: 10,
    applies: hasHistory,
    required: partlyAnswered,
    dependsOn: ['originPermitNumber'],
  }),
  originReason: row('line', 'origin', 'paragraph', {
    box: '5',
    max: 500,
    applies: (scope) => hasHistory(scope) || originUnknown(scope),
    required: originUnknown,
  }),
  reExportedBefore: row('line', 'last-re-export', 'yes-no', { max: 3, applies: isReExport }),
  lastReExportCountry: row('line', 'last-re-export', 'country', {
    box: '12a',
    max: 2,
    applies: (s) => isReExport(s) && reExportedBefore(s),
    dependsOn: ['reExportedBefore'],
  }),
  lastReExportNumber: row('line', 'last-re-export', 'permit-number', {
    box: '12a',
    max: 35,
    applies: (s) => isReExport(s) && reExportedBefore(s),
    dependsOn: ['reExportedBefore'],
  }),
  lastReExportOn: row('line', 'last-re-export', 'date', {
    box: '12a',
    max: 10,
    applies: (s) => isReExport(s) && reExportedBefore(s),
    dependsOn: ['reExportedBefore'],
  }),
  operationNumber: row('line', 'acquisition', 'text', { box: '12b', max: 40, applies: hasSource('D'), dependsOn: ['source'] }),
  acquiredOn: row('line', 'acquisition', 'date', { box: '12b', max: 10, applies: hasSource('O'), dependsOn: ['source'] }),
  marks: row('line', 'marks', 'marks', { box: '9', max: 4000, required: never }),
} as const satisfies Readonly<Record<string, FieldRow>>;

/** The name of a field. */
export type FieldName = keyof typeof APPLICATION_FIELDS;

/** All field names in the order of the form. */
export const FIELD_NAMES = Object.keys(APPLICATION_FIELDS) as readonly FieldName[];

/** A field's row. */
export const fieldRow = (name: FieldName): FieldRow => APPLICATION_FIELDS[name];

/** Whether a text names a field. */
export const isFieldName = (name: string): name is FieldName => Object.hasOwn(APPLICATION_FIELDS, name);

/** The fields asked on one step. */
export const fieldsOfStep = (step: string): readonly FieldName[] => FIELD_NAMES.filter((name) => fieldRow(name).step === step);

/** The fields that an answer makes meaningless when it changes, with theirs in turn. */
export function dependants(name: FieldName): readonly FieldName[] {
  const found = new Set<FieldName>();
  const visit = (changed: FieldName): void => {
    for (const other of FIELD_NAMES) {
      if (!found.has(other) && (fieldRow(other).dependsOn as readonly string[]).includes(changed)) {
        found.add(other);
        visit(other);
      }
    }
  };
  visit(name);
  return [...found];
}

/** Fields the applicant's side can no longer change in a state. */
export function sealedFields(state: ApplicationState): readonly FieldName[] {
  return state === 'draft' || state === 'returned' ? [] : FIELD_NAMES;
}
