import 'server-only';
import { lockAssignmentsOf, saveAssignment } from '@/data/repositories/queue-repository';
import { endSignatoryEntry, entriesOf } from '@/data/repositories/signatory-repository';
import type { Tx } from '@/data/transaction';
import { addDays } from '@/domain/shared/iso-date';
import type { ServiceContext } from '../context';

/** Gives the open cases of somebody who works on them no longer back to the queue of their office; told on each. */
export async function releaseCasesOf(tx: Tx, personId: string, exceptOffice: string | null, ctx: ServiceContext): Promise<void> {
  const cases = await lockAssignmentsOf(tx, personId, exceptOffice);
  if (cases.length === 0) return;
  const ids = cases.map(({ applicationId }) => applicationId);
  await saveAssignment(tx, ids, null, ctx.actor?.personId ?? '', ctx.now);
  for (const { applicationId, assignedName } of cases)
    tx.record({ type: 'CaseReleased', subject: 'application', subjectId: applicationId, payload: { from: assignedName } });
}

/** Ends the time in which somebody signs, and in which colleagues sign in their place: yesterday was the last day. */
export async function endSigningOf(tx: Tx, personId: string, ctx: ServiceContext): Promise<void> {
  const lastDay = addDays(ctx.today, -1);
  for (const entry of await entriesOf(tx, personId, ctx.today)) {
    await endSignatoryEntry(tx, entry.id, { validUntil: lastDay, endedBy: ctx.actor?.personId ?? '', endedAt: ctx.now });
    tx.record({ type: 'SignatoryEnded', subject: 'person', subjectId: entry.personId, payload: { until: lastDay } });
  }
}
