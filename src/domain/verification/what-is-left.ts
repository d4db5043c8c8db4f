import type { UseRule } from '../permit/permit-use';
import { addQuantity } from '../shared/quantity';
import type { VerdictCode } from './verdict';

/** A quantity in one unit. */
export interface Amount {
  readonly unit: string;
  readonly quantity: string;
}

/**
 * What the verdict's word counts beside GENUINE: the rest of all lines, by unit; null when nothing counts down (several
 * crossings are logged, never deducted) or nothing was used.
 */
export function whatIsLeft(
  verdict: VerdictCode,
  useRule: UseRule,
  lines: readonly { readonly unit: string; readonly left: string }[],
): readonly Amount[] | null {
  if (verdict !== 'VALID_PARTLY_USED' || useRule === 'multiple-crossings') return null;
  const sums = new Map<string, string>();
  for (const line of lines) sums.set(line.unit, addQuantity(sums.get(line.unit) ?? '0', line.left));
  return [...sums].map(([unit, quantity]) => ({ unit, quantity }));
}
