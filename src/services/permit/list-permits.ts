import 'server-only';
import { type PermitListPage, readPermitList } from '@/data/queries/permit-list';
import { mayDo } from '@/domain/access/permissions';
import { readPermitNumberSearch } from '@/domain/permit/permit-number-search';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** The permits of the register by number, newest first; a search looks for the beginning of a number or for a serial. */
export async function listPermits(
  input: { readonly search: string | null; readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<PermitListPage>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'permit:read')) return fail({ kind: 'forbidden', permission: 'permit:read' });
  const search = input.search ? readPermitNumberSearch(input.search, ctx.party.code) : null;
  // Something that cannot be a number of ours is on no permit of ours.
  if (input.search && !search) return ok({ rows: [], next: null });
  return ok(await readPermitList(ctx.db, ctx.party.code, search, input.after));
}
