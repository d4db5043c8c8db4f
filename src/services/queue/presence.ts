import 'server-only';
import { othersPresent, putPresence } from '@/data/repositories/queue-repository';
import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { findCase } from '../review/open-case';

/** Somebody who has the case open beside the reader. */
export interface Present {
  readonly name: string;
  readonly seenAt: string;
}

/** A page says every half minute that it is still open; one that has said nothing for a minute is not. */
const STALE_MS = 60_000;

/** Notes that the reader has a case open, and tells who else has. */
export async function notePresence(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly others: readonly Present[] }>> {
  const found = await findCase(input.reference, 'application:read', ctx);
  if (!found.ok) return found;
  const { application, actor } = found.value;
  await putPresence(ctx.db, application.id, actor.personId, ctx.now);
  const since = new Date(Date.parse(ctx.now) - STALE_MS).toISOString();
  return ok({ others: await othersPresent(ctx.db, application.id, actor.personId, since) });
}
