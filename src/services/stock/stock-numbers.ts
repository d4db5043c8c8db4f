import 'server-only';
import type { Reader } from '@/data/client';
import { findStockNumber } from '@/data/repositories/stock-repository';
import { mayDo } from '@/domain/access/permissions';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { parseStockNumber, printStockNumber, STOCK_LOSSES, type StockKind, type StockState } from '@/domain/stock/stock';
import { requireActor, type ServiceContext } from '../context';

/** A stamp that a permit may take: where it lies, and how its number is printed. */
export interface FreeStamp {
  readonly receiptId: string;
  readonly serial: number;
  readonly printed: string;
}

/** The stamp of a number, if it lies unused in the stock of the office that signs; null where none is named. */
export async function freeStamp(db: Reader, typed: string | null | undefined, officeId: string): Promise<Result<FreeStamp | null>> {
  if (!typed?.trim()) return ok(null);
  const number = parseStockNumber(typed);
  if (!number.ok) return fail(invalidField('stamp', 'stock.malformed'));
  const found = await findStockNumber(db, 'security-stamp', number.value);
  if (found?.officeId !== officeId) return fail(invalidField('stamp', 'stock.notHere'));
  if (found.loss !== null) return fail(invalidField('stamp', 'stock.gone'));
  if (found.permitNumber !== null) return fail(invalidField('stamp', 'stock.used', { number: found.permitNumber }));
  return ok({ receiptId: found.receiptId, serial: number.value.serial, printed: printStockNumber(number.value) });
}

/** What somebody reads off a paper. */
interface ReadOff {
  readonly kind: StockKind;
  readonly number: string;
}

/** What the register knows of it, for Customs. */
export interface CheckedStockNumber {
  readonly number: string;
  readonly state: StockState;
}

async function look({ kind, number: typed }: ReadOff, db: Reader): Promise<Result<CheckedStockNumber>> {
  const number = parseStockNumber(typed);
  if (!number.ok) return fail(invalidField('number', 'stock.malformed'));
  const found = await findStockNumber(db, kind, number.value);
  const loss = found?.loss && (found.isConfirmed ? found.loss : 'reported');
  return ok({ number: printStockNumber(number.value), state: loss ?? (found ? (found.permitNumber ? 'used' : 'in-stock') : 'unknown') });
}

/** What is known of the number of a stamp or of a paper, for Customs; which permit it is on their own look-up tells. */
export async function checkStockNumber(input: ReadOff, ctx: ServiceContext): Promise<Result<CheckedStockNumber>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return mayDo(actor.value.roles, 'border:look-up') ? look(input, ctx.db) : fail({ kind: 'forbidden', permission: 'border:look-up' });
}

/** Whether a number is reported gone. */
export interface ReportedNumber {
  readonly number: string;
  readonly isReported: boolean;
}

/** The same for anybody: nothing but whether it is reported, so that nobody learns by trying which numbers are in use. */
export async function reportedNumber(input: ReadOff, ctx: ServiceContext): Promise<Result<ReportedNumber>> {
  const found = await look(input, ctx.db);
  if (!found.ok) return found;
  const { number, state } = found.value;
  return ok({ number, isReported: state === 'reported' || STOCK_LOSSES.some((loss) => loss === state) });
}
