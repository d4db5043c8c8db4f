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

/** What the case asks of a quota in all; null: a figure cannot be read, or does not convert. */
function askedOf(row: QuotaFacts, { line, lines }: RuleFacts): bigint | null {
  if (row.incomparableUnit) return null;
  if (row.requestedByCase !== undefined) return amountOf(row.requestedByCase);
  const others: readonly LineFacts[] = (lines ?? []).filter(({ position }) => position !== line.position);
  const rows = [row, ...others.flatMap(({ quotas }) => (quotas ?? []).filter(({ id }) => id === row.id))];
  const amounts = rows.map(({ requested }) => amountOf(requested));
  return amounts.includes(null) ? null : amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);
}

/** How far a quota is used with this case; null: it cannot be compared. */
export function readUse(row: QuotaFacts, facts: RuleFacts): QuotaUse | null {
  const limit = amountOf(row.limit);
  const before = amountOf(row.used);
  const asked = askedOf(row, facts);
  return limit === null || before === null || asked === null ? null : { limit, before, total: before + asked };
}

/** More than the quota with this case. */
export const isExceeded = (use: QuotaUse): boolean => use.total > use.limit;
/** Within the quota, and near its end. */
export const isNearlyUsed = (use: QuotaUse): boolean => !isExceeded(use) && use.total * 100n >= use.limit * WARNING_PERCENT;
