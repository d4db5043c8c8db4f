import 'server-only';
import type { CodeLists } from '@/data/reference/code-lists';
import { foldName, SHEET_COLUMNS, type SheetColumn, type SheetNames } from '@/domain/application/specimen-sheet';
import { LOCALES } from '@/i18n/locale';
import { getWords } from '@/i18n/words';

/** Columns are known by their names on the form in every language, and by their names in our data. */
const columns: ReadonlyMap<string, SheetColumn> = new Map(
  SHEET_COLUMNS.flatMap((column) =>
    [
      column,
      ...LOCALES.flatMap((locale) => [
        getWords(locale).t(`apply.sheet.columns.${column}.name`),
        getWords(locale).t(`fields.${column}.label`),
      ]),
    ].map((name): [string, SheetColumn] => [foldName(name), column]),
  ),
);

interface Named {
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
}

/** A code by itself and by each of its names; a code goes before somebody else's name. */
const byName = (entries: readonly Named[]): ReadonlyMap<string, string> =>
  new Map([
    ...entries.flatMap(({ code, names }) => Object.values(names).map((name): [string, string] => [foldName(name), code])),
    ...entries.map(({ code }): [string, string] => [foldName(code), code]),
  ]);

/** What may be written in the headings and cells of a sheet of specimen lines, in any of our languages. */
export const sheetNames = ({ terms, units, sources, countries }: CodeLists): SheetNames => ({
  columns,
  codes: { term: byName(terms), unit: byName(units), source: byName(sources), originCountry: byName(countries) },
});
