import 'server-only';
import type { Reader } from '@/data/client';
import { findQuotas, type HeldQuota, heldByApplication } from '@/data/repositories/quota-repository';
import type { Application } from '@/domain/application/application';
import type { Quota } from '@/domain/quota/quota';
import { type QuotaUse, sumOf, usesOf } from '@/domain/quota/quota-use';
import { countsAgainstQuotas, type Trade } from '@/domain/quota/trade';
import type { QuotaFacts } from '@/domain/rules/register-facts';
import { yearOf } from '@/domain/shared/iso-date';
import { addQuantity, subtractQuantity } from '@/domain/shared/quantity';
import { namesIn } from './trade-of';

/** Facts of the lines of a case by their position; a line without an entry has none. */
export type ByPosition<T> = ReadonlyMap<number, readonly T[]>;

/** Puts what was found for each line under the line's position. */
export function byPosition<T>(trade: Trade, factsOf: (line: Trade['lines'][number]) => readonly T[]): ByPosition<T> {
  return new Map(trade.lines.map((line) => [line.position, factsOf(line)]));
}

/** The quotas that a movement counts against, with what each line asks. */
export async function quotaUses(db: Reader, trade: Trade): Promise<readonly QuotaUse[]> {
  if (!countsAgainstQuotas(trade) || trade.exporterCountry === null) return [];
  return usesOf(trade, await findQuotas(db, trade.exporterCountry, yearOf(trade.on), namesIn(trade)));
}

/** What others have reserved and drawn of a quota: all but what this case holds itself. */
export function usedByOthers(quota: Quota, held: readonly HeldQuota[]): string {
  const own = held.filter(({ quotaId }) => quotaId === quota.id).reduce((sum, { quantity }) => addQuantity(sum, quantity), '0');
  return subtractQuantity(addQuantity(quota.reserved, quota.drawn), own);
}

/** The quotas of each line, for the rules on quotas (QTA-01 to QTA-05). Two queries, whatever the number of lines. */
export async function quotaFacts(db: Reader, application: Application, trade: Trade): Promise<ByPosition<QuotaFacts>> {
  const uses = await quotaUses(db, trade);
  const held = uses.length === 0 ? [] : await heldByApplication(db, application.id);
  return byPosition(trade, ({ position }) => uses.filter((use) => use.position === position).map((use) => toFacts(use, uses, held)));
}

function toFacts(use: QuotaUse, uses: readonly QuotaUse[], held: readonly HeldQuota[]): QuotaFacts {
  const { quota, quantity, lineUnit } = use;
  return {
    id: quota.id,
    year: quota.year,
    limit: quota.limit,
    used: usedByOthers(quota, held),
    requested: quantity ?? '0',
    requestedByCase: sumOf(uses, quota.id),
    unit: quota.unit,
    ...(quantity === null && lineUnit !== null ? { incomparableUnit: lineUnit } : {}),
    isOperatorQuota: quota.kind === 'operator',
    communicatedToSecretariat: quota.communicatedToSecretariat,
    source: quota.source,
  };
}
