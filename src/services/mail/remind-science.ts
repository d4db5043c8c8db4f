import 'server-only';
import { z } from 'zod';
import { inTransaction } from '@/data/transaction';
import { REMIND_DAYS } from '@/domain/finding/advice-request';
import { addDays } from '@/domain/shared/iso-date';
import { ok } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { queueMail } from './queue-mail';

const BATCH = 100;
const due = z.object({
  id: z.string(),
  application_id: z.string(),
  reference: z.string(),
  asked_by: z.string(),
  due_on: z.string(),
  is_late: z.boolean(),
});

/**
 * The clock of questions to the Scientific Authority: a week before a question is due its advisers are reminded, once; the day
 * after, who asked is told as well, once. Nothing else happens by itself: no silence is taken for an answer.
 */
export async function remindScience(ctx: ServiceContext): Promise<number> {
  const rows = await ctx.db.$queryRaw<unknown[]>`
    SELECT r.id, r.application_id, a.reference, r.asked_by, r.due_on::text, r.due_on < ${ctx.today}::date AS is_late
    FROM advice_request r JOIN application a ON a.id = r.application_id
    WHERE r.ended_at IS NULL AND a.state = 'awaiting-findings'
      AND ((r.reminded_at IS NULL AND r.due_on <= ${addDays(ctx.today, REMIND_DAYS)}::date) OR (r.escalated_at IS NULL AND r.due_on < ${ctx.today}::date))
    ORDER BY r.due_on, r.seq LIMIT ${BATCH}`;
  const advisers = await ctx.db.person.findMany({
    where: { status: 'active', roles: { some: { role: 'scientific-authority' } } },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: BATCH,
  });
  let told = 0;
  for (const request of z.array(due).parse(rows)) {
    const done = await inTransaction(ctx, async (tx) => {
      const { id, reference, is_late: isLate, due_on: dueOn, asked_by: askedBy } = request;
      const changed = await tx.db.adviceRequest.updateMany({
        where: { id, endedAt: null, ...(isLate ? { escalatedAt: null } : { remindedAt: null }) },
        data: isLate ? { escalatedAt: ctx.now } : { remindedAt: ctx.now },
      });
      if (changed.count === 0) return ok(0);
      const template = isLate ? 'adviceOverdue' : 'adviceDueSoon';
      const values = { reference, until: dueOn };
      for (const { id: personId } of advisers)
        await queueMail(tx, { personId, template, values, path: `/office/advice/${reference}`, key: `${template}:${id}:${personId}` }, ctx);
      if (isLate)
        await queueMail(
          tx,
          { personId: askedBy, template, values, path: `/office/applications/${reference}`, key: `${template}:${id}:${askedBy}` },
          ctx,
        );
      tx.record({
        type: isLate ? 'AdviceEscalated' : 'AdviceReminded',
        subject: 'application',
        subjectId: request.application_id,
        payload: { dueOn },
      });
      return ok(1);
    });
    if (done.ok) told += done.value;
  }
  return told;
}
