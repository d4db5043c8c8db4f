import 'server-only';
import {
  type HeldQuota,
  heldByApplication,
  insertQuotaEntries,
  lockQuotas,
  type NewQuotaEntry,
} from '@/data/repositories/quota-repository';
import type { Tx } from '@/data/transaction';
import type { Application } from '@/domain/application/application';
import { lineLetter } from '@/domain/permit/permit';
import { figuresOf, leftOfQuota, type QuotaFigures, type QuotaUse } from '@/domain/quota/quota-use';
import type { Trade } from '@/domain/quota/trade';
import { addQuantity, compareQuantity, subtractQuantity } from '@/domain/shared/quantity';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { quotaUses } from '../law/quota-facts';
import { tradeOf } from '../law/trade-of';
import { recordDrawn, recordReserved } from './quota-events';
import { giveBackUndrawn } from './return-quotas';

/** A use that is counted: its quantity is known in the quota's unit. */
type CountedUse = QuotaUse & { readonly quantity: string };

/** The uses of a case on locked balances, or the first line whose unit does not fit. */
async function lockedUses(tx: Tx, trade: Trade): Promise<Result<readonly CountedUse[]>> {
  const uses = await quotaUses(tx.db, trade);
  const counted: CountedUse[] = [];
  const locked = await lockQuotas(tx, [...new Map(uses.map(({ quota }) => [quota.id, quota])).values()]);
  for (const use of uses) {
    const quota = locked.find(({ id }) => id === use.quota.id) ?? use.quota;
    if (use.quantity === null)
      return fail({ kind: 'quota-not-comparable', line: lineLetter(use.position), unit: use.lineUnit ?? '', quotaUnit: quota.unit });
    counted.push({ ...use, quota, quantity: use.quantity });
  }
  return ok(counted);
}

const entryOf = (use: CountedUse, application: Application, ctx: ServiceContext): NewQuotaEntry => ({
  id: ctx.newId(),
  quotaId: use.quota.id,
  kind: 'reserve',
  applicationId: application.id,
  position: use.position,
  reservationId: null,
  permitLineId: null,
  quantity: use.quantity,
  reason: null,
  causeId: application.id,
  at: ctx.now,
});

/** Reserves what is not yet held, in the order of the lines; the first line that does not fit any more is the answer. */
async function reserveMissing(
  tx: Tx,
  application: Application,
  uses: readonly CountedUse[],
  held: readonly HeldQuota[],
  ctx: ServiceContext,
): Promise<Result<readonly NewQuotaEntry[]>> {
  const entries: NewQuotaEntry[] = [];
  for (const use of uses) {
    if (held.some((one) => one.quotaId === use.quota.id && one.position === use.position && one.permitLineId === null)) continue;
    const before = entries.filter(({ quotaId }) => quotaId === use.quota.id).reduce((sum, { quantity }) => addQuantity(sum, quantity), '0');
    const left = subtractQuantity(leftOfQuota(use.quota), before);
    if (compareQuantity(use.quantity, left) > 0)
      return fail({
        kind: 'quota-exceeded',
        line: lineLetter(use.position),
        taxon: use.quota.taxonName,
        requested: use.quantity,
        left,
        unit: use.quota.unit,
      });
    entries.push(entryOf(use, application, ctx));
  }
  await insertQuotaEntries(tx, entries);
  if (entries.length > 0) tx.record(recordReserved(application.id, entries, uses));
  return ok(entries);
}

/**
 * Reserves the quotas of a case that is being approved. The balances are locked until the commit, so that of a hundred
 * approvals each sees what those before it took; done twice, it reserves once.
 */
export async function reserveQuotas(tx: Tx, application: Application, ctx: ServiceContext): Promise<Result<null>> {
  const uses = await lockedUses(tx, await tradeOf(tx.db, application, ctx.today));
  if (!uses.ok) return uses;
  const reserved = await reserveMissing(tx, application, uses.value, await heldByApplication(tx.db, application.id), ctx);
  return reserved.ok ? ok(null) : reserved;
}

/** What taking a number draws: the figures of box 11a by position, and the entries to write once the lines have their ids. */
export interface PreparedDraw {
  readonly figuresOf: (position: number) => QuotaFigures | null;
  readonly write: (permit: { readonly permitNumber: string; readonly lineIds: ReadonlyMap<number, string> }) => Promise<void>;
}

/**
 * Makes ready to draw, before the content of a permit is frozen: reservations of another year or of a quota that no longer
 * applies come back, what was not reserved is reserved now, and the balances stay locked until the commit.
 */
export async function prepareDraw(tx: Tx, application: Application, ctx: ServiceContext): Promise<Result<PreparedDraw>> {
  const trade = await tradeOf(tx.db, application, ctx.today);
  const locked = await lockedUses(tx, trade);
  if (!locked.ok) return locked;
  const uses = locked.value;
  const held = await heldByApplication(tx.db, application.id);
  const isWanted = (one: HeldQuota) => uses.some(({ quota, position }) => quota.id === one.quotaId && position === one.position);
  await giveBackUndrawn(
    tx,
    application.id,
    held.filter((one) => one.permitLineId === null && !isWanted(one)),
    'not-applicable',
    ctx,
  );
  const reserved = await reserveMissing(tx, application, uses, held, ctx);
  if (!reserved.ok) return reserved;
  const reservationOf = ({ quota, position }: CountedUse): string =>
    reserved.value.find((entry) => entry.quotaId === quota.id && entry.position === position)?.id ??
    held.find((one) => one.quotaId === quota.id && one.position === position && one.permitLineId === null)?.reservationId ??
    '';
  return ok({
    figuresOf: (position) => figuresOf(position, uses, trade.lines.find((line) => line.position === position)?.names ?? []),
    write: async ({ permitNumber, lineIds }) => {
      const entries = uses.map((use): NewQuotaEntry => {
        const permitLineId = lineIds.get(use.position) ?? '';
        return { ...entryOf(use, application, ctx), kind: 'draw', reservationId: reservationOf(use), permitLineId, causeId: permitLineId };
      });
      await insertQuotaEntries(tx, entries);
      if (entries.length > 0) tx.record(recordDrawn(application.id, permitNumber, entries, uses));
    },
  });
}
