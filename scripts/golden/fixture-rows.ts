import { type GoldenContext, state } from './context';
import type { Stated } from './stated';

/** What a row of fixtures is compared with. */
export interface Subject {
  readonly taxon: string;
  readonly term: string | null;
  readonly sources: readonly string[];
  readonly purpose: string | null;
}

const isAny = (values: readonly string[] | null | undefined): boolean => !values || values.length === 0 || values.includes('*');

/** A key that a row lacks, or `*`, matches everything. */
export const matches = (values: readonly string[] | null | undefined, wanted: readonly (string | null)[]): boolean =>
  isAny(values) || wanted.some((one) => one !== null && values?.includes(one));

/** The taxon itself and the groups it belongs to, by the fixtures. */
export function lineageOf(taxon: string, { fixtures }: GoldenContext): readonly string[] {
  const row = taxonRow(taxon, fixtures);
  const groups = ['genus', 'family', 'order', 'class', 'phylum', 'kingdom'].map((rank) => row?.text(rank) ?? '');
  const words = taxon.split(' ');
  const shorter = words.length > 2 ? [words.slice(0, 2).join(' ')] : [];
  return [taxon, ...shorter, words[0] ?? '', ...groups].filter((name) => name !== '').flatMap((name) => [name, `${name} spp.`]);
}

/** The row of `taxa` of a name. */
export const taxonRow = (taxon: string, fixtures: Stated): Stated | undefined =>
  fixtures.records('taxa', 'taxon').find((row) => row.text('name', 'taxon', 'scientificName') === taxon);

/** Whether a row speaks of this taxon, or of a group it belongs to. */
export const isOfTaxon = (row: Stated, taxon: string, context: GoldenContext): boolean =>
  matches(row.texts('taxon', 'taxa', 'name'), lineageOf(taxon, context));

/** Whether a row covers the term, source and purpose of a line. */
export const covers = (row: Stated, { term, sources, purpose }: Subject): boolean =>
  matches(row.texts('terms', 'term'), [term]) &&
  matches(row.texts('sources', 'source'), sources) &&
  matches(row.texts('purposes', 'purpose'), [purpose]);

const isExempt = (values: readonly string[] | null | undefined, wanted: readonly (string | null)[]): boolean =>
  Boolean(values?.some((value) => wanted.includes(value)));

/** Whether a row names the line among its exceptions. */
export const isExcepted = (row: Stated, { term, sources, purpose }: Subject): boolean =>
  isExempt(row.texts('exemptPurposes', 'exemptPurpose', 'exceptPurposes'), [purpose]) ||
  isExempt(row.texts('exemptSources', 'exemptSource', 'exceptSources'), sources) ||
  isExempt(row.texts('exemptTerms', 'exemptTerm', 'exceptTerms'), [term]) ||
  isExempt(row.texts('exemptCodes', 'exempt'), [purpose, term, ...sources]);

/** Whether a row holds on the day of the case. */
export const holdsOn = (row: Stated, { on }: GoldenContext): boolean => {
  const since = row.text('since', 'from', 'validFrom', 'startDate', 'start');
  const until = row.text('until', 'to', 'validTo', 'endDate', 'end', 'withdrawn');
  return (!since || since <= on) && (!until || until >= on);
};

/** Whether a row is about one of these States. */
export const isAbout = (row: Stated, states: readonly (string | null)[], ...keys: readonly string[]): boolean =>
  matches(
    row
      .texts(...(keys.length > 0 ? keys : ['country', 'countries', 'party', 'parties', 'iso']))
      ?.map((code) => (code === '*' ? '*' : (state(code) ?? code))),
    states,
  );
