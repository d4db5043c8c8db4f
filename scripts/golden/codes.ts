import { readFileSync } from 'node:fs';
import type { TermFacts } from '../../src/domain/rules/facts';
import { fromMillionths, toMillionths } from '../../src/domain/shared/quantity';

type Cell = string | boolean | null;
const rowsOf = (list: string): readonly (readonly Cell[])[] =>
  (
    JSON.parse(readFileSync(new URL(`../../prisma/seed/reference/${list}.json`, import.meta.url), 'utf8')) as {
      readonly rows: readonly (readonly Cell[])[];
    }
  ).rows;

/** The countries of the list the project ships, with XX and HS. */
export const COUNTRIES: ReadonlySet<string> = new Set(
  rowsOf('countries')
    .filter((row) => row[9] === 'current')
    .map(([code]) => String(code)),
);

const TERMS = new Map(
  rowsOf('terms')
    .filter((row) => row[5] === 'current')
    .map((row) => [String(row[0]), [row[6], row[7]].flatMap((units) => (units ? String(units).split(/[;,|]/) : []))]),
);

/** A term of the list the project ships; null when it is not there. */
export const termOf = (code: string | null): TermFacts | null => {
  const units = code === null ? undefined : TERMS.get(code);
  return units && code !== null ? { code, units } : null;
};

/** The sea may be written ZZ (COD of the report) or HS. */
export const countryCode = (code: string): string => (code.toUpperCase() === 'ZZ' ? 'HS' : code.toUpperCase());

/** One kilogram, litre, metre … in the smallest unit of its kind. */
const MEASURES: Readonly<Record<string, readonly [kind: string, smallest: bigint]>> = {
  KGM: ['mass', 1000n],
  GRM: ['mass', 1n],
  LTR: ['volume', 1000n],
  MLT: ['volume', 1n],
  MTQ: ['space', 1_000_000n],
  CMQ: ['space', 1n],
};

/** A quantity in another unit; null where there is no fixed ratio, or the text is no quantity. */
export function convert(quantity: string | null, from: string | null, to: string | null): string | null {
  if (quantity === null || !/^\d+(\.\d+)?$/.test(quantity)) return null;
  if (from === to || from === null || to === null) return quantity;
  const [fromKind, ratio] = MEASURES[from] ?? ['', 0n];
  const [toKind, divisor] = MEASURES[to] ?? ['-', 1n];
  return fromKind === toKind ? fromMillionths((toMillionths(quantity) * ratio) / divisor) : null;
}

/** How a quantity stands on the form: three decimals alone would be read as thousands, so a zero is added. */
export const typedQuantity = (text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : /^\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
