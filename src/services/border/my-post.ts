import 'server-only';
import { ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** The border post where the officer who asks endorses; null when none is assigned. */
export async function getMyPost(ctx: ServiceContext): Promise<Result<{ readonly name: string } | null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { postId } = actor.value;
  return ok(postId === null ? null : await ctx.db.borderPost.findUnique({ where: { id: postId }, select: { name: true } }));
}
