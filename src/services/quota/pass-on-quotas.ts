import 'server-only';
import type { RegisteredPermit } from '@/data/repositories/permit-repository';
import { insertQuotaEntries, lockBalances, type NewQuotaEntry } from '@/data/repositories/quota-repository';
import type { Tx } from '@/data/transaction';
import { convertQuantity } from '@/domain/quota/convert-unit';
import { compareQuantity } from '@/domain/shared/quantity';
import type { ServiceContext } from '../context';
import { recordDrawn, recordReserved } from './quota-events';
import { type ReturnedQuota, returnUnused } from './return-quotas';

/**
 * Passes the quotas of a permit on to the one that replaces it: what the original did not use comes back, and the replacement draws
 * of the same quotas what it permits, never more than came back. Both happen under one lock of the balances, so that nobody draws
 * in between, nothing is drawn twice and nothing is lost.
 */
export async function passOnQuotas(tx: Tx, original: RegisteredPermit, replacement: RegisteredPermit, ctx: ServiceContext): Promise<void> {
  const returned = await returnUnused(tx, original, 'replaced', ctx);
  await lockBalances(
    tx,
    returned.map(({ quota }) => quota.id),
  );
  const drawn = returned.flatMap((one) => {
    const line = replacement.lines.find(({ position }) => position === one.position);
    return line ? [{ one, permitLineId: line.id, quantity: takenBy(one, replacement) }] : [];
  });
  const reserves = drawn.map(
    ({ one, quantity }): NewQuotaEntry => ({
      id: ctx.newId(),
      quotaId: one.quota.id,
      kind: 'reserve',
      applicationId: original.applicationId,
      position: one.position,
      reservationId: null,
      permitLineId: null,
      quantity,
      reason: null,
      causeId: replacement.id,
      at: ctx.now,
    }),
  );
  const draws = reserves.map((reserve, index): NewQuotaEntry => {
    const permitLineId = drawn[index]?.permitLineId ?? '';
    return { ...reserve, id: ctx.newId(), kind: 'draw', reservationId: reserve.id, permitLineId, causeId: permitLineId };
  });
  await insertQuotaEntries(tx, [...reserves, ...draws]);
  if (draws.length === 0) return;
  const quotas = drawn.map(({ one }) => one);
  tx.record(
    recordReserved(original.applicationId, reserves, quotas),
    recordDrawn(original.applicationId, replacement.permitNumber, draws, quotas),
  );
}

/** What a line takes of what its original gave back, in the quota's unit: all of it, unless the replacement was corrected to less. */
function takenBy({ quota, position, quantity }: ReturnedQuota, { content }: RegisteredPermit): string {
  const line = content.lines.find((one) => one.position === position);
  const wanted = line ? convertQuantity(line.quantity, line.unit, quota.unit) : null;
  return wanted === null || compareQuantity(wanted, quantity) > 0 ? quantity : wanted;
}
