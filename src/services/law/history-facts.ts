import 'server-only';
import type { Reader } from '@/data/client';
import { type LineHistory, readLineHistory, readMarksInUse, readPartyHistory } from '@/data/queries/trade-history';
import type { Application } from '@/domain/application/application';
import { answersThatArise } from '@/domain/application/application-steps';
import type { PartyHistoryFacts } from '@/domain/rules/facts';
import type { TradeHistoryFacts } from '@/domain/rules/register-facts';
import type { IsoDate } from '@/domain/shared/iso-date';

/** A share of bred specimens that has grown by more than this, from mostly wild, is a shift of source (RSK-03). */
const SHIFT = 0.5;

const shifted = ({ bredBefore, bredLately }: LineHistory): boolean | null =>
  bredBefore === null || bredLately === null ? null : bredLately - bredBefore > SHIFT;

/**
 * Trade like each line's in our own register (RSK-01, RSK-03, RSK-05). Whether the sum passes a limit is left to whoever knows
 * the quotas and exemptions; parental stock is on no register of ours, so that nothing is said of it.
 */
export async function tradeHistoryFacts(
  db: Reader,
  application: Application,
  on: IsoDate,
): Promise<ReadonlyMap<number, TradeHistoryFacts>> {
  const rows = await readLineHistory(db, application.id, on);
  return new Map(
    rows.map((row) => [
      row.position,
      {
        largestInFiveYears: row.largest,
        mean: row.deviation === null ? null : row.mean,
        standardDeviation: row.deviation,
        wildShareMovedToBred: shifted(row),
        applicationsInThirtyDays: row.applications,
        sumInThirtyDays: row.sum,
      },
    ]),
  );
}

/** The applicant and the consignee in our own register (RSK-02, RSK-06). */
export async function partyHistoryFacts(db: Reader, application: Application): Promise<PartyHistoryFacts> {
  const { applicant, consignee, adverse } = await readPartyHistory(db, application.id);
  return { isFirstApplication: applicant === 0, isFirstForConsignee: consignee === 0, adverseRecords: adverse };
}

/** Marks of each line that another living document carries too, with its number (RSK-07). */
export async function marksUsedElsewhere(
  db: Reader,
  application: Application,
  on: IsoDate,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const marksOf = application.lines.map((line) => ({
    position: line.position,
    marks: (answersThatArise(application, line).marks ?? '').split('\n').filter(Boolean),
  }));
  const inUse = await readMarksInUse(db, application.id, [...new Set(marksOf.flatMap(({ marks }) => marks))], on);
  return new Map(
    marksOf.map(({ position, marks }) => [
      position,
      inUse.filter(({ mark }) => marks.includes(mark)).map(({ mark, permitNumber }) => `${mark} (${permitNumber})`),
    ]),
  );
}
