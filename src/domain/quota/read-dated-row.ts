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

/** `2026`, `1997-`, `1997-2023` or nothing, which is a quota that stands: the years for which it is loaded. */
function yearsIn(text: string, now: number): Result<readonly number[], RowFault> {
  if (/^(19[789]|20\d)\d$/.test(text)) return ok([Number(text)]);
  const range = /^(?:(\d{4})-(\d{4})?)?$/.exec(text);
  if (!range) return fault('year', text, 'not-a-year');
  const [first, last] = [Number(range[1] ?? 0), Number(range[2] ?? 9999)];
  const years = [now - 1, now, now + 1].filter((year) => year >= first && year <= last);
  return years.length > 0 ? ok(years) : fault('year', text, 'no-longer-in-force');
}

/** One quota, for each of its years. A unit left empty is the number of specimens, as the code list's own legacy code says. */
function readQuota(record: FileRecord, codes: FileCodes): Result<readonly DatedRow[], RowFault> {
  const years = yearsIn(cell(record, 'year'), codes.year);
  if (!years.ok) return years;
  const party = cell(record, 'party_iso2');
  const country = /^all$/i.test(party) ? null : party;
  if (country !== null && !codes.countries.has(country)) return fault('party_iso2', party, 'unknown-code');
  const taxon = taxonIn(record, 'taxon');
  if (!taxon.ok) return taxon;
  const amount = amountIn(record, codes);
  if (!amount.ok) return amount;
  if (country === null && amount.value.limit_quantity !== '0')
    return fault('quota', amount.value.limit_quantity, 'every-country-needs-zero');
  const terms = codesIn(record, 'term_codes', codes.terms);
  const sources = codesIn(record, 'source_codes', codes.sources);
  const purposes = codesIn(record, 'purpose_codes', codes.purposes);
  if (!terms.ok) return terms;
  if (!sources.ok) return sources;
  if (!purposes.ok) return purposes;
  const remark = cell(record, 'notes') || null;
  const stands = !/^\d{4}$/.test(cell(record, 'year'));
  return ok(
    years.value.map((year) => ({
      naturalKey: key(
        stands ? 'standing' : null,
        year,
        country ?? 'ALL',
        taxon.value,
        terms.value,
        sources.value,
        purposes.value,
        amount.value.unit,
        remark,
      ),
      columns: {
        year,
        country,
        taxon_name: taxon.value,
        terms: terms.value,
        sources: sources.value,
        purposes: purposes.value,
        ...amount.value,
        kind: 'national',
        // What is published stands on the Secretariat's list.
        communicated_to_secretariat: true,
        remark,
        source: cell(record, 'data_source') || 'imported file',
        confidence: 'imported',
        valid_from: null,
        valid_to: null,
      },
    })),
  );
}

interface Amount {
  readonly limit_quantity: string;
  readonly unit: string;
}

function amountIn(record: FileRecord, codes: FileCodes): Result<Amount, RowFault> {
  const limit = cell(record, 'quota');
  if (limit === '') return fault('quota', limit, 'empty');
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(limit)) return fault('quota', limit, 'not-a-number');
  const unit = cell(record, 'unit') || 'NAR';
  const conversion = codes.units.get(unit);
  if (conversion === undefined) return fault('unit', unit, 'unknown-code');
  if (conversion === null && !CURRENT_UNITS.has(unit)) return fault('unit', unit, 'unit-without-conversion');
  if (conversion) return ok({ limit_quantity: converted(limit, conversion.factor), unit: conversion.unit });
  return ok({ limit_quantity: fromMillionths(toMillionths(limit)), unit });
}

const CURRENT_UNITS: ReadonlySet<string> = new Set(['NAR', 'GRM', 'KGM', 'LTR', 'MLT', 'MTR', 'CMQ', 'MTK', 'MTQ']);
/** Rounded down: a limit is never more than was published. */
const converted = (limit: string, factor: string): string => fromMillionths((toMillionths(limit) * toMillionths(factor)) / 1_000_000n);

/** One suspension. The list of exempt purposes also holds sources in some files; no code is both. */
function readSuspension(record: FileRecord, codes: FileCodes): Result<readonly DatedRow[], RowFault> {
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
  const row = {
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
  };
  return ok([row]);
}

/** One reservation. The Appendix is not in the files: it is that of the listing in force. */
function readReservation(record: FileRecord, codes: FileCodes): Result<readonly DatedRow[], RowFault> {
  const party = cell(record, 'party');
  if (!codes.countries.has(party)) return fault('party', party, 'unknown-code');
  const taxon = taxonIn(record, 'taxon_name');
  if (!taxon.ok) return taxon;
  const dates = datesIn(record, 'is_current_per_source');
  if (!dates.ok) return dates;
  const remark = cell(record, 'notes') || null;
  const row = {
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
  };
  return ok([row]);
}

const READERS = { quotas: readQuota, suspensions: readSuspension, reservations: readReservation } as const;

/** Reads one row of a file of quotas, suspensions or reservations; a quota that stands gives a row for each of its years. */
export const readDatedRow = (kind: DatedKind, record: FileRecord, codes: FileCodes): Result<readonly DatedRow[], RowFault> =>
  READERS[kind](record, codes);

/**
 * The part of a body of law that a row belongs to. A file speaks for the parts it has rows of: next year's quotas say nothing
 * of this year's, and a file without standing quotas nothing of those. Suspensions and reservations are one part each.
 */
export const partOf = ({ naturalKey, columns }: DatedRow): string =>
  columns.year === undefined ? '' : `${naturalKey.startsWith('standing|') ? 'standing ' : ''}${columns.year}`;
