import 'server-only';
import { z } from 'zod';
import type { Database } from '../client';
import { Prisma } from '../generated/client';
import type { QueueRow } from './queue';

/** Which cases wait for somebody who looks at one: their work as a reviewer, and as an issuing-officer. */
export interface WaitingForMe {
  readonly here: string;
  readonly me: string;
  readonly reviewed: readonly QueueRow['waitingFor'][];
  readonly decided: readonly QueueRow['waitingFor'][];
}

/** The case that waits for them after this one in the order of the queue; after the last, the first. */
export const readNextCase = async (db: Database, waiting: WaitingForMe): Promise<{ readonly reference: string } | null> =>
  (await firstOf(db, waiting, Prisma.sql`(e.due_on, e.number) > (here.due_on, here.number)`)) ?? firstOf(db, waiting, Prisma.sql`true`);

/** Walks along the index of the queue's own order. A case on which their part is played, or their decision given, waits for others. */
async function firstOf(
  db: Database,
  { here, me, reviewed, decided }: WaitingForMe,
  from: Prisma.Sql,
): Promise<{ readonly reference: string } | null> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 'A-' || e.number AS reference FROM queue_entry e, queue_entry here
    WHERE here.application_id = ${here}::uuid AND e.office_id = here.office_id AND e.is_open AND ${from}
      AND e.application_id <> here.application_id AND e.applicant_id <> ${me}::uuid
      AND ((e.waiting_for = ANY (${[...reviewed]}::text[]) AND (e.assigned_to IS NULL OR e.assigned_to = ${me}::uuid))
        OR (e.waiting_for = ANY (${[...decided]}::text[])
          AND NOT EXISTS (SELECT 1 FROM application_part p WHERE p.application_id = e.application_id AND p.person_id = ${me}::uuid AND p.part <> 'S')
          AND NOT (e.waiting_for = 'second-officer' AND EXISTS (SELECT 1 FROM decision d WHERE d.application_id = e.application_id
            AND d.author_id = ${me}::uuid AND d.kind IN ('approve', 'refuse')
            AND d.round = (SELECT max(round) FROM decision WHERE application_id = e.application_id)))))
    ORDER BY e.due_on, e.number LIMIT 1`;
  return z.array(z.object({ reference: z.string() })).parse(rows)[0] ?? null;
}
