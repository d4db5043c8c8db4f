import type { Actor } from '@/domain/access/actor';
import { mayDo, type Permission } from '@/domain/access/permissions';
import { fail, ok, type Result } from '@/domain/shared/result';

/** Who may come in: a permission of the table, anyone who is signed in, or anyone. */
export type Access = Permission | 'signed-in' | 'public';

/** The actor that a door lets through: known, unless it is open to all. */
export type ActorFor<A extends Access> = 'public' extends A ? Actor | null : Actor;

/** Lets somebody in, or says why not. Whose application it is, a service judges; here only the role counts. */
export function admit(actor: Actor | null, access: Access): Result<null> {
  if (access === 'public') return ok(null);
  if (!actor) return fail({ kind: 'unauthenticated' });
  if (access === 'signed-in' || mayDo(actor.roles, access)) return ok(null);
  return fail({ kind: 'forbidden', permission: access });
}
