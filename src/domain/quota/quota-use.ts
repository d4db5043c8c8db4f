import { yearOf } from '../shared/iso-date';
import { addQuantity, compareQuantity, subtractQuantity } from '../shared/quantity';
import { convertQuantity } from './convert-unit';
import type { Quota } from './quota';
import { admits, countsAgainstQuotas, covers, type Trade, type TradedLine } from './trade';

/** How much of a quota one line asks for, in the quota's unit; null when the line is counted in a unit that does not convert. */
export interface QuotaUse {
  readonly quota: Quota;
  readonly position: number;
  readonly quantity: string | null;
  readonly lineUnit: string | null;
}

/** Whether a line of a trade counts against a quota: of its country and year, its taxon or a group, term, source, purpose, holder. */
export const matchesQuota = (quota: Quota, line: TradedLine, trade: Trade): boolean =>
  countsAgainstQuotas(trade) &&
  (quota.country === null || quota.country === trade.exporterCountry) &&
  quota.year === yearOf(trade.on) &&
  covers(quota, line, trade.on) &&
  admits(quota.purposes, trade.purpose) &&
  (quota.holderId === null || quota.holderId === trade.applicantId) &&
  (quota.facility === null || quota.facility === line.operationNumber);

/** What each line asks of each quota. A line that several quotas cover counts against every one of them. */
export const usesOf = (trade: Trade, quotas: readonly Quota[]): readonly QuotaUse[] =>
  trade.lines.flatMap((line) =>
    quotas
      .filter((quota) => matchesQuota(quota, line, trade))
      .map((quota) => ({
        quota,
        position: line.position,
        quantity: line.quantity !== null && line.unit !== null ? convertQuantity(line.quantity, line.unit, quota.unit) : null,
        lineUnit: line.unit,
      })),
  );

/** What all lines of a case ask of one quota together. */
export const sumOf = (uses: readonly QuotaUse[], quotaId: string): string =>
  uses.reduce((sum, use) => (use.quota.id === quotaId ? addQuantity(sum, use.quantity ?? '0') : sum), '0');

/** What is left of a quota. */
export const leftOfQuota = ({ limit, reserved, drawn }: Pick<Quota, 'limit' | 'reserved' | 'drawn'>): string =>
  subtractQuantity(limit, addQuantity(reserved, drawn));

/** Box 11a: exported in the calendar year including this permit, and the annual quota (Res. Conf. 12.3 §VIII). */
export interface QuotaFigures {
  readonly exportedToDate: string;
  readonly limit: string;
}

/**
 * The figures that a line prints: of the State's quota before an operator's, of the narrowest taxon, of the smaller limit.
 * `drawn` must be what others drew; what this permit draws of the same quota, with all its lines, is added here.
 */
export function figuresOf(position: number, uses: readonly QuotaUse[], namesOf: readonly string[]): QuotaFigures | null {
  const [first] = uses.filter((use) => use.position === position).sort((a, b) => rank(a, b, namesOf));
  return first ? { exportedToDate: addQuantity(first.quota.drawn, sumOf(uses, first.quota.id)), limit: first.quota.limit } : null;
}

const rank = ({ quota: a }: QuotaUse, { quota: b }: QuotaUse, names: readonly string[]): number =>
  Number(a.kind === 'operator') - Number(b.kind === 'operator') ||
  names.indexOf(a.taxonName) - names.indexOf(b.taxonName) ||
  compareQuantity(a.limit, b.limit) ||
  (a.id < b.id ? -1 : 1);
