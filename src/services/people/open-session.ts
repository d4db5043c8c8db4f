import 'server-only';
import { endOldestSessions, insertSession, type SessionStage } from '@/data/repositories/person-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Role } from '@/domain/access/role';
import type { ProofMethod } from '@/domain/access/step-up';
import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { sessionLimits } from './session-limits';

/** Whose session it is. */
export interface SessionOwner {
  readonly personId: string;
  readonly roles: readonly Role[];
}

/** A session that was opened, and how far it is. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly personId: string;
  readonly stage: SessionStage;
}

/** Long enough to fetch a telephone and set an app up, short enough that a password alone is not left lying about. */
const HALF_MINUTES = 15;

const minutesAfter = (now: string, minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();

/** Opens a session that may show or set up a second factor, and nothing else. */
export const openHalfSession = (
  { personId }: SessionOwner,
  stage: Exclude<SessionStage, 'full'>,
  ctx: ServiceContext,
): Promise<Result<OpenedSession>> =>
  inTransaction(ctx, async (tx) => {
    const id = ctx.newId();
    const limits = { expiresAt: minutesAfter(ctx.now, HALF_MINUTES), idleMinutes: HALF_MINUTES };
    await insertSession(tx, { id, personId, at: ctx.now, ...limits, stage, provenBy: 'password' });
    await endOldestSessions(tx, personId, stage, 2, ctx.now);
    return ok({ sessionId: id, personId, stage });
  });

/** Opens a whole session in a transaction of the person themselves; the oldest beyond the limit ends. Its cookie is another than before. */
export async function openSession(tx: Tx, owner: SessionOwner, provenBy: ProofMethod, ctx: ServiceContext): Promise<OpenedSession> {
  const { personId, roles } = owner;
  const limits = sessionLimits(roles);
  const sessionId = ctx.newId();
  const expiresAt = minutesAfter(ctx.now, limits.absoluteHours * 60);
  const { idleMinutes } = limits;
  await insertSession(tx, { id: sessionId, personId, at: ctx.now, expiresAt, idleMinutes, stage: 'full', provenBy });
  await endOldestSessions(tx, personId, 'full', limits.most, ctx.now);
  tx.record({ type: 'PersonSignedIn', subject: 'person', subjectId: personId, payload: {} });
  return { sessionId, personId, stage: 'full' };
}
