import { fail, ok, type Result } from './result';

/**
 * A quantity of specimens as box 11 prints it: a plain positive decimal, at most twelve digits before the point and six
 * after, no leading zeros, no exponent. Kept as text so that no rounding ever happens between the form, the register and
 * the signature.
 */
export type Quantity = string & { readonly __brand: 'Quantity' };

/** Why a typed quantity was refused. */
export type QuantityFault =
  | 'quantity.empty'
  | 'quantity.notANumber'
  | 'quantity.ambiguous'
  | 'quantity.notPositive'
  | 'quantity.tooPrecise'
  | 'quantity.tooLarge';

const SCALE = 6;
const SCALE_FACTOR = 1_000_000n;

/**
 * Reads what a person typed. One decimal mark only, comma or point. "1,000" and "1.000" are refused as ambiguous, since
 * one reader means a thousand and the next means one (threat T07); signs, exponents, other digits and words are refused.
 */
export function parseQuantity(text: string): Result<Quantity, QuantityFault> {
  const typed = text.trim();
  if (typed === '') return fail('quantity.empty');
  const parts = /^(\d{1,40})(?:([.,])(\d{1,40}))?$/.exec(typed);
  if (!parts) return fail('quantity.notANumber');
  const [, whole = '', , decimals = ''] = parts;
  if (decimals.length === 3 && whole !== '0' && whole.length <= 3) return fail('quantity.ambiguous');
  const integer = whole.replace(/^0+(?=\d)/, '');
  const fraction = decimals.replace(/0+$/, '');
  if (fraction.length > SCALE) return fail('quantity.tooPrecise');
  if (integer.length > 12) return fail('quantity.tooLarge');
  if (integer === '0' && fraction === '') return fail('quantity.notPositive');
  return ok((fraction ? `${integer}.${fraction}` : integer) as Quantity);
}

/** The quantity in millionths, for exact arithmetic. Accepts what the register stores (`40.000000`). */
export function toMillionths(quantity: string): bigint {
  const [whole = '0', fraction = ''] = quantity.split('.');
  return BigInt(whole) * SCALE_FACTOR + BigInt(fraction.slice(0, SCALE).padEnd(SCALE, '0') || '0');
}

/** The plain text of an amount of millionths; zero is "0". */
export function fromMillionths(amount: bigint): string {
  const fraction = (amount % SCALE_FACTOR).toString().padStart(SCALE, '0').replace(/0+$/, '');
  const whole = (amount / SCALE_FACTOR).toString();
  return fraction ? `${whole}.${fraction}` : whole;
}

/** a − b, never below zero. */
export const subtractQuantity = (a: string, b: string): string => {
  const left = toMillionths(a) - toMillionths(b);
  return fromMillionths(left > 0n ? left : 0n);
};

/** a + b. */
export const addQuantity = (a: string, b: string): string => fromMillionths(toMillionths(a) + toMillionths(b));

/** Negative, zero or positive, as a is less than, equal to or more than b. */
export const compareQuantity = (a: string, b: string): number => {
  const difference = toMillionths(a) - toMillionths(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** Whether it counts whole specimens. */
export const isWhole = (quantity: string): boolean => toMillionths(quantity) % SCALE_FACTOR === 0n;

/**
 * A quantity as a form shows it again. "1.125" would be refused as ambiguous when it comes back, so that it carries a zero
 * more: "1.1250". Without it nobody could send what was accepted a page before.
 */
export const typableQuantity = (quantity: Quantity): string => (parseQuantity(quantity).ok ? quantity : `${quantity}0`);

/** The register's text (`40.000000`) as box 11 prints it (`40`). */
export const plainQuantity = (quantity: string): string => fromMillionths(toMillionths(quantity));
