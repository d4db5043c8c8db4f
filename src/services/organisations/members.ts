import 'server-only';
import { endMembership, organisationOf, saveMemberLetters, saveMemberRole } from '@/data/repositories/organisation-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { keepsOwner, type MemberRole } from '@/domain/people/organisation';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { lockAsOwner, lockOwnOrganisation } from './membership';

/** Gives a member another role: so also ownership is handed over. The last owner stays one. */
export async function changeMemberRole(
  input: { readonly member: string; readonly role: MemberRole },
  ctx: ServiceContext,
): Promise<Result<null>> {
  return inTransaction(ctx, async (tx) => {
    const held = await lockAsOwner(tx, ctx);
    if (!held.ok) return held;
    const { organisationId, members } = held.value;
    const member = members.find(({ id }) => id === input.member);
    if (!member) return fail({ kind: 'not-found', what: 'member' });
    const { role } = input;
    if (!keepsOwner(members, member.personId, role)) return fail({ kind: 'last-owner' });
    if (member.role === role) return ok(null);
    await saveMemberRole(tx, member.id, role);
    tx.record({ type: 'MemberRoleChanged', subject: 'person', subjectId: organisationId, payload: { member: member.personId, role } });
    return ok(null);
  });
}

/** Takes somebody out of the organisation. With their next request they see nothing of it. */
export async function removeMember(input: { readonly member: string }, ctx: ServiceContext): Promise<Result<null>> {
  return inTransaction(ctx, async (tx) => {
    const held = await lockAsOwner(tx, ctx);
    if (!held.ok) return held;
    const { organisationId, members, me } = held.value;
    const member = members.find(({ id }) => id === input.member);
    if (!member) return fail({ kind: 'not-found', what: 'member' });
    if (!keepsOwner(members, member.personId, null)) return fail({ kind: 'last-owner' });
    await endMembership(tx, member.id, { by: me.personId, at: ctx.now });
    const { name: organisation } = await tx.db.person.findUniqueOrThrow({ where: { id: organisationId }, select: { name: true } });
    const order = { template: 'memberRemoved', values: { organisation }, path: '/apply', key: `membership:${member.id}:removed` } as const;
    await queueMail(tx, { personId: member.personId, ...order }, ctx);
    tx.record({ type: 'MembershipEnded', subject: 'person', subjectId: organisationId, payload: { member: member.personId, by: 'owner' } });
    return ok(null);
  });
}

/** Leaves the organisation. Its last owner hands it over first, or closes it. */
export const leaveOrganisation = (_: unknown, ctx: ServiceContext): Promise<Result<null>> => inTransaction(ctx, (tx) => leave(tx, ctx));

async function leave(tx: Tx, ctx: ServiceContext): Promise<Result<null>> {
  const held = await lockOwnOrganisation(tx, ctx);
  if (!held.ok) return held;
  const { organisationId, members, me } = held.value;
  if (!keepsOwner(members, me.personId, null)) return fail({ kind: 'last-owner' });
  await endMembership(tx, me.id, { by: me.personId, at: ctx.now });
  tx.record({ type: 'MembershipEnded', subject: 'person', subjectId: organisationId, payload: { member: me.personId, by: 'member' } });
  return ok(null);
}

/** Whoever closes the account leaves the organisation with it, where they belong to one. */
export const leaveWithAccount = async (tx: Tx, personId: string, ctx: ServiceContext): Promise<Result<null>> =>
  (await organisationOf(tx.db, personId)) === null ? ok(null) : leave(tx, ctx);

/** Chooses whether letters to the organisation reach oneself; an owner's always do. */
export async function chooseOrganisationLetters(input: { readonly wantsLetters: boolean }, ctx: ServiceContext): Promise<Result<null>> {
  return inTransaction(ctx, async (tx) => {
    const held = await lockOwnOrganisation(tx, ctx);
    if (!held.ok) return held;
    const { organisationId, me } = held.value;
    const wanted = input.wantsLetters || me.role === 'owner';
    await saveMemberLetters(tx, me.id, wanted);
    tx.record({ type: 'MemberLettersChanged', subject: 'person', subjectId: organisationId, payload: { member: me.personId, wanted } });
    return ok(null);
  });
}
