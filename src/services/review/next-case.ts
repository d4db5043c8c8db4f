import 'server-only';
import { readNextCase } from '@/data/queries/next-case';
import { mayDo } from '@/domain/access/permissions';
import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { findCase } from './open-case';

/**
 * The case of the same office that has the least time left after this one and waits for this officer: none that a colleague
 * reviews, none of their own, none on which their part is played. After the last comes the first; null: none waits.
 */
export async function nextCase(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string } | null>> {
  const found = await findCase(input.reference, 'application:read', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  return ok(
    await readNextCase(ctx.db, {
      here: application.id,
      me: actor.personId,
      reviewed: mayDo(actor.roles, 'application:review') ? ['case-officer'] : [],
      decided: mayDo(actor.roles, 'application:decide') ? ['issuing-officer', 'second-officer'] : [],
    }),
  );
}
