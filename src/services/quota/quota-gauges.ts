import 'server-only';
import { heldByApplication } from '@/data/repositories/quota-repository';
import type { Application } from '@/domain/application/application';
import type { Quota } from '@/domain/quota/quota';
import { leftOfQuota, sumOf } from '@/domain/quota/quota-use';
import { addQuantity, compareQuantity, subtractQuantity, toMillionths } from '@/domain/shared/quantity';
import type { ServiceContext } from '../context';
import { quotaUses } from '../law/quota-facts';
import { tradeOf } from '../law/trade-of';

/** A quota that a case counts against, as its gauge shows it. */
export interface QuotaGauge {
  readonly quota: Quota;
  /** The lines that count against it. */
  readonly positions: readonly number[];
  /** Of the lines above, those counted in a unit that does not convert: they stop the approval. */
  readonly incomparable: readonly number[];
  /** What all its lines ask, whether it already holds some of it or not. */
  readonly own: string;
  /** Drawn by permits and reserved by approvals of other cases. */
  readonly others: { readonly drawn: string; readonly reserved: string };
  /** What this case asks beyond what it already holds. */
  readonly requested: string;
  /** What would be left after it; 0 when it does not fit. */
  readonly left: string;
  readonly isExceeded: boolean;
  /** Of a thousand: drawn and reserved by others, asked for here, cut where the gauge ends. */
  readonly parts: { readonly drawn: number; readonly reserved: number; readonly requested: number };
}

const MARKS = 1000n;

/** Widths of a gauge of a thousand marks. A quota of nothing is full from the start. */
function partsOf(limit: string, drawn: string, reserved: string, requested: string): QuotaGauge['parts'] {
  const whole = toMillionths(limit);
  const upTo = (amount: string): number => {
    const marks = whole === 0n ? MARKS : (toMillionths(amount) * MARKS) / whole;
    return Number(marks > MARKS ? MARKS : marks);
  };
  const [first, second, third] = [
    upTo(drawn),
    upTo(addQuantity(drawn, reserved)),
    upTo(addQuantity(addQuantity(drawn, reserved), requested)),
  ];
  return { drawn: first, reserved: second - first, requested: third - second };
}

/** The gauges of a case, one for each quota that any of its lines counts against. */
export async function quotaGauges(application: Application, ctx: ServiceContext): Promise<readonly QuotaGauge[]> {
  const uses = await quotaUses(ctx.db, await tradeOf(ctx.db, application, ctx.today));
  const held = uses.length === 0 ? [] : await heldByApplication(ctx.db, application.id);
  return [...new Map(uses.map(({ quota }) => [quota.id, quota])).values()].map((quota) => {
    const own = sumOf(uses, quota.id);
    const heldAs = (isDrawn: boolean) =>
      held
        .filter(({ quotaId, permitLineId }) => quotaId === quota.id && (permitLineId !== null) === isDrawn)
        .reduce((sum, { quantity }) => addQuantity(sum, quantity), '0');
    const [drawnHere, reservedHere] = [heldAs(true), heldAs(false)];
    const others = { drawn: subtractQuantity(quota.drawn, drawnHere), reserved: subtractQuantity(quota.reserved, reservedHere) };
    const requested = subtractQuantity(own, addQuantity(drawnHere, reservedHere));
    const left = leftOfQuota(quota);
    const lines = uses.filter((use) => use.quota.id === quota.id);
    return {
      quota,
      positions: lines.map(({ position }) => position),
      incomparable: lines.filter(({ quantity }) => quantity === null).map(({ position }) => position),
      own,
      others,
      requested,
      left: subtractQuantity(left, requested),
      isExceeded: compareQuantity(requested, left) > 0,
      parts: partsOf(quota.limit, others.drawn, others.reserved, own),
    };
  });
}
