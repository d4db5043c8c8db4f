import 'server-only';
import { alarms, countsOf, type RaisedAlarm } from '@/data/repositories/check-repository';
import type { Permission } from '@/domain/access/permissions';
import { mayDo } from '@/domain/access/permissions';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { CheckCount } from '@/domain/verification/check-alarms';
import { requireActor, type ServiceContext } from '../context';

const MOST = 50;
const PAGE = 25;

const refused = (permission: Permission, ctx: ServiceContext) => {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return mayDo(actor.value.roles, permission) ? null : fail({ kind: 'forbidden', permission } as const);
};

/** How often a permit was checked, in which way and where, and what that gave cause to look at. */
export interface CheckHistory {
  readonly checks: readonly (CheckCount & { readonly post: string | null })[];
  readonly alarms: readonly RaisedAlarm[];
}

/** The checks of a permit that the office has before it, the newest first. */
export async function checkHistory({ permitId }: { readonly permitId: string }, ctx: ServiceContext): Promise<Result<CheckHistory>> {
  const no = refused('application:read', ctx);
  if (no) return no;
  const [checks, raised] = await Promise.all([countsOf(ctx.db, permitId, MOST), alarms(ctx.db, { permitId, most: MOST })]);
  return ok({ checks, alarms: raised });
}

/** The alarms of the whole register, the newest first. The key is the last one of the page before. */
export async function listAlarms(
  { after }: { readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly alarms: readonly RaisedAlarm[]; readonly next: string | null }>> {
  const no = refused('suspicion:read', ctx);
  if (no) return no;
  const found = await alarms(ctx.db, { after, most: PAGE + 1 });
  const page = found.slice(0, PAGE);
  return ok({ alarms: page, next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null });
}
