import { fromMillionths, toMillionths } from '../shared/quantity';

/** An exact amount, in millionths, of a text that a register or a form holds; null where it is none. Zero is an amount. */
export const amountOf = (text: string | null | undefined): bigint | null =>
  text != null && /^\d{1,12}(?:\.\d{1,6}0*)?$/.test(text) ? toMillionths(text) : null;

/** a − b as plain text, never below zero. */
export const leftOf = (a: bigint, b: bigint): string => fromMillionths(a > b ? a - b : 0n);
