import type { IsoDate } from '../shared/iso-date';
import type { DatedScope } from './trade';

/** Of the whole State, or of one person or facility within it. */
export const QUOTA_KINDS = ['national', 'operator'] as const;
export type QuotaKind = (typeof QUOTA_KINDS)[number];

/** Why a part of a quota comes back (decisions §6). The first three concern what was only reserved. */
export const RETURN_REASONS = [
  'reopened',
  'withdrawn',
  'not-applicable',
  'void',
  'expired',
  'replaced',
  'endorsed-less',
  'revoked',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** Reasons for which a permit that drew of a quota gives back. */
export type PermitReturnReason = Exclude<ReturnReason, UndrawnReturnReason>;
/** Reasons for which a case that reserved of a quota gives back. */
export type UndrawnReturnReason = 'reopened' | 'withdrawn' | 'not-applicable';

/** A quota of a year (Res. Conf. 14.7), with what of it is reserved and drawn. */
export interface Quota extends DatedScope {
  readonly id: string;
  /** Null: of every country, which only a zero quota is. */
  readonly country: string | null;
  readonly taxonName: string;
  readonly purposes: readonly string[];
  readonly year: number;
  readonly limit: string;
  readonly unit: string;
  readonly kind: QuotaKind;
  readonly holderId: string | null;
  readonly facility: string | null;
  readonly communicatedToSecretariat: boolean | null;
  readonly remark: string | null;
  readonly source: string;
  readonly validFrom: IsoDate | null;
  readonly reserved: string;
  readonly drawn: string;
}
