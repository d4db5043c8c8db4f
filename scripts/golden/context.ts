import type { Transaction } from '../../src/domain/rules/facts';
import type { IsoDate } from '../../src/domain/shared/iso-date';
import { countryCode } from './codes';
import type { GoldenCase } from './golden-file';
import { over, type Stated, stated } from './stated';

/** What a case does: an application for a document (S, R, I), an endorsement (X) or an import check (M). */
export type GoldenAction = 'APPLY' | 'REPLACE' | 'ENDORSE' | 'CHECK_IMPORT';

/** A case of the file, opened: everything that maps it to facts reads here. */
export interface GoldenContext {
  readonly on: IsoDate;
  readonly unitCodes: Readonly<Record<string, string>>;
  readonly fixtures: Stated;
  readonly input: Stated;
  /** The case and, where it is silent, its first line. */
  readonly said: Stated;
  /** Of a replacement the lines of the old permit, where the case gives no others. */
  readonly lines: readonly Stated[];
  readonly oldPermit: Stated | null;
  readonly action: GoldenAction;
  readonly transaction: Transaction;
  readonly issuing: string;
  readonly exporter: string | null;
  readonly importer: string | null;
}

const UNITS = {
  'no.': 'NAR',
  no: 'NAR',
  number: 'NAR',
  kg: 'KGM',
  g: 'GRM',
  l: 'LTR',
  ml: 'MLT',
  m: 'MTR',
  m2: 'MTK',
  m3: 'MTQ',
  cm3: 'CMQ',
};

/** The transaction that a document is for. */
export const transactionOfType = (type: string | null | undefined): Transaction => {
  if (type === 'REEXPORT_CERTIFICATE') return 'REEXPORT';
  if (type === 'IMPORT_PERMIT') return 'IMPORT';
  return type === 'IFS_CERTIFICATE' ? 'IFS' : 'EXPORT';
};

const TRANSACTIONS: Readonly<Record<string, Transaction>> = {
  EXPORT: 'EXPORT',
  REEXPORT: 'REEXPORT',
  IMPORT: 'IMPORT',
  IFS: 'IFS',
  INTRODUCTIONFROMTHESEA: 'IFS',
  TRANSIT: 'TRANSIT',
  INTRANSIT: 'TRANSIT',
  TRANSSHIPMENT: 'TRANSIT',
  TRANSHIPMENT: 'TRANSIT',
};

/** A State as the case writes it; several or unknown ("*") is null. */
export const state = (code: string | null | undefined): string | null =>
  code === null || code === undefined || code === '' || code === '*' ? null : countryCode(code);

const actionOf = (input: Stated, stages: readonly string[] | undefined): GoldenAction => {
  const named = (input.text('action') ?? '').toUpperCase();
  if (named.startsWith('ENDORSE') || stages?.includes('X')) return 'ENDORSE';
  if (named.startsWith('REPLACE') || input.raw('oldPermit', 'replacementOf') !== undefined) return 'REPLACE';
  const isCheck = stages ? stages.includes('M') : Boolean(input.raw('foreignDocument'));
  return isCheck ? 'CHECK_IMPORT' : 'APPLY';
};

/** Opens a case. */
export function openCase({ on, stages, fixtures, input: raw }: GoldenCase, units: Readonly<Record<string, string>>): GoldenContext {
  const input = stated(raw, 'input.');
  const action = actionOf(input, stages);
  const oldPermit = input.record('oldPermit', 'replacementOf', 'originalPermit') ?? null;
  const given = input.records('lines', 'line');
  const paper = input.record('permit');
  const named = TRANSACTIONS[(input.text('transaction') ?? '').toUpperCase().replace(/[^A-Z]/g, '')];
  const fallback = action === 'CHECK_IMPORT' ? 'IMPORT' : transactionOfType((oldPermit ?? paper)?.text('type', 'documentType'));
  const issuing = state(input.text('issuingParty', 'party')) ?? state(input.text('exporterCountry')) ?? '';
  return {
    on: on as IsoDate,
    unitCodes: { ...UNITS, ...units },
    fixtures: stated(fixtures, 'fixtures.'),
    input,
    said: over(input, given[0]),
    lines: (given.length > 0 ? given : ((oldPermit ?? paper)?.records('lines') ?? [])).map((line) => over(line, input)),
    oldPermit,
    action,
    transaction: named ?? fallback,
    issuing,
    exporter: state(input.text('exporterCountry', 'countryOfExport', 'exportCountry') ?? input.record('foreignDocument')?.text('issuedBy')),
    importer: state(input.text('importerCountry', 'countryOfImport', 'importCountry', 'destination')),
  };
}

/** A unit as the code lists write it. */
export const unitCode = (unit: string | null | undefined, { unitCodes }: GoldenContext): string | null =>
  unit === null || unit === undefined ? null : (unitCodes[unit] ?? unitCodes[unit.toLowerCase()] ?? unit);
