import { ok, type Result } from '../shared/result';
import {
  cell,
  codesIn,
  type DatedKind,
  type DatedRow,
  datesIn,
  type FileCodes,
  type FileRecord,
  fault,
  key,
  type RowFault,
  taxonIn,
} from './dated-row';
import { readQuota } from './read-quota-row';

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
