import { parseIsoDate } from '../shared/iso-date';
import { fail, ok, type Result } from '../shared/result';

/** A row of a file by the names of its columns. */
export type FileRecord = Readonly<Record<string, string>>;

/** Why a row was not taken in, and the cell it is about. */
export interface RowFault {
  readonly column: string;
  readonly value: string;
  readonly reason:
    | 'empty'
    | 'unknown-code'
    | 'not-a-number'
    | 'not-a-year'
    | 'no-longer-in-force'
    | 'every-country-needs-zero'
    | 'not-a-day'
    | 'not-a-name'
    | 'unit-without-conversion'
    | 'ends-before-it-begins'
    | 'ended-on-an-unknown-day'
    | 'is-an-exception'
    | 'repeated'
    | 'below-what-is-used';
}

/** The codes that a row may name; units that are retired say into what they convert. */
export interface FileCodes {
  readonly countries: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly purposes: ReadonlySet<string>;
  readonly units: ReadonlyMap<string, { readonly unit: string; readonly factor: string } | null>;
  /** The year of the import: a standing quota is loaded for the year before it, for it and for the next. */
  readonly year: number;
}

/** A value of a column of the register. */
export type Cell = string | number | boolean | null | readonly string[];

/** A row of law as the register takes it: what makes it the same row as another, and its columns. */
export interface DatedRow {
  readonly naturalKey: string;
  readonly columns: Readonly<Record<string, Cell>>;
}

/** Which columns a file of each kind must have. */
export const FILE_COLUMNS = {
  quotas: ['year', 'party_iso2', 'taxon', 'term_codes', 'source_codes', 'purpose_codes', 'quota', 'unit', 'notes', 'data_source'],
  suspensions: ['start_date', 'end_date', 'party_iso2', 'taxon', 'scope', 'exempt_purposes', 'exempt_terms', 'applies_to_import', 'notes'],
  reservations: ['start_date', 'end_date', 'taxon_name', 'party', 'notes'],
} as const;

/** A body of dated law that can be read from a file. */
export type DatedKind = keyof typeof FILE_COLUMNS;

/** A cell of a row, without the spaces around it. */
export const cell = (record: FileRecord, column: string): string => (record[column] ?? '').trim();
/** The refusal of a row for one of its cells. */
export const fault = (column: string, value: string, reason: RowFault['reason']) => fail<RowFault>({ column, value, reason });
const NAME = /^[A-Z][a-zà-ÿ-]+( [a-zà-ÿ.×-]+){0,4}$/;

/** `LIV;SKI` as a sorted list; nothing and ALL are the empty one, which means all. */
export function codesIn(record: FileRecord, column: string, known: ReadonlySet<string>): Result<readonly string[], RowFault> {
  const codes = cell(record, column)
    .split(';')
    .map((code) => code.trim())
    .filter((code) => code !== '' && code !== 'ALL');
  const unknown = codes.find((code) => !known.has(code));
  return unknown === undefined ? ok([...new Set(codes)].sort()) : fault(column, unknown, 'unknown-code');
}

interface Dates {
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

/** From when to when; a row that its source calls ended, without saying when, cannot be dated. */
export function datesIn(record: FileRecord, current: string): Result<Dates, RowFault> {
  const [from, to] = [cell(record, 'start_date'), cell(record, 'end_date')];
  for (const [column, text] of [
    ['start_date', from],
    ['end_date', to],
  ] as const)
    if (text !== '' && parseIsoDate(text) === null) return fault(column, text, 'not-a-day');
  if (to === '' && /^N\??$/.test(cell(record, current))) return fault('end_date', to, 'ended-on-an-unknown-day');
  if (from !== '' && to !== '' && to < from) return fault('end_date', to, 'ends-before-it-begins');
  return ok({ valid_from: from || null, valid_to: to || null });
}

/** The scientific name in a cell. */
export const taxonIn = (record: FileRecord, column: string): Result<string, RowFault> => {
  const name = cell(record, column);
  if (name === '') return fault(column, name, 'empty');
  return NAME.test(name) ? ok(name) : fault(column, name, 'not-a-name');
};

/** What makes a row the same as another, as one text. */
export const key = (...parts: readonly Cell[]): string =>
  parts.map((part) => (Array.isArray(part) ? part.join(';') : String(part ?? ''))).join('|');
