import 'server-only';
import { type Invitation, type Member, membersOf, openInvitations, organisationOf } from '@/data/repositories/organisation-repository';
import { findProfile, type TraderProfile } from '@/data/repositories/profile-repository';
import { keepsOwner, type MemberRole } from '@/domain/people/organisation';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** The organisation one belongs to, as its members see it. */
export interface OwnOrganisation {
  readonly id: string;
  readonly profile: TraderProfile;
  readonly role: MemberRole;
  /** Whether letters to the organisation reach the reader. */
  readonly wantsLetters: boolean;
  /** Whether it would still have an owner without the reader. */
  readonly mayLeave: boolean;
  readonly members: readonly Member[];
  /** For owners: who was invited and has not answered. */
  readonly invitations: readonly Invitation[];
}

/** The organisation one belongs to; null for whoever belongs to none. */
export async function getOwnOrganisation(_: unknown, ctx: ServiceContext): Promise<Result<OwnOrganisation | null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId } = actor.value;
  const id = await organisationOf(ctx.db, personId);
  if (id === null) return ok(null);
  const members = await membersOf(ctx.db, id);
  const me = members.find((member) => member.personId === personId);
  const profile = await findProfile(ctx.db, id);
  if (!me || !profile) return ok(null);
  return ok({
    id,
    profile,
    role: me.role,
    wantsLetters: me.wantsLetters,
    mayLeave: keepsOwner(members, personId, null),
    members,
    invitations: me.role === 'owner' ? await openInvitations(ctx.db, id) : [],
  });
}

/** The same, for pages that stand only for members. */
export async function requireOwnOrganisation(_: unknown, ctx: ServiceContext): Promise<Result<OwnOrganisation>> {
  const own = await getOwnOrganisation(_, ctx);
  if (!own.ok) return own;
  return own.value ? ok(own.value) : fail({ kind: 'not-found', what: 'organisation' });
}

/** One member of the reader's organisation, for its owners. */
export async function getMember(
  { member: id }: { readonly member: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly organisation: OwnOrganisation; readonly member: Member; readonly isLastOwner: boolean }>> {
  const own = await requireOwnOrganisation(null, ctx);
  if (!own.ok) return own;
  const member = own.value.members.find((one) => one.id === id);
  if (!member || own.value.role !== 'owner') return fail({ kind: 'not-found', what: 'member' });
  return ok({ organisation: own.value, member, isLastOwner: !keepsOwner(own.value.members, member.personId, null) });
}
