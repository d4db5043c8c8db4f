import 'server-only';
import { forgetPerson, neededBy } from '@/data/repositories/account-closing';
import { endMembership } from '@/data/repositories/organisation-repository';
import { inTransaction } from '@/data/transaction';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { endMandatesOf } from '../mandates/end-mandate';
import { lockAsOwner } from './membership';

/**
 * Closes an organisation, as an account is closed: refused while an application is open or a permit can be used. All its people
 * leave it, and its mandates end.
 */
export async function closeOrganisation(_: unknown, ctx: ServiceContext): Promise<Result<null>> {
  return inTransaction(ctx, async (tx) => {
    const held = await lockAsOwner(tx, ctx);
    if (!held.ok) return held;
    const { organisationId, members, me } = held.value;
    const needed = await neededBy(tx.db, organisationId, ctx.today);
    if (needed.applications.length + needed.permits.length > 0) return fail({ kind: 'account-needed', ...needed });
    await endMandatesOf(tx, organisationId, ctx);
    for (const member of members) {
      await endMembership(tx, member.id, { by: me.personId, at: ctx.now });
      const by = member.id === me.id ? ('member' as const) : ('owner' as const);
      tx.record({ type: 'MembershipEnded', subject: 'person', subjectId: organisationId, payload: { member: member.personId, by } });
    }
    await forgetPerson(tx, organisationId, ctx.now);
    tx.record({ type: 'OrganisationClosed', subject: 'person', subjectId: organisationId, payload: {} });
    return ok(null);
  });
}

/** What stands in the way of closing the reader's organisation. */
export const whatNeedsOrganisation = (ctx: ServiceContext, organisationId: string) => neededBy(ctx.db, organisationId, ctx.today);
