import { fromMillionths, toMillionths } from '../shared/quantity';

/**
 * What the current units of box 11 measure, and how many of the smallest one they hold. Numbers of specimens, lengths and
 * areas stand alone: no unit of the list converts into them.
 */
const MEASURES: Readonly<Record<string, { readonly of: string; readonly size: bigint }>> = {
  NAR: { of: 'number', size: 1n },
  GRM: { of: 'mass', size: 1n },
  KGM: { of: 'mass', size: 1_000n },
  MLT: { of: 'volume', size: 1n },
  CMQ: { of: 'volume', size: 1n },
  LTR: { of: 'volume', size: 1_000n },
  MTQ: { of: 'volume', size: 1_000_000n },
  MTR: { of: 'length', size: 1n },
  MTK: { of: 'area', size: 1n },
};

/**
 * A quantity in another unit, exact but for what lies beyond the sixth decimal, which is rounded up: a limit must never be
 * passed by rounding. Null when the two units do not measure the same.
 */
export function convertQuantity(quantity: string, from: string, to: string): string | null {
  if (from === to) return fromMillionths(toMillionths(quantity));
  const [source, target] = [MEASURES[from], MEASURES[to]];
  if (!source || !target || source.of !== target.of) return null;
  const amount = toMillionths(quantity) * source.size;
  return fromMillionths((amount + target.size - 1n) / target.size);
}
