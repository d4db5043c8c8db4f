import { fail, ok, type Result } from '../shared/result';

/** An amount of money in whole minor units of its currency (cents), never a fraction: ISO 4217 code and integer. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** The most that one invoice can ask for; what PostgreSQL's integer holds. */
export const MOST_MINOR = 2_147_483_647;

/** Currencies of ISO 4217 whose minor unit is not a hundredth. */
const DIGITS: Readonly<Record<string, number>> = Object.fromEntries([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map((code) => [
    code,
    0,
  ]),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3]),
]);

/** How many decimals a currency is written with. */
export const minorDigits = (currency: string): number => DIGITS[currency] ?? 2;

/** The plain decimal of an amount (`1250` of a currency with cents is `12.50`), made of its digits and of no float. */
export function plainMoney({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  if (digits === 0) return String(minor);
  const text = String(minor).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Why a typed amount was refused. */
export type MoneyFault = 'money.notAnAmount' | 'money.tooPrecise' | 'money.notPositive' | 'money.tooLarge';

/** Reads what an officer typed: digits with at most one decimal mark, comma or point, and no more decimals than the currency has. */
export function parseMoney(text: string, currency: string): Result<Money, MoneyFault> {
  const parts = /^(\d{1,15})(?:[.,](\d{1,15}))?$/.exec(text.trim());
  if (!parts) return fail('money.notAnAmount');
  const [, whole = '', decimals = ''] = parts;
  const digits = minorDigits(currency);
  if (decimals.length > digits) return fail('money.tooPrecise');
  const minor = BigInt(whole + decimals.padEnd(digits, '0'));
  if (minor === 0n) return fail('money.notPositive');
  return minor > BigInt(MOST_MINOR) ? fail('money.tooLarge') : ok({ minor: Number(minor), currency });
}
