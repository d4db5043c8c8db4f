import { fromMillionths, toMillionths } from '../shared/quantity';
import { ok, type Result } from '../shared/result';
import { cell, codesIn, type DatedRow, type FileCodes, type FileRecord, fault, key, type RowFault, taxonIn } from './dated-row';

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
export function readQuota(record: FileRecord, codes: FileCodes): Result<readonly DatedRow[], RowFault> {
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
