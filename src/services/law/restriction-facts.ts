import 'server-only';
import type { Reader } from '@/data/client';
import { findReservations, findStricterMeasures, findSuspensions, findTradeReviews } from '@/data/repositories/restriction-repository';
import { matchesReservation, matchesReview, matchesStricterMeasure, matchesSuspension } from '@/domain/quota/restrictions';
import type { Trade } from '@/domain/quota/trade';
import type { LineRegisters, ReservationFacts, StricterMeasureFacts, SuspensionFacts } from '@/domain/rules/register-facts';
import { type ByPosition, byPosition } from './quota-facts';
import { namesIn } from './trade-of';

/** A review as the rules know it. */
type ReviewFacts = NonNullable<LineRegisters['reviews']>[number];

/** The suspensions that stand against each line (SUS-01, SUS-02). One query. */
export async function suspensionFacts(db: Reader, trade: Trade): Promise<ByPosition<SuspensionFacts>> {
  const rows = await findSuspensions(db, namesIn(trade), trade.on);
  return byPosition(trade, (line) =>
    rows
      .filter((row) => matchesSuspension(row, line, trade))
      .map((row) => ({
        id: row.id,
        // A suspension of trade with every Party is told of the one that this movement leaves.
        country: row.country ?? trade.exporterCountry ?? '',
        taxon: row.taxonName,
        since: row.validFrom,
        notification: row.notification,
        source: row.source,
      })),
  );
}

/** The reservations of the States concerned on each line's taxon (ORG-07). One query. */
export async function reservationFacts(db: Reader, trade: Trade): Promise<ByPosition<ReservationFacts>> {
  const rows = await findReservations(db, namesIn(trade), trade.on);
  return byPosition(trade, (line) =>
    rows
      .filter((row) => matchesReservation(row, line, trade))
      .map(({ party, taxonName, appendix, validFrom }) => ({ party, taxon: taxonName, appendix, since: validFrom })),
  );
}

/** The stricter measures of the States concerned (SUS-03). One query. */
export async function stricterMeasureFacts(db: Reader, trade: Trade): Promise<ByPosition<StricterMeasureFacts>> {
  const concerned = [trade.exporterCountry, trade.importerCountry, ...trade.lines.map(({ originCountry }) => originCountry)];
  const countries = [...new Set(concerned.filter((code) => code !== null))];
  const rows = await findStricterMeasures(db, countries, trade.on);
  return byPosition(trade, (line) =>
    rows.filter((row) => matchesStricterMeasure(row, line, trade)).map(({ country, measure }) => ({ country, text: measure })),
  );
}

/** The reviews of the trade in each line's taxon. One query. */
export async function reviewFacts(db: Reader, trade: Trade): Promise<ByPosition<ReviewFacts>> {
  const rows = await findTradeReviews(db, namesIn(trade), trade.on);
  return byPosition(trade, (line) =>
    rows.filter((row) => matchesReview(row, line, trade)).map(({ stage, recommendation }) => ({ stage, recommendation })),
  );
}
