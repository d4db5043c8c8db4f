import { amountOf } from './amounts';
import type { LineFacts, RuleFacts } from './facts';
import type { QuotaFacts } from './register-facts';

/** From this share of a quota on, the officer is told (portal rule). */
const WARNING_PERCENT = 80n;

/** How far a quota is used, in millionths of its unit. */
export interface QuotaUse {
  readonly limit: bigint;
  readonly before: bigint;
  /** With all lines of this case that the quota covers. */
  readonly total: bigint;
}

/** How far a quota is used with this case; null: a figure cannot be read. */
export function readUse(row: QuotaFacts, { line, lines }: RuleFacts): QuotaUse | null {
  const limit = amountOf(row.limit);
  const before = amountOf(row.used);
  const others: readonly LineFacts[] = (lines ?? []).filter(({ position }) => position !== line.position);
  const rows = [row, ...others.flatMap(({ quotas }) => (quotas ?? []).filter(({ id }) => id === row.id))];
  const asked = rows.map(({ requested }) => amountOf(requested));
  if (limit === null || before === null || asked.includes(null)) return null;
  return { limit, before, total: asked.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), before) };
}

/** A zero quota: none may leave. */
export const isZero = (use: QuotaUse): boolean => use.limit === 0n;
/** More than the quota with this case. */
export const isExceeded = (use: QuotaUse): boolean => !isZero(use) && use.total > use.limit;
/** Within the quota, and near its end. */
export const isNearlyUsed = (use: QuotaUse): boolean => !isZero(use) && !isExceeded(use) && use.total * 100n >= use.limit * WARNING_PERCENT;
