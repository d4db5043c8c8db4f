import 'server-only';
import type { ServiceContext } from '../context';
import { letterOf } from './letter-of';

const BATCH = 50;
/** After this many the message has failed, and an administrator can send it again. */
const MOST_ATTEMPTS = 8;
const MINUTE = 60_000;

/** What a turn did: messages handed over, kept for an administrator, to be tried again, and given up. */
export interface MailTurn {
  readonly sent: number;
  readonly kept: number;
  readonly waiting: number;
  readonly failed: number;
}

const pause = (attempts: number): number => Math.min(2 ** attempts, 240) * MINUTE;
const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\p{Cc}+/gu, ' ').slice(0, 500);

/**
 * Hands over what is due, one message after another. Only one worker runs this at a time (the runner's lock). A crash between
 * the server's yes and the note of it sends that one message again, under the same Message-ID: better twice than never.
 */
export async function sendQueuedMail(ctx: ServiceContext): Promise<MailTurn> {
  const turn = { sent: 0, kept: 0, waiting: 0, failed: 0 };
  const due = await ctx.db.mail.findMany({
    where: { state: 'queued', nextAttemptAt: { lte: ctx.now } },
    orderBy: [{ nextAttemptAt: 'asc' }, { id: 'asc' }],
    take: BATCH,
  });
  for (const mail of due) {
    const note = (data: object) => ctx.db.mail.updateMany({ where: { id: mail.id, state: 'queued' }, data });
    const { mail: sender } = ctx.ports;
    if (!sender) {
      await note({ state: 'kept' });
      turn.kept++;
      continue;
    }
    const attempts = mail.attempts + 1;
    const refused = await sender.send(letterOf(mail, ctx.party.appOrigin)).then(
      () => null,
      (error: unknown) => saidBy(error),
    );
    if (refused === null) {
      await note({ state: 'sent', sentAt: ctx.now, attempts, lastError: null, ...(mail.opensAccount ? { link: null } : {}) });
      turn.sent++;
    } else if (attempts >= MOST_ATTEMPTS) {
      await note({ state: 'failed', attempts, lastError: refused });
      turn.failed++;
    } else {
      const nextAttemptAt = new Date(Date.parse(ctx.now) + pause(attempts));
      await note({ attempts, lastError: refused, nextAttemptAt });
      turn.waiting++;
    }
  }
  return turn;
}
