import 'server-only';
import { sessionEndsAt } from '@/data/repositories/person-repository';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** When a session ends if nothing more is done. */
export interface SessionEnd {
  readonly endsAt: string;
  /** Counted by the server's clock: the reader's may be wrong. */
  readonly secondsLeft: number;
}

/** When the session of whoever asks ends. Asking is doing something: the idle time begins anew. */
export async function sessionEnd(_: unknown, ctx: ServiceContext): Promise<Result<SessionEnd>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const endsAt = await sessionEndsAt(ctx.db, actor.value.sessionId);
  if (endsAt === null) return fail({ kind: 'unauthenticated' });
  return ok({ endsAt, secondsLeft: Math.max(0, Math.floor((Date.parse(endsAt) - Date.parse(ctx.now)) / 1000)) });
}
