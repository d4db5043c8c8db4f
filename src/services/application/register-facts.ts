import 'server-only';
import type { Reader } from '@/data/client';
import type { Application } from '@/domain/application/application';
import type { LineRegisters } from '@/domain/rules/register-facts';
import type { IsoDate } from '@/domain/shared/iso-date';
import { marksUsedElsewhere, tradeHistoryFacts } from '../law/history-facts';
import { importRecordFacts } from '../law/import-record-facts';
import { nonDetrimentFacts } from '../law/non-detriment-facts';
import { operationFacts } from '../law/operation-facts';
import { quotaFacts } from '../law/quota-facts';
import { reservationFacts, reviewFacts, stricterMeasureFacts, suspensionFacts } from '../law/restriction-facts';
import { tradeOf } from '../law/trade-of';

/** What the registers hold about each line, by its position; every register is asked once for the whole application. */
export async function registerFacts(db: Reader, application: Application, on: IsoDate): Promise<(position: number) => LineRegisters> {
  const trade = await tradeOf(db, application, on);
  const quotas = await quotaFacts(db, application, trade);
  const suspensions = await suspensionFacts(db, trade);
  const reservations = await reservationFacts(db, trade);
  const stricterMeasures = await stricterMeasureFacts(db, trade);
  const reviews = await reviewFacts(db, trade);
  const importRecords = await importRecordFacts(db, application);
  const nonDetriment = await nonDetrimentFacts(db, application, on);
  const operations = await operationFacts(db, application, on);
  const history = await tradeHistoryFacts(db, application, on);
  const marks = await marksUsedElsewhere(db, application, on);
  return (position) => ({
    quotas: quotas.get(position) ?? [],
    suspensions: suspensions.get(position) ?? [],
    reservations: reservations.get(position) ?? [],
    stricterMeasures: stricterMeasures.get(position) ?? [],
    reviews: reviews.get(position) ?? [],
    importRecord: importRecords.get(position) ?? null,
    nonDetriment: nonDetriment.get(position) ?? null,
    operation: operations.get(position) ?? null,
    history: history.get(position) ?? {},
    marksUsedElsewhere: marks.get(position) ?? [],
  });
}
