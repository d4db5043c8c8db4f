import { amountOf } from './amounts';
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

/** How far a quota is used with this case; null: it cannot be compared. */
export function readUse(row: QuotaFacts): QuotaUse | null {
  const limit = amountOf(row.limit);
  const before = amountOf(row.used);
  // Two lines may pass a limit that each keeps: what the case asks for in all is what counts.
  const asked = row.incomparableUnit ? null : amountOf(row.requestedByCase ?? row.requested);
  return limit === null || before === null || asked === null ? null : { limit, before, total: before + asked };
}

/** More than the quota with this case. */
export const isExceeded = (use: QuotaUse): boolean => use.total > use.limit;
/** Within the quota, and near its end. */
export const isNearlyUsed = (use: QuotaUse): boolean => !isExceeded(use) && use.total * 100n >= use.limit * WARNING_PERCENT;
