import 'server-only';
import { ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** Whether single keys do something for this person; they do until turned off. */
export async function hasShortcuts(ctx: ServiceContext): Promise<boolean> {
  if (!ctx.actor) return false;
  const person = await ctx.db.person.findUnique({ where: { id: ctx.actor.personId }, select: { singleKeyShortcuts: true } });
  return person?.singleKeyShortcuts ?? true;
}

/** Turns single keys on or off; a preference, which no log needs to tell of. */
export async function setShortcuts(
  input: { readonly isOn: boolean; readonly back: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly back: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  await ctx.db.person.update({ where: { id: actor.value.personId }, data: { singleKeyShortcuts: input.isOn }, select: { id: true } });
  return ok({ back: input.back });
}
