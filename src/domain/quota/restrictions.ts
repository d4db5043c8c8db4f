import type { Appendix } from '../codes/appendix';
import { covers, type DatedScope, type Trade, type TradedLine } from './trade';

/** A recommendation to suspend trade: of a Party (no taxon) or of a taxon, of every Party where no country is named. */
export interface Suspension extends DatedScope {
  readonly id: string;
  readonly country: string | null;
  readonly scope: 'all' | 'commercial';
  readonly exemptTerms: readonly string[];
  readonly exemptSources: readonly string[];
  readonly exemptPurposes: readonly string[];
  readonly appliesToImport: boolean;
  readonly notification: string | null;
  readonly source: string;
}

/** A reservation of a Party to the listing of a taxon (Art. XV.3, XVI.2, XXIII). */
export interface Reservation extends DatedScope {
  readonly id: string;
  readonly party: string;
  readonly taxonName: string;
  readonly appendix: Appendix | null;
}

/** A stricter domestic measure (Art. XIV.1). */
export interface StricterMeasure extends DatedScope {
  readonly id: string;
  readonly country: string;
  readonly appendix: Appendix | null;
  readonly exemptPurposes: readonly string[];
  readonly measure: string;
}

/** A review of the trade in a taxon (Res. Conf. 12.8, 17.7). */
export interface TradeReview extends DatedScope {
  readonly id: string;
  readonly country: string | null;
  readonly exemptPurposes: readonly string[];
  readonly stage: string;
  readonly recommendation: string;
}

const COMMERCIAL = 'T';

/** Whether a suspension leaves a purpose alone: the list it names, or, where it only says "commercial", everything else. */
const isExemptPurpose = (suspension: Suspension, purpose: string | null): boolean =>
  purpose !== null &&
  (suspension.exemptPurposes.includes(purpose) ||
    (suspension.scope === 'commercial' && suspension.exemptPurposes.length === 0 && purpose !== COMMERCIAL));

/** What left its country of origin, under a permit of that country, before the suspension began is not touched by it. */
const leftBefore = (suspension: Suspension, line: TradedLine): boolean =>
  line.originPermitOn !== null && suspension.validFrom !== null && line.originPermitOn < suspension.validFrom;

function concernsCountry(suspension: Suspension, line: TradedLine, trade: Trade): boolean {
  if (suspension.country === null || suspension.country === trade.exporterCountry) return true;
  if (suspension.appliesToImport && suspension.country === trade.importerCountry) return true;
  return trade.transaction !== 'EXPORT' && suspension.country === line.originCountry && !leftBefore(suspension, line);
}

/** Whether a suspension stands against a line: Party, taxon or group, dates, term, source, and none of its exemptions. */
export const matchesSuspension = (suspension: Suspension, line: TradedLine, trade: Trade): boolean =>
  trade.transaction !== 'TRANSIT' &&
  covers(suspension, line, trade.on) &&
  concernsCountry(suspension, line, trade) &&
  !isExemptPurpose(suspension, trade.purpose) &&
  !(line.term !== null && suspension.exemptTerms.includes(line.term)) &&
  !line.sources.some((source) => suspension.exemptSources.includes(source));

const statesConcerned = (line: TradedLine, trade: Trade): readonly (string | null)[] => [
  trade.exporterCountry,
  trade.importerCountry,
  line.originCountry,
];

/** Whether a State concerned has reserved on this line's taxon. */
export const matchesReservation = (reservation: Reservation, line: TradedLine, trade: Trade): boolean =>
  covers(reservation, line, trade.on) && statesConcerned(line, trade).includes(reservation.party);

/** Whether a State concerned has a stricter measure that reaches this line. */
export const matchesStricterMeasure = (measure: StricterMeasure, line: TradedLine, trade: Trade): boolean =>
  covers(measure, line, trade.on) &&
  statesConcerned(line, trade).includes(measure.country) &&
  (measure.appendix === null || measure.appendix === line.appendix) &&
  !(trade.purpose !== null && measure.exemptPurposes.includes(trade.purpose));

/** Whether the trade of this line is under review in the country it leaves or comes from. */
export const matchesReview = (review: TradeReview, line: TradedLine, trade: Trade): boolean =>
  covers(review, line, trade.on) &&
  (review.country === null || [trade.exporterCountry, line.originCountry].includes(review.country)) &&
  !(trade.purpose !== null && review.exemptPurposes.includes(trade.purpose));
