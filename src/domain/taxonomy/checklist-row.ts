import { fail, ok, type Result } from '../shared/result';
import { CHECKLIST_COLUMNS, type ChecklistColumn, type ChecklistRecord } from './checklist-columns';
import { type AuthoredName, plainText, readCommonNames, readSynonyms } from './checklist-names';
import { Kingdom } from './kingdom';
import { type CommonNames, TAXON_RANKS, type TaxonRank } from './taxon';

/** A taxon as one row of the official checklist states it. */
export type ChecklistTaxon = {
  readonly checklistId: number;
  readonly kingdom: Kingdom;
  readonly className: string;
  readonly orderName: string;
  readonly family: string;
  readonly genus: string;
  readonly rank: TaxonRank;
  readonly scientificName: string;
  readonly author: string | null;
  /** "I", "II", "I/II/NC" … or null where the export leaves it open. */
  readonly listing: string | null;
  readonly annotation: string | null;
  readonly symbol: string | null;
  readonly isAccepted: boolean;
  readonly common: CommonNames;
  readonly synonyms: readonly AuthoredName[];
  readonly range: Readonly<Record<RangeStatus, readonly string[]>>;
};

/** How a taxon lives in a country. */
export type RangeStatus = 'native' | 'introduced' | 'maybeIntroduced' | 'reintroduced' | 'extinct' | 'maybeExtinct' | 'uncertain';

/** Why a row is not taken in, the column that says so and what stands there. */
export type ChecklistFault = {
  readonly reason: 'not-a-number' | 'unknown-value' | 'empty' | 'not-a-name' | 'country-lists-differ' | 'unknown-country' | 'broken-text';
  readonly column: ChecklistColumn;
  readonly value: string;
};

const RANGE_COLUMNS = {
  native: 'NativeDistributionFullNames',
  introduced: 'Introduced_Distribution',
  maybeIntroduced: 'Introduced(?)_Distribution',
  reintroduced: 'Reintroduced_Distribution',
  extinct: 'Extinct_Distribution',
  maybeExtinct: 'Extinct(?)_Distribution',
  uncertain: 'Distribution_Uncertain',
} as const satisfies Record<RangeStatus, ChecklistColumn>;

const LISTING = /^(?:I|II|III|NC)(?:\/(?:I|II|III|NC))*$/;
const SYMBOL = /#\d{1,2}/;
// Forms that await a description stand in the export between quotation marks: Naultinus "north cape".
const SCIENTIFIC_NAME = /^\p{Lu}[\p{L}-]+(?: (?:var\. )?[\p{Ll}×-]+){0,2}(?: "[^"]+")?$/u;
// "S1" is Sudan before South Sudan: the export has codes of its own.
const COUNTRY_CODE = /^[A-Z][A-Z0-9]$/;
// A replacement character means that the file was not UTF-8; no database text can hold a NUL.
const isBroken = (text: string): boolean => text.includes('\uFFFD') || text.includes('\0');

