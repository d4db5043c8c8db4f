import type { Appendix } from '../codes/appendix';
import type { IsoDate } from '../shared/iso-date';

/** Where a taxon lives, as the loaded data say (ORG-01, ORG-02). */
export interface RangeFacts {
  readonly native: readonly string[];
  readonly introduced: readonly string[];
  readonly uncertain: readonly string[];
  readonly source: string;
}

/** A quota row that a line matches, with what its year has used before this line (Res. Conf. 14.7). */
export interface QuotaFacts {
  readonly id: string;
  readonly year: number;
  readonly limit: string;
  /** Drawn and reserved by others: not this application. */
  readonly used: string;
  /** This line's quantity in the quota's unit. */
  readonly requested: string;
  readonly unit: string;
  /** What all lines of the case ask of it together, in its unit: two lines may pass a limit that each keeps. */
  readonly requestedByCase?: string;
  /** The line's unit, where it does not convert into the quota's: then nothing can be compared, and `requested` is 0. */
  readonly incomparableUnit?: string;
  readonly isOperatorQuota?: boolean;
  readonly communicatedToSecretariat?: boolean | null;
  readonly source: string;
}

/** A recommendation to suspend trade that matches a line: of a whole Party (SUS-01) or of a taxon (SUS-02). */
export interface SuspensionFacts {
  readonly id: string;
  readonly country: string;
  /** Null: all trade of the Party. */
  readonly taxon: string | null;
  readonly since: IsoDate | null;
  readonly notification: string | null;
  readonly source: string;
}

/** A reservation of a State concerned (Art. XV.3, XVI.2, XXIII). */
export interface ReservationFacts {
  readonly party: string;
  readonly taxon: string;
  readonly appendix: Appendix | null;
  readonly since: IsoDate | null;
}

/** A stricter domestic measure (Art. XIV.1). */
export interface StricterMeasureFacts {
  readonly country: string;
  readonly text: string;
}

/** The import on which a re-export stands (Art. IV.5(a)), with what was re-exported from it before. */
export interface ImportRecordFacts {
  readonly number: string;
  readonly importedOn?: IsoDate | null;
  readonly term: string;
  readonly unit: string;
  readonly source?: string | null;
  readonly quantity: string;
  readonly alreadyReExported: string;
  /** This line in the unit and term of the import record; null when nobody recorded a conversion that is needed. */
  readonly requested: string | null;
  readonly conversion?: { readonly ratio: string; readonly reason: string } | null;
}

/** The non-detriment finding that covers a line: of the case, standing, or none (null) (Art. IV.2(a), IV.3). */
export interface NonDetrimentFacts {
  readonly reference: string;
  readonly validUntil?: IsoDate | null;
  /** What is left of its volume in the line's unit; null: no volume stands in it. */
  readonly volumeLeft?: string | null;
  readonly withinConditions?: boolean | null;
  /** Limits that the Scientific Authority advised under Art. IV.3. */
  readonly limitingAdvice?: string | null;
}

/** A registered operation, nursery or facility (source D; capacity of C, A, F, R). */
export interface OperationFacts {
  readonly number: string;
  readonly isRegistered: boolean;
  readonly validUntil?: IsoDate | null;
  readonly capacityLeft?: string | null;
}

/** Trade seen before, as risk looks at it (domain rules §4.8). */
export interface TradeHistoryFacts {
  readonly largestInFiveYears?: string | null;
  readonly mean?: string | null;
  readonly standardDeviation?: string | null;
  readonly wildShareMovedToBred?: boolean | null;
  readonly parentalStockOnRecord?: boolean | null;
  readonly applicationsInThirtyDays?: number | null;
  readonly sumInThirtyDays?: string | null;
  readonly limitPassedBySum?: boolean | null;
}

/** What the registers hold about one line. */
export interface LineRegisters {
  /** Absent or null: no range data loaded for this taxon. */
  readonly range?: RangeFacts | null;
  readonly quotas?: readonly QuotaFacts[];
  readonly suspensions?: readonly SuspensionFacts[];
  readonly reservations?: readonly ReservationFacts[];
  readonly stricterMeasures?: readonly StricterMeasureFacts[];
  readonly reviews?: readonly { readonly stage: string; readonly recommendation: string }[];
  readonly importRecord?: ImportRecordFacts | null;
  readonly nonDetriment?: NonDetrimentFacts | null;
  readonly operation?: OperationFacts | null;
  readonly history?: TradeHistoryFacts;
  /** Other documents that are alive and carry the same mark. */
  readonly marksUsedElsewhere?: readonly string[];
  readonly lookAlikes?: readonly string[];
}
