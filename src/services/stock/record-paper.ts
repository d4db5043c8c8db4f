import 'server-only';
import { findPermit, lockPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { findStockNumber, insertStockUse } from '@/data/repositories/stock-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { USABLE_STATES } from '@/domain/permit/permit-request';
import { stateOnDay } from '@/domain/permit/permit-use';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { MOST_SHEETS, printStockNumber, rangeOf, type StockRange } from '@/domain/stock/stock';
import { requireActor, type ServiceContext } from '../context';

interface Numbered {
  readonly permitNumber: string;
}

/** A permit whose paper is entered: one of one's own office, while it can be used. */
export async function permitToPrint(
  { permitNumber }: Numbered,
  ctx: ServiceContext,
): Promise<Result<{ readonly actor: Actor; readonly permit: RegisteredPermit }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { officeId, roles } = actor.value;
  if (!mayDo(roles, 'stock:keep')) return fail({ kind: 'forbidden', permission: 'stock:keep' });
  const permit = await findPermit(ctx.db, { number: permitNumber });
  const keeper = permit && (await ctx.db.application.findUnique({ where: { id: permit.applicationId }, select: { officeId: true } }));
  if (!permit || officeId === null || keeper?.officeId !== officeId) return fail({ kind: 'not-found', what: 'permit' });
  const usable = whileUsable(permit, ctx);
  return usable.ok ? ok({ actor: actor.value, permit }) : usable;
}

/** What ended is printed by nobody: its paper would be taken for a good one. */
function whileUsable(permit: RegisteredPermit, { today }: ServiceContext): Result<RegisteredPermit> {
  const state = stateOnDay(permit, today);
  return USABLE_STATES.includes(state) ? ok(permit) : fail({ kind: 'transition-not-allowed', from: state, action: 'print' });
}

/** The numbers from one to another, each as it is printed. */
const sheetsOf = ({ prefix, width, first, last }: StockRange) =>
  Array.from({ length: last - first + 1 }, (_, n) => ({ prefix, width, serial: first + n }));

/**
 * Enters on which sheets of blank paper a permit was printed (Res. Conf. 12.3): each lay unused in the stock of the office. A second
 * print is entered beside the first; what was spoiled on the way is declared spoiled, not entered.
 */
export async function recordPaper(
  input: Numbered & { readonly first: string; readonly last: string },
  ctx: ServiceContext,
): Promise<Result<Numbered>> {
  const asked = await permitToPrint(input, ctx);
  if (!asked.ok) return asked;
  const range = rangeOf(input.first, input.last || input.first);
  if (!range.ok) return fail(invalidField(range.problem === 'malformed' ? 'first' : 'last', `stock.${range.problem}`));
  const sheets = sheetsOf(range.value);
  if (sheets.length > MOST_SHEETS) return fail(invalidField('last', 'stock.tooManySheets', { most: MOST_SHEETS }));
  const { permitNumber } = asked.value.permit;
  return inTransaction(ctx, async (tx) => {
    const { actor, permit } = asked.value;
    const held = whileUsable((await lockPermit(tx, permitNumber)) ?? permit, ctx);
    if (!held.ok) return held;
    for (const sheet of sheets) {
      const found = await findStockNumber(tx.db, 'permit-paper', sheet);
      const number = printStockNumber(sheet);
      if (found?.officeId !== actor.officeId) return fail(invalidField('first', 'stock.paperNotHere', { number }));
      if (found.loss !== null) return fail(invalidField('first', 'stock.paperGone', { number }));
      if (found.permitNumber !== null) return fail(invalidField('first', 'stock.paperUsed', { number, permit: found.permitNumber }));
      await insertStockUse(tx, {
        receiptId: found.receiptId,
        serial: sheet.serial,
        permitId: permit.id,
        kind: 'permit-paper',
        usedBy: actor.personId,
        usedAt: ctx.now,
      });
    }
    const { prefix, width, first, last } = range.value;
    const printed = (serial: number) => printStockNumber({ prefix, width, serial });
    tx.record({
      type: 'PaperUsed',
      subject: 'permit',
      subjectId: permit.id,
      payload: { permitNumber, first: printed(first), last: printed(last) },
    });
    return ok({ permitNumber });
  });
}
