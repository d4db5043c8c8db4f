import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MEMBER_ROLES, type MemberRole } from '@/domain/people/organisation';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** Somebody who belongs to an organisation, as its people know them. */
export interface Member {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly wantsLetters: boolean;
  readonly since: string;
}

const memberRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(MEMBER_ROLES),
    wants_letters: z.boolean(),
    since: z.date(),
  })
  .transform(
    ({ person_id, wants_letters, since, ...row }): Member => ({
      ...row,
      personId: person_id,
      wantsLetters: wants_letters,
      since: since.toISOString(),
    }),
  );

/** The members of an organisation, owners first. */
export async function membersOf(db: Reader, organisationId: string): Promise<readonly Member[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT m.id::text, m.person_id::text, p.name, p.email, m.role, m.wants_letters, m.since
    FROM organisation_member m JOIN person p ON p.id = m.person_id
    WHERE m.organisation_id = ${organisationId}::uuid AND m.left_at IS NULL ORDER BY m.role DESC, p.name, m.id`;
  return z.array(memberRow).parse(rows);
}

/** The organisation somebody belongs to now. */
export async function organisationOf(db: Reader, personId: string): Promise<string | null> {
  const row = await db.organisationMember.findFirst({ where: { personId, leftAt: null }, select: { organisationId: true } });
  return row?.organisationId ?? null;
}

/** Writes an organisation into the register of persons. Nobody can sign in as it, and no mail reaches it but through its people. */
export async function insertOrganisation(
  tx: Tx,
  { id, name, locale, at }: { readonly id: string; readonly name: string; readonly locale: string; readonly at: string },
): Promise<void> {
  await tx.db.person.create({
    data: {
      id,
      name,
      locale,
      kind: 'organisation',
      email: `${id}@organisation.invalid`,
      passwordHash: 'none',
      // Its founder's address is confirmed, and so is that of everybody who joins by a link.
      emailConfirmedAt: at,
      createdAt: at,
    },
  });
}

/** Makes somebody a member. PostgreSQL refuses whoever belongs to an organisation already. */
export async function insertMember(
  tx: Tx,
  member: {
    readonly id: string;
    readonly organisationId: string;
    readonly personId: string;
    readonly role: MemberRole;
    readonly at: string;
  },
): Promise<void> {
  const { at, ...data } = member;
  await tx.db.organisationMember.create({ data: { ...data, since: at } });
}

/** Gives a member another role; an owner reads the letters to the organisation. */
export async function saveMemberRole(tx: Tx, id: string, role: MemberRole): Promise<void> {
  await tx.db.organisationMember.update({ where: { id }, data: { role, ...(role === 'owner' ? { wantsLetters: true } : {}) } });
}

/** Whether the letters to the organisation reach a member. */
export async function saveMemberLetters(tx: Tx, id: string, wantsLetters: boolean): Promise<void> {
  await tx.db.organisationMember.update({ where: { id }, data: { wantsLetters } });
}

/** Ends a membership: with the next request there is nothing of the organisation's to be seen. */
export async function endMembership(tx: Tx, id: string, { by, at }: { readonly by: string; readonly at: string }): Promise<void> {
  await tx.db.organisationMember.update({ where: { id }, data: { leftAt: at, endedBy: by } });
}

/** An invitation that nobody has answered yet. */
export interface Invitation {
  readonly id: string;
  readonly organisationId: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly expiresAt: string;
}

const digest = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(`organisation-invitation:${token}`).digest());

const toInvitation = (row: {
  readonly id: string;
  readonly organisationId: string;
  readonly email: string;
  readonly role: string;
  readonly expiresAt: Date;
}): Invitation => ({
  id: row.id,
  organisationId: row.organisationId,
  email: row.email,
  role: z.enum(MEMBER_ROLES).parse(row.role),
  expiresAt: row.expiresAt.toISOString(),
});

/** Keeps the digest of an invitation's link. */
export async function insertInvitation(
  tx: Tx,
  { token, by, at, ...invitation }: Invitation & { readonly token: string; readonly by: string; readonly at: string },
): Promise<void> {
  await tx.db.organisationInvitation.create({ data: { ...invitation, tokenSha256: digest(token), madeBy: by, madeAt: at } });
}

/** The open invitations of an organisation, also those whose days are over: an owner sends them again or takes them back. */
export async function openInvitations(db: Reader, organisationId: string): Promise<readonly Invitation[]> {
  const rows = await db.organisationInvitation.findMany({
    where: { organisationId, state: 'open' },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toInvitation);
}

/** The invitation behind a link that works now; null for one that is unknown, answered, taken back or too old. */
export async function findInvitation(db: Reader, token: string, at: string): Promise<Invitation | null> {
  const row = await db.organisationInvitation.findUnique({ where: { tokenSha256: digest(token) } });
  return row?.state === 'open' && row.expiresAt > new Date(at) ? toInvitation(row) : null;
}

/** Answers an invitation. Of two at the same moment the row's lock lets one through. */
export async function answerInvitationRow(tx: Tx, id: string, state: 'accepted' | 'declined' | 'withdrawn', at: string): Promise<boolean> {
  const { count } = await tx.db.organisationInvitation.updateMany({ where: { id, state: 'open' }, data: { state, answeredAt: at } });
  return count === 1;
}
