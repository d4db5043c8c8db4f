import 'server-only';
import { saveClock } from '@/data/repositories/application-repository';
import type { Tx } from '@/data/transaction';
import type { Application } from '@/domain/application/application';
import { dueOn, restartClock, startClock, stopClock, targetFor } from '@/domain/application/case-clock';
import type { ServiceContext } from '../context';

/** Winds the clock of a case whose turn passes to the office, where it runs, or to the applicant, where it stands still. */
export async function windClock(
  tx: Tx,
  application: Application,
  turn: 'office' | 'applicant',
  { today, party }: Pick<ServiceContext, 'today' | 'party'>,
): Promise<void> {
  const { calendar, targets } = party.service;
  const begun = application.clock ?? startClock(today);
  if (turn === 'applicant') return saveClock(tx, application.id, stopClock(begun, today), null);
  const clock = restartClock(begun, today, calendar);
  await saveClock(tx, application.id, clock, dueOn(clock, targetFor(application.answers.documentType, targets), calendar));
}
