import 'server-only';
import { type AdviceRow, countLapsing, readAdviceInbox } from '@/data/queries/advice-inbox';
import { mayDo } from '@/domain/access/permissions';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** Days ahead in which standing opinions that lapse are counted. */
export const LAPSING_DAYS = 60;

/** A page of what the Scientific Authority is asked, and how many of its standing opinions lapse soon. */
export interface AdviceInbox {
  readonly rows: readonly AdviceRow[];
  readonly next: string | null;
  readonly lapsing: number;
}

/** What the Scientific Authority is asked, what is due first on top. */
export async function adviceInbox(input: { readonly after: string | null }, ctx: ServiceContext): Promise<Result<AdviceInbox>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'advice:read')) return fail({ kind: 'forbidden', permission: 'advice:read' });
  const page = await readAdviceInbox(ctx.db, input.after);
  return ok({ ...page, lapsing: await countLapsing(ctx.db, ctx.today, LAPSING_DAYS) });
}
