import type { DocumentType } from '../codes/document-type';
import type { IsoDate } from '../shared/iso-date';
import { fail, ok, type Result } from '../shared/result';
import { MOST_MINOR, type Money } from './money';

/** What a row of the tariff is charged for: once, for each specimen line, or for each permit. */
export const FEE_BASES = ['application', 'line', 'permit'] as const;
export type FeeBasis = (typeof FEE_BASES)[number];

/** A row of the Party's tariff: dated, sourced, in whole minor units. The Convention sets no fees; national law does. */
export interface TariffRow {
  readonly id: string;
  readonly documentType: DocumentType;
  readonly basis: FeeBasis;
  readonly amount: Money;
  readonly validFrom: IsoDate;
  /** The last day on which it is charged; null while it is open. */
  readonly validTo: IsoDate | null;
  /** The law or order it stands in. */
  readonly source: string;
}

/** What of an application the tariff counts. */
export interface Chargeable {
  readonly documentType: DocumentType;
  readonly lines: number;
  readonly permits: number;
}

/** A line of the invoice: so many units of one row. */
export interface FeeLine {
  readonly row: TariffRow;
  readonly units: number;
  readonly amount: Money;
}

/** What is due for an application; never empty. */
export interface Fee {
  readonly lines: readonly FeeLine[];
  readonly total: Money;
}

/** Why a tariff cannot be charged: two currencies on one day, or more than an invoice can hold. */
export type TariffFault = 'tariff.currencies' | 'tariff.tooLarge';

const isInForce = (row: TariffRow, on: IsoDate): boolean => row.validFrom <= on && (row.validTo === null || on <= row.validTo);

const unitsOf = (basis: FeeBasis, { lines, permits }: Chargeable): number => ({ application: 1, line: lines, permit: permits })[basis];

/** What an application costs on a day, by the rows in force then; null where no row is, and then nothing is due. */
export function feeFor(application: Chargeable, tariff: readonly TariffRow[], today: IsoDate): Result<Fee | null, TariffFault> {
  const lines = tariff
    .filter((row) => row.documentType === application.documentType && isInForce(row, today))
    .map((row) => ({ row, units: unitsOf(row.basis, application) }))
    .filter(({ units }) => units > 0)
    .sort((a, b) => FEE_BASES.indexOf(a.row.basis) - FEE_BASES.indexOf(b.row.basis) || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row, units }): FeeLine => ({ row, units, amount: { minor: row.amount.minor * units, currency: row.amount.currency } }));
  const [first] = lines;
  if (!first) return ok(null);
  const { currency } = first.amount;
  if (lines.some((line) => line.amount.currency !== currency)) return fail('tariff.currencies');
  const minor = lines.reduce((sum, line) => sum + line.amount.minor, 0);
  return minor > MOST_MINOR ? fail('tariff.tooLarge') : ok({ lines, total: { minor, currency } });
}
