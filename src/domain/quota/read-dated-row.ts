import { parseIsoDate } from '../shared/iso-date';
import { fromMillionths, toMillionths } from '../shared/quantity';
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
}

type Cell = string | number | boolean | null | readonly string[];

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

const cell = (record: FileRecord, column: string): string => (record[column] ?? '').trim();
const fault = (column: string, value: string, reason: RowFault['reason']) => fail<RowFault>({ column, value, reason });
const NAME = /^[A-Z][a-zà-ÿ-]+( [a-zà-ÿ.×-]+){0,4}$/;

/** `LIV;SKI` as a sorted list; nothing and ALL are the empty one, which means all. */
function codesIn(record: FileRecord, column: string, known: ReadonlySet<string>): Result<readonly string[], RowFault> {
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
function datesIn(record: FileRecord, current: string): Result<Dates, RowFault> {
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

const taxonIn = (record: FileRecord, column: string): Result<string, RowFault> => {
  const name = cell(record, column);
  if (name === '') return fault(column, name, 'empty');
  return NAME.test(name) ? ok(name) : fault(column, name, 'not-a-name');
};

const key = (...parts: readonly Cell[]): string =>
  parts.map((part) => (Array.isArray(part) ? part.join(';') : String(part ?? ''))).join('|');

/** One quota. A unit left empty is the number of specimens, as the code list's own legacy code says. */
function readQuota(record: FileRecord, codes: FileCodes): Result<DatedRow, RowFault> {
  const [year, country, limit, unitCode] = ['year', 'party_iso2', 'quota', 'unit'].map((column) => cell(record, column)) as [
    string,
    string,
    string,
    string,
  ];
  if (!/^(19[789]|20)\d{1,2}$/.test(year) || year.length !== 4) return fault('year', year, year === '' ? 'empty' : 'not-a-year');
  if (!codes.countries.has(country)) return fault('party_iso2', country, 'unknown-code');
  const taxon = taxonIn(record, 'taxon');
  if (!taxon.ok) return taxon;
  if (limit === '') return fault('quota', limit, 'empty');
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(limit)) return fault('quota', limit, 'not-a-number');
  const unit = unitCode === '' ? 'NAR' : unitCode;
  const conversion = codes.units.get(unit);
  if (conversion === undefined) return fault('unit', unit, 'unknown-code');
  if (conversion === null && !CURRENT_UNITS.has(unit)) return fault('unit', unit, 'unit-without-conversion');
  const lists = [
    codesIn(record, 'term_codes', codes.terms),
    codesIn(record, 'source_codes', codes.sources),
    codesIn(record, 'purpose_codes', codes.purposes),
  ];
  const wrong = lists.find((list) => !list.ok);
  if (wrong && !wrong.ok) return wrong;
  const [terms = [], sources = [], purposes = []] = lists.map((list) => (list.ok ? list.value : []));
  const remark = cell(record, 'notes') || null;
  return ok({
    naturalKey: key(year, country, taxon.value, terms, sources, purposes, conversion?.unit ?? unit, remark),
    columns: {
      year: Number(year),
      country,
      taxon_name: taxon.value,
      terms,
      sources,
      purposes,
      limit_quantity: conversion ? converted(limit, conversion.factor) : fromMillionths(toMillionths(limit)),
      unit: conversion?.unit ?? unit,
      kind: 'national',
      // What is published stands on the Secretariat's list.
      communicated_to_secretariat: true,
      remark,
      source: cell(record, 'data_source') || 'imported file',
      confidence: 'imported',
      valid_from: null,
      valid_to: null,
    },
  });
}

const CURRENT_UNITS: ReadonlySet<string> = new Set(['NAR', 'GRM', 'KGM', 'LTR', 'MLT', 'MTR', 'CMQ', 'MTK', 'MTQ']);
/** Rounded down: a limit is never more than was published. */
const converted = (limit: string, factor: string): string => fromMillionths((toMillionths(limit) * toMillionths(factor)) / 1_000_000n);

/** One suspension. The list of exempt purposes also holds sources in some files; no code is both. */
function readSuspension(record: FileRecord, codes: FileCodes): Result<DatedRow, RowFault> {
  const remark = cell(record, 'notes') || null;
  if (/is an exception|not a suspension/i.test(remark ?? '')) return fault('notes', remark ?? '', 'is-an-exception');
  const party = cell(record, 'party_iso2');
  if (party !== 'ALL' && !codes.countries.has(party)) return fault('party_iso2', party, 'unknown-code');
  const taxon = cell(record, 'taxon') === '' ? ok(null) : taxonIn(record, 'taxon');
  if (!taxon.ok) return taxon;
  if (party === 'ALL' && taxon.value === null) return fault('taxon', '', 'empty');
  const scope = cell(record, 'scope');
  if (scope !== 'all' && scope !== 'commercial') return fault('scope', scope, 'unknown-code');
  const dates = datesIn(record, 'current_per_source');
  if (!dates.ok) return dates;
  const exempt = codesIn(record, 'exempt_purposes', new Set([...codes.purposes, ...codes.sources]));
  const terms = codesIn(record, 'exempt_terms', codes.terms);
  if (!exempt.ok) return exempt;
  if (!terms.ok) return terms;
  return ok({
    naturalKey: key(dates.value.valid_from, party, taxon.value, scope, exempt.value, terms.value, remark),
    columns: {
      country: party === 'ALL' ? null : party,
      taxon_name: taxon.value,
      scope,
      terms: [],
      sources: [],
      exempt_terms: terms.value,
      exempt_sources: exempt.value.filter((code) => !codes.purposes.has(code)),
      exempt_purposes: exempt.value.filter((code) => codes.purposes.has(code)),
      applies_to_import: cell(record, 'applies_to_import') === 'Y',
      notification: cell(record, 'notification') || null,
      remark,
      source: cell(record, 'data_source') || 'imported file',
      confidence: 'imported',
      ...dates.value,
    },
  });
}

/** One reservation. The Appendix is not in the files: it is that of the listing in force. */
function readReservation(record: FileRecord, codes: FileCodes): Result<DatedRow, RowFault> {
  const party = cell(record, 'party');
  if (!codes.countries.has(party)) return fault('party', party, 'unknown-code');
  const taxon = taxonIn(record, 'taxon_name');
  if (!taxon.ok) return taxon;
  const dates = datesIn(record, 'is_current_per_source');
  if (!dates.ok) return dates;
  const remark = cell(record, 'notes') || null;
  return ok({
    naturalKey: key(dates.value.valid_from, party, taxon.value, remark),
    columns: {
      party,
      taxon_name: taxon.value,
      appendix: null,
      remark,
      source: cell(record, 'data_source') || 'imported file',
      confidence: 'imported',
      ...dates.value,
    },
  });
}

const READERS = { quotas: readQuota, suspensions: readSuspension, reservations: readReservation } as const;

/** Reads one row of a file of quotas, suspensions or reservations. */
export const readDatedRow = (kind: DatedKind, record: FileRecord, codes: FileCodes): Result<DatedRow, RowFault> =>
  READERS[kind](record, codes);
