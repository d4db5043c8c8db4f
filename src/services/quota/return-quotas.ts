import 'server-only';
import type { RegisteredPermit } from '@/data/repositories/permit-repository';
import {
  type HeldQuota,
  heldByApplication,
  insertQuotaEntries,
  lockBalances,
  type NewQuotaEntry,
} from '@/data/repositories/quota-repository';
import type { Tx } from '@/data/transaction';
import { convertQuantity } from '@/domain/quota/convert-unit';
import type { PermitReturnReason, UndrawnReturnReason } from '@/domain/quota/quota';
import { compareQuantity, subtractQuantity } from '@/domain/shared/quantity';
import type { ServiceContext } from '../context';
import { recordReturned } from './quota-events';

/** Returns what was reserved and not drawn. */
export async function giveBackUndrawn(
  tx: Tx,
  applicationId: string,
  held: readonly HeldQuota[],
  reason: UndrawnReturnReason,
  ctx: ServiceContext,
): Promise<void> {
  const entries = held.map((one) => returnOf(one, one.quantity, reason, applicationId, ctx));
  await lockBalances(
    tx,
    entries.map(({ quotaId }) => quotaId),
  );
  await insertQuotaEntries(tx, entries);
  if (entries.length > 0) tx.record(recordReturned(applicationId, reason, null, entries, held));
}

const returnOf = (
  one: HeldQuota,
  quantity: string,
  reason: UndrawnReturnReason | PermitReturnReason,
  causeId: string,
  ctx: ServiceContext,
): NewQuotaEntry => ({
  id: ctx.newId(),
  quotaId: one.quotaId,
  kind: 'return',
  applicationId: one.applicationId,
  position: one.position,
  reservationId: one.reservationId,
  permitLineId: one.permitLineId,
  quantity,
  reason,
  causeId,
  at: ctx.now,
});

/** Returns all that a case had reserved and not drawn: it left the state "approved". Nothing held, nothing done. */
export async function returnReservations(tx: Tx, applicationId: string, reason: UndrawnReturnReason, ctx: ServiceContext): Promise<void> {
  const held = (await heldByApplication(tx.db, applicationId)).filter(({ permitLineId }) => permitLineId === null);
  await giveBackUndrawn(tx, applicationId, held, reason, ctx);
}

/** What one line gave back to one quota, in the quota's unit. */
export interface ReturnedQuota {
  readonly quota: { readonly id: string; readonly unit: string };
  readonly position: number;
  readonly quantity: string;
}

/**
 * Returns what a permit drew and no border saw: all of it for a number that is void, what was not endorsed when it expired,
 * was replaced, revoked, or closed by a smaller endorsement. The permit's row must be locked and moved by the caller. Rounding
 * between units never returns more than is free. `causeId` is the endorsement, or the permit itself.
 */
export async function returnUnused(
  tx: Tx,
  permit: Pick<RegisteredPermit, 'id' | 'applicationId' | 'permitNumber' | 'content' | 'lines'>,
  reason: PermitReturnReason,
  ctx: ServiceContext,
  causeId: string = permit.id,
): Promise<readonly ReturnedQuota[]> {
  const held = (await heldByApplication(tx.db, permit.applicationId)).filter((one) =>
    permit.lines.some(({ id }) => id === one.permitLineId),
  );
  const entries = held.flatMap((one) => {
    const line = permit.lines.find(({ id }) => id === one.permitLineId);
    const unit = permit.content.lines.find(({ position }) => position === one.position)?.unit ?? one.unit;
    const endorsed = convertQuantity(line?.endorsed ?? '0', unit, one.unit) ?? one.quantity;
    const unused = subtractQuantity(one.quantity, endorsed);
    return compareQuantity(unused, '0') > 0 ? [returnOf(one, unused, reason, causeId, ctx)] : [];
  });
  await lockBalances(
    tx,
    entries.map(({ quotaId }) => quotaId),
  );
  await insertQuotaEntries(tx, entries);
  if (entries.length > 0) tx.record(recordReturned(permit.applicationId, reason, permit.permitNumber, entries, held));
  return entries.map(({ quotaId, position, quantity }) => ({
    quota: { id: quotaId, unit: held.find((one) => one.quotaId === quotaId)?.unit ?? '' },
    position,
    quantity,
  }));
}
