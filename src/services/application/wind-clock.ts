import 'server-only';
import { saveClock } from '@/data/repositories/application-repository';
import type { Tx } from '@/data/transaction';
import type { Application } from '@/domain/application/application';
import { dueOn, restartClock, startClock, stopClock, targetFor } from '@/domain/application/case-clock';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { ServiceContext } from '../context';

type Days = Pick<ServiceContext, 'today' | 'party'>;

/** Lets the clock of a case run, from its first sending or again after a reply, and says by which day it is to be decided. */
export async function runClock(tx: Tx, application: Application, { today, party }: Days): Promise<IsoDate> {
  const { calendar, targets } = party.service;
  const clock = restartClock(application.clock ?? startClock(today), today, calendar);
  const due = dueOn(clock, targetFor(application.answers.documentType, targets), calendar);
  await saveClock(tx, application.id, clock, due);
  return due;
}

/** Stops the clock of a case while its applicant is asked. */
export const stopCaseClock = (tx: Tx, application: Application, { today }: Days): Promise<void> =>
  saveClock(tx, application.id, stopClock(application.clock ?? startClock(today), today), null);
