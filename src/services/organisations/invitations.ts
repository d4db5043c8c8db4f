import 'server-only';
import {
  answerInvitationRow,
  findInvitation,
  insertInvitation,
  insertMember,
  openInvitations,
  organisationOf,
} from '@/data/repositories/organisation-repository';
import { lockPerson } from '@/data/repositories/profile-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { INVITATION_DAYS, type MemberRole, MOST_MEMBERS } from '@/domain/people/organisation';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { countMailAsked } from '../people/one-time-links';
import { normalisedEmail } from '../people/sign-in';
import { lockAsOwner } from './membership';

const DAY = 86_400_000;

/**
 * Invites somebody by mail into one's organisation. The link works once, for whoever has that address; sent again, the earlier one
 * is worth nothing. Whether the address has an account is told to the address alone.
 */
export async function inviteMember(
  input: { readonly email: string; readonly role: MemberRole; readonly clientAddress: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const email = normalisedEmail(input.email);
  const counted = await countMailAsked(email, input.clientAddress, ctx);
  if (!counted.ok) return counted;
  return inTransaction(ctx, async (tx) => {
    const held = await lockAsOwner(tx, ctx);
    if (!held.ok) return held;
    const { organisationId, members } = held.value;
    if (members.some((member) => member.email === email)) return fail(invalidField('email', 'member.already'));
    const open = await openInvitations(tx.db, organisationId);
    if (members.length + open.length >= MOST_MEMBERS) return fail(invalidField('email', 'member.tooMany', { most: MOST_MEMBERS }));
    for (const earlier of open.filter((one) => one.email === email)) await answerInvitationRow(tx, earlier.id, 'withdrawn', ctx.now);
    const [id, token] = [ctx.newId(), Buffer.from(ctx.randomBytes(32)).toString('base64url')];
    const expires = new Date(Date.parse(ctx.now) + INVITATION_DAYS * DAY);
    const { role } = input;
    await insertInvitation(tx, {
      id,
      organisationId,
      email,
      role,
      token,
      by: actor.value.personId,
      at: ctx.now,
      expiresAt: expires.toISOString(),
    });
    const organisation = await tx.db.person.findUniqueOrThrow({ where: { id: organisationId }, select: { name: true } });
    await queueMail(
      tx,
      {
        to: { address: email, name: email, locale: ctx.locale },
        template: 'memberInvited',
        values: { organisation: organisation.name, by: actor.value.name, until: expires },
        path: `/apply/invitations/${token}`,
        opensAccount: true,
        key: `invitation:${id}`,
      },
      ctx,
    );
    tx.record({ type: 'MemberInvited', subject: 'person', subjectId: organisationId, payload: { invitation: id, role } });
    return ok(null);
  });
}

/** Takes an open invitation back: its link opens nothing any more. */
export async function withdrawInvitation(input: { readonly invitation: string }, ctx: ServiceContext): Promise<Result<null>> {
  return inTransaction(ctx, async (tx) => {
    const held = await lockAsOwner(tx, ctx);
    if (!held.ok) return held;
    const { organisationId } = held.value;
    const open = (await openInvitations(tx.db, organisationId)).find(({ id }) => id === input.invitation);
    if (!open || !(await answerInvitationRow(tx, open.id, 'withdrawn', ctx.now))) return fail({ kind: 'not-found', what: 'member' });
    const payload = { invitation: open.id, answer: 'withdrawn' as const };
    tx.record({ type: 'InvitationAnswered', subject: 'person', subjectId: organisationId, payload });
    return ok(null);
  });
}

/** What an invitation says to whoever follows its link; looking at it uses nothing up. */
export async function lookAtInvitation(
  { token }: { readonly token: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly organisation: string; readonly role: MemberRole; readonly isForReader: boolean } | null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const invitation = await findInvitation(ctx.db, token, ctx.now);
  if (!invitation) return ok(null);
  const organisation = await ctx.db.person.findUniqueOrThrow({ where: { id: invitation.organisationId }, select: { name: true } });
  return ok({ organisation: organisation.name, role: invitation.role, isForReader: invitation.email === actor.value.email });
}

/**
 * Answers an invitation. Only the account with the invited address may: a forwarded link lets nobody in. Who could read the mail
 * has proven the address.
 */
export async function answerInvitation(
  { token, isAccepted }: { readonly token: string; readonly isAccepted: boolean },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId, roles, email } = actor.value;
  if (!mayDo(roles, 'organisation:belong')) return fail({ kind: 'forbidden', permission: 'organisation:belong' });
  return inTransaction(ctx, async (tx) => {
    const invitation = await findInvitation(tx.db, token, ctx.now);
    if (!invitation) return fail({ kind: 'link-spent' });
    if (invitation.email !== email) return fail({ kind: 'other-address' });
    const { id, organisationId, role } = invitation;
    await lockPerson(tx, organisationId);
    if (isAccepted && (await organisationOf(tx.db, personId)) !== null) return fail({ kind: 'member-already' });
    if (!(await answerInvitationRow(tx, id, isAccepted ? 'accepted' : 'declined', ctx.now))) return fail({ kind: 'link-spent' });
    const payload = { invitation: id, answer: isAccepted ? ('accepted' as const) : ('declined' as const) };
    tx.record({ type: 'InvitationAnswered', subject: 'person', subjectId: organisationId, payload });
    if (!isAccepted) return ok(null);
    await tx.db.person.updateMany({ where: { id: personId, emailConfirmedAt: null }, data: { emailConfirmedAt: ctx.now } });
    await insertMember(tx, { id: ctx.newId(), organisationId, personId, role, at: ctx.now });
    tx.record({ type: 'MemberJoined', subject: 'person', subjectId: organisationId, payload: { member: personId, role } });
    return ok(null);
  });
}