/** Reads one row of the official export; the first fault found refuses it. */
export function readChecklistRow(record: ChecklistRecord): Result<ChecklistTaxon, ChecklistFault> {
  const refuse = (reason: ChecklistFault['reason'], column: ChecklistColumn, value = record[column]) =>
    fail({ reason, column, value: value.slice(0, 80) });
  const broken = CHECKLIST_COLUMNS.find((column) => isBroken(record[column]));
  if (broken) return refuse('broken-text', broken);
  const checklistId = /^\d{1,9}$/.test(record.TaxonId.trim()) ? Number(record.TaxonId) : 0;
  if (checklistId <= 0) return refuse('not-a-number', 'TaxonId');
  const kingdom = Kingdom.safeParse(record.Kingdom.trim());
  if (!kingdom.success) return refuse('unknown-value', 'Kingdom');
  const rank = TAXON_RANKS.find((known) => known === record.RankName.trim().toLowerCase());
  if (!rank) return refuse('unknown-value', 'RankName');
  const scientificName = record.FullName.replace(/\s+/g, ' ').trim();
  if (scientificName === '') return refuse('empty', 'FullName');
  if (!SCIENTIFIC_NAME.test(scientificName)) return refuse('not-a-name', 'FullName');
  const listing = record.CurrentListing.trim();
  if (listing !== '' && !LISTING.test(listing)) return refuse('unknown-value', 'CurrentListing');
  if (!['true', 'false'].includes(record.CitesAccepted.trim())) return refuse('unknown-value', 'CitesAccepted');
  const range = readRange(record);
  if (!range.ok) return range;
  return ok({
    checklistId,
    kingdom: kingdom.data,
    className: record.Class.trim(),
    orderName: record.Order.trim(),
    family: record.Family.trim(),
    genus: record.Genus.trim(),
    rank,
    scientificName,
    author: plainText(record.AuthorYear) || null,
    listing: listing || null,
    annotation: readAnnotation(record),
    symbol: SYMBOL.exec(record['#AnnotationSymbol'])?.[0] ?? null,
    isAccepted: record.CitesAccepted.trim() === 'true',
    common: { en: readCommonNames(record.EnglishNames), fr: readCommonNames(record.FrenchNames), es: readCommonNames(record.SpanishNames) },
    synonyms: readSynonyms(record.SynonymsWithAuthors).filter((synonym) => synonym.name !== scientificName),
    range: range.value,
  });
}

// "Appendix II: " alone says nothing.
const readAnnotation = (record: ChecklistRecord): string | null => {
  const text = plainText(record.FullAnnotationEnglish);
  return text.replace(/Appendix\s+(?:I|II|III)\s*:/g, '').trim() === '' ? null : text;
};

// Four names of countries hold a comma themselves.
const TAILS = new Set(['SAR', 'Province of China', 'Sint Eustatius and Saba', 'Ascension and Tristan da Cunha']);

function readCountries(text: string): readonly string[] {
  const names: string[] = [];
  for (const part of text.split(',').map((piece) => piece.trim())) {
    if (part === '') continue;
    if (TAILS.has(part) && names.length > 0) names.push(`${names.pop()}, ${part}`);
    else names.push(part);
  }
  return names;
}

// The export names countries in words by status, and in codes only for all of them together: the two lists run in step.
function readRange(record: ChecklistRecord): Result<ChecklistTaxon['range'], ChecklistFault> {
  const names = readCountries(record.All_DistributionFullNames);
  const codes = readCountries(record.All_DistributionISOCodes);
  if (names.length !== codes.length) {
    const value = `${names.length} names, ${codes.length} codes`;
    return fail({ reason: 'country-lists-differ', column: 'All_DistributionISOCodes', value });
  }
  const notACode = codes.find((code) => !COUNTRY_CODE.test(code));
  if (notACode !== undefined) return fail({ reason: 'unknown-country', column: 'All_DistributionISOCodes', value: notACode.slice(0, 80) });
  const codeOf = new Map(names.map((name, at) => [name, codes[at] ?? '']));
  const unknown = Object.values(RANGE_COLUMNS)
    .flatMap((column) => readCountries(record[column]).map((name) => ({ column, name })))
    .find(({ name }) => !codeOf.has(name));
  if (unknown) return fail({ reason: 'unknown-country', column: unknown.column, value: unknown.name.slice(0, 80) });
  const of = (status: RangeStatus) =>
    [...new Set(readCountries(record[RANGE_COLUMNS[status]]).map((name) => codeOf.get(name) ?? ''))].sort();
  return ok({
    native: of('native'),
    introduced: of('introduced'),
    maybeIntroduced: of('maybeIntroduced'),
    reintroduced: of('reintroduced'),
    extinct: of('extinct'),
    maybeExtinct: of('maybeExtinct'),
    uncertain: of('uncertain'),
  });
}
