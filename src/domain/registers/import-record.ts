import type { SourceCode } from '../codes/source-code';
import type { IsoDate } from '../shared/iso-date';
import { fromMillionths, subtractQuantity, toMillionths } from '../shared/quantity';
import { fail, ok, type Result } from '../shared/result';

/** A line of an import, on which re-exports stand (Art. IV.5(a)). */
export interface ImportRecordLine {
  readonly id: string;
  /** `I-1001-1`: the import and its line, as a re-export names it. */
  readonly reference: string;
  readonly importedOn: IsoDate;
  /** The document it came in under. */
  readonly documentNumber: string;
  readonly documentCountry: string;
  readonly scientificName: string;
  readonly source: SourceCode | null;
  readonly term: string;
  readonly unit: string;
  readonly quantity: string;
  /** Drawn by re-exports and not given back. */
  readonly held: string;
}

/** How a quantity of a re-export line counts in the term and unit of its import, and why. */
export interface Conversion {
  readonly ratio: string;
  readonly reason: string;
}

/** What of an import may still be re-exported. */
export const leftOfImport = ({ quantity, held }: Pick<ImportRecordLine, 'quantity' | 'held'>): string => subtractQuantity(quantity, held);

/** Whether a line is counted as its import was; otherwise it needs a conversion with its reason. */
export const isCountedAlike = (a: { readonly term: string | null; readonly unit: string | null }, b: ImportRecordLine): boolean =>
  a.term === b.term && a.unit === b.unit;

const RATIO_SCALE = 9;
const RATIO_FACTOR = 10n ** BigInt(RATIO_SCALE);

/** Reads a ratio: a plain positive decimal with up to nine digits after the mark, at most a million. */
export function parseRatio(typed: string): Result<string, 'ratio.invalid'> {
  const parts = /^(\d{1,7})(?:[.,](\d{1,9}))?$/.exec(typed.trim());
  if (!parts) return fail('ratio.invalid');
  const [, whole = '0', fraction = ''] = parts;
  const billionths = BigInt(whole) * RATIO_FACTOR + BigInt(fraction.padEnd(RATIO_SCALE, '0'));
  if (billionths === 0n || billionths > 1_000_000n * RATIO_FACTOR) return fail('ratio.invalid');
  const decimals = fraction.replace(/0+$/, '');
  return ok(decimals ? `${BigInt(whole)}.${decimals}` : String(BigInt(whole)));
}

/** quantity × ratio, rounded up in the sixth digit, so that rounding never lets out more than came in. */
export function convertQuantity(quantity: string, ratio: string): string {
  const [whole = '0', fraction = ''] = ratio.split('.');
  const billionths = BigInt(whole) * RATIO_FACTOR + BigInt(fraction.slice(0, RATIO_SCALE).padEnd(RATIO_SCALE, '0') || '0');
  const product = toMillionths(quantity) * billionths;
  return fromMillionths((product + RATIO_FACTOR - 1n) / RATIO_FACTOR);
}
