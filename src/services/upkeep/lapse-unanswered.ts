import 'server-only';
import { lockApplication, saveMove } from '@/data/repositories/application-repository';
import { openRequestsUntil, requestsOf } from '@/data/repositories/correspondence-repository';
import { inTransaction } from '@/data/transaction';
import { decideApplication } from '@/domain/application/decide-application';
import { hasLapsed, openRequest } from '@/domain/correspondence/information-request';
import { addDays } from '@/domain/shared/iso-date';
import { ok } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { cancelOpenInvoices } from '../fees/raise-invoice';
import { tellApplicant } from '../mail/tell';

const BATCH = 200;

/** Ends applications whose applicant did not answer in time; each is judged again under its lock, since a reply may just have come. */
export async function lapseUnanswered(ctx: ServiceContext): Promise<readonly string[]> {
  const due = await openRequestsUntil(ctx.db, addDays(ctx.today, -1), BATCH);
  const lapsed: string[] = [];
  for (const { reference } of due) {
    const done = await inTransaction(ctx, async (tx) => {
      const application = await lockApplication(tx, reference);
      const request = application && openRequest(await requestsOf(tx.db, application.id));
      if (application?.state !== 'returned' || !request || !hasLapsed(request, ctx.today)) return ok(false);
      const event = { type: 'ApplicationLapsed', subject: 'application', subjectId: application.id, payload: {} } as const;
      const decision = decideApplication(application, 'lapse', 'system', null, event);
      if (!decision.ok) return decision;
      await saveMove(tx, application.id, decision.value, ctx.now);
      await cancelOpenInvoices(tx, application.id, ctx);
      const key = `application:${application.id}:lapsed`;
      await tellApplicant(tx, application, { template: 'applicationLapsed', values: { day: request.lapsesOn }, key }, ctx);
      return ok(true);
    });
    if (done.ok && done.value) lapsed.push(reference);
  }
  return lapsed;
}
