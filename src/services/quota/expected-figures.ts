import 'server-only';
import type { Reader } from '@/data/client';
import type { Application } from '@/domain/application/application';
import { figuresOf, type QuotaFigures } from '@/domain/quota/quota-use';
import type { IsoDate } from '@/domain/shared/iso-date';
import { quotaUses } from '../law/quota-facts';
import { tradeOf } from '../law/trade-of';

/** Box 11a as it would stand if the permit were issued now: a preview draws nothing. */
export async function expectedFigures(
  db: Reader,
  application: Application,
  today: IsoDate,
): Promise<(position: number) => QuotaFigures | null> {
  const trade = await tradeOf(db, application, today);
  const uses = await quotaUses(db, trade);
  return (position) => figuresOf(position, uses, trade.lines.find((line) => line.position === position)?.names ?? []);
}
