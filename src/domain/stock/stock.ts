import { fail, ok, type Result } from '../shared/result';

/** What an office keeps under number: the stamps of box 5b, and the blank paper that permits are printed on (Res. Conf. 12.3). */
export const STOCK_KINDS = ['security-stamp', 'permit-paper'] as const;
export type StockKind = (typeof STOCK_KINDS)[number];

/** How a piece of stock ends without a permit. */
export const STOCK_LOSSES = ['lost', 'stolen', 'spoiled'] as const;
export type StockLoss = (typeof STOCK_LOSSES)[number];

/** How many pieces one entry takes in: a box, not a warehouse. PostgreSQL holds the same number. */
export const MOST_PIECES = 100_000;

/** How many sheets one permit is entered on at once: its pages and those of its annexes. */
export const MOST_SHEETS = 50;

/** A number as it is printed: letters, then digits that keep their leading zeros. */
export interface StockNumber {
  readonly prefix: string;
  readonly width: number;
  readonly serial: number;
}

/** Reads a number as somebody types it; spaces, dots and hyphens do not count. */
export function parseStockNumber(typed: string): Result<StockNumber, 'malformed'> {
  const found = /^([A-Z]{0,6})(\d{1,12})$/.exec(typed.toUpperCase().replace(/[\s.-]/g, ''));
  if (!found) return fail('malformed');
  const [, prefix = '', digits = ''] = found;
  return ok({ prefix, width: digits.length, serial: Number(digits) });
}

/** The number as it is printed. */
export const printStockNumber = ({ prefix, width, serial }: StockNumber): string => `${prefix}${String(serial).padStart(width, '0')}`;

/** A run of numbers under one prefix. */
export interface StockRange {
  readonly prefix: string;
  readonly width: number;
  readonly first: number;
  readonly last: number;
}

/** Why two numbers are no range. */
export type RangeFault = 'malformed' | 'notAlike' | 'backwards' | 'tooMany';

/** The range from one number to another, both of it. */
export function rangeOf(first: string, last: string): Result<StockRange, RangeFault> {
  const from = parseStockNumber(first);
  const to = parseStockNumber(last);
  if (!from.ok || !to.ok) return fail('malformed');
  const { prefix, width, serial } = from.value;
  if (to.value.prefix !== prefix || to.value.width !== width) return fail('notAlike');
  if (to.value.serial < serial) return fail('backwards');
  return to.value.serial - serial >= MOST_PIECES ? fail('tooMany') : ok({ prefix, width, first: serial, last: to.value.serial });
}

/** What became of the pieces of an entry. What waits for a second officer is in nobody's hands meanwhile. */
export interface StockCount extends Readonly<Record<StockLoss, number>> {
  readonly received: number;
  readonly used: number;
  readonly waiting: number;
}

/** What should still lie in the drawer: what came in, less all that is accounted for. */
export const leftInStock = ({ received, used, waiting, lost, stolen, spoiled }: StockCount): number =>
  received - used - waiting - lost - stolen - spoiled;

/** What the register knows of a number that somebody reads off a paper. */
export const STOCK_STATES = ['unknown', 'in-stock', 'used', 'reported', ...STOCK_LOSSES] as const;
export type StockState = (typeof STOCK_STATES)[number];

/** Whether a paper that bears it must not be accepted: what never came in, what is not on a permit, and what is gone. */
export const isSuspect = (state: StockState): boolean => state !== 'used';
