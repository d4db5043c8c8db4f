import 'server-only';
import { forgetPerson, type NeededBy, neededBy } from '@/data/repositories/account-closing';
import { endSessionsOf } from '@/data/repositories/person-repository';
import { lockPerson } from '@/data/repositories/profile-repository';
import { inTransaction } from '@/data/transaction';
import { STAFF_ROLES } from '@/domain/access/role';
import { fail, ok, type Result } from '@/domain/shared/result';
import { type Locale, requireActor, type ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { endMandatesOf } from '../mandates/end-mandate';
import { leaveWithAccount } from '../organisations/members';
import { provePassword } from './own-credentials';

/** What still needs the reader's account. */
export async function whatNeedsAccount(_: unknown, ctx: ServiceContext): Promise<Result<NeededBy>> {
  const actor = requireActor(ctx);
  return actor.ok ? ok(await neededBy(ctx.db, actor.value.personId, ctx.today)) : actor;
}

/**
 * Closes one's own account. Refused while an application is open or a permit can be used. What the law has the register keep
 * (permits, what was sent, the audit log: Dec. 18.125 e) iv, ten years here) stays as it was frozen; the rest of the person goes.
 */
export async function closeAccount(input: { readonly currentPassword: string }, ctx: ServiceContext): Promise<Result<null>> {
  const proven = await provePassword(input.currentPassword, ctx);
  if (!proven.ok) return proven;
  const { personId, roles } = proven.value;
  // Whoever works for an authority is let go by its administrator, not by themselves.
  if (roles.some((role) => STAFF_ROLES.includes(role))) return fail({ kind: 'forbidden', permission: 'people:manage' });
  return inTransaction(ctx, async (tx) => {
    await lockPerson(tx, personId);
    const needed = await neededBy(tx.db, personId, ctx.today);
    if (needed.applications.length + needed.permits.length > 0) return fail({ kind: 'account-needed', ...needed });
    const left = await leaveWithAccount(tx, personId, ctx);
    if (!left.ok) return left;
    const { email, name, locale } = await tx.db.person.findUniqueOrThrow({ where: { id: personId } });
    const to = { address: email, name, locale: locale as Locale };
    await queueMail(tx, { to, template: 'accountClosed', values: {}, key: `person:${personId}:closed` }, ctx);
    await endMandatesOf(tx, personId, ctx);
    await forgetPerson(tx, personId, ctx.now);
    await endSessionsOf(tx, personId, ctx.now);
    tx.record({ type: 'AccountClosed', subject: 'person', subjectId: personId, payload: {} });
    return ok(null);
  });
}
