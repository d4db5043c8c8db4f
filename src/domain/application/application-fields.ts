import type { ApplicationState } from './application-states';
import {
  cannotBeDrawn,
  countsListedWood,
  documentIs,
  hasHistory,
  hasOtherLetters,
  hasSource,
  isAskedForWhom,
  isForAnother,
  isRaised,
  isReExport,
  isTrophy,
  needsImportPermit,
  never,
  originUnknown,
  partlyAnswered,
  reExportedBefore,
} from './field-conditions';
import { type FieldRow, row } from './field-row';

/**
 * Every field of an application and of its specimen lines. Read by: completeness and the task list, what may be saved in
 * which state, clearing of dependent answers, the summary before sending, the submission record, the map to the permit's
 * boxes and docs/reference/fields.md. It is not a form generator: words and order of pages are written by hand.
 */
export const APPLICATION_FIELDS = {
  form: row('application', 'document', 'form', { box: '1', isPublic: true }),
  documentType: row('application', 'document', 'document-type', { box: '1', isPublic: true, dependsOn: ['form'] }),
  purpose: row('application', 'purpose', 'purpose', { box: '5a', isPublic: true }),

  exhibitorCountry: row('application', 'claim', 'country', { max: 2, applies: documentIs('TE'), dependsOn: ['documentType'] }),
  ownerCountry: row('application', 'claim', 'country', { max: 2, applies: documentIs('PO', 'MI'), dependsOn: ['documentType'] }),
  ownerAccompanies: row('application', 'claim', 'yes-no', { max: 3, applies: documentIs('PO', 'MI'), dependsOn: ['documentType'] }),
  isNonCommercial: row('application', 'claim', 'yes-no', { max: 3, applies: documentIs('MI'), dependsOn: ['documentType'] }),
  legallyAcquired: row('application', 'claim', 'yes-no', { max: 3, applies: documentIs('PO', 'MI'), dependsOn: ['documentType'] }),
  staysWithHolder: row('application', 'claim', 'yes-no', {
    max: 3,
    applies: documentIs('TE', 'PO', 'MI', 'SC'),
    dependsOn: ['documentType'],
  }),
  carnetNumber: row('application', 'claim', 'text', { box: '5', max: 40, applies: documentIs('SC'), dependsOn: ['documentType'] }),
  carnetUntil: row('application', 'claim', 'date', { max: 10, applies: documentIs('SC'), dependsOn: ['documentType'] }),
  vesselFlag: row('application', 'claim', 'country', { max: 2, applies: documentIs('IS'), dependsOn: ['documentType'] }),
  isForPeriod: row('application', 'claim', 'yes-no', { max: 3, applies: documentIs('IS'), dependsOn: ['documentType'] }),
  charterArrangement: row('application', 'claim', 'paragraph', {
    max: 500,
    applies: documentIs('IS'),
    required: never,
    dependsOn: ['documentType'],
  }),

  huntedOn: row('application', 'hunting', 'date', { max: 10, applies: isTrophy, dependsOn: ['purpose'] }),
  huntedIn: row('application', 'hunting', 'country', { max: 2, applies: isTrophy, dependsOn: ['purpose'] }),
  hunterIsImporter: row('application', 'hunting', 'yes-no', { max: 3, applies: isTrophy, dependsOn: ['purpose'] }),

  // Asked where somebody applies for another who has no account here; a member or an agent is known by the register.
  onBehalf: row('application', 'applicant', 'yes-no', { max: 3, applies: isAskedForWhom }),
  principalName: row('application', 'applicant', 'text', { max: 160, applies: isForAnother, dependsOn: ['onBehalf'] }),

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
  isFinishedProduct: row('line', 'description', 'yes-no', { max: 3, applies: countsListedWood, dependsOn: ['scientificName'] }),
  listedWoodKg: row('line', 'description', 'quantity', {
    max: 40,
    applies: (scope) => countsListedWood(scope) && scope.line.isFinishedProduct === 'yes',
    dependsOn: ['isFinishedProduct'],
  }),
  quantity: row('line', 'quantity', 'quantity', { box: '11', max: 40, isPublic: true, dependsOn: ['term'] }),
  unit: row('line', 'quantity', 'unit', { box: '11', max: 3, isPublic: true, dependsOn: ['term'] }),
  source: row('line', 'source', 'source', { box: '10', max: 1, isPublic: true, dependsOn: ['scientificName'] }),
  secondarySource: row('line', 'source', 'secondary-source', { box: '10', max: 1, isPublic: true, required: never, dependsOn: ['source'] }),
  sourceReason: row('line', 'source', 'paragraph', { box: '5', max: 500, applies: hasSource('U'), dependsOn: ['source'] }),
  confiscationCase: row('line', 'source', 'text', { max: 80, applies: hasSource('I'), required: never, dependsOn: ['source'] }),
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
  // Which import the re-export stands on (Art. IV.5(a)); the officer judges a line that names none (REX-02).
  importRecordNumber: row('line', 'last-re-export', 'text', {
    max: 40,
    applies: isReExport,
    required: never,
    dependsOn: ['scientificName'],
  }),
  operationNumber: row('line', 'acquisition', 'text', { box: '12b', max: 40, applies: hasSource('D'), dependsOn: ['source'] }),
  facilityNumber: row('line', 'acquisition', 'text', { max: 40, applies: isRaised, required: never, dependsOn: ['source'] }),
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
