/** What a member may do in an organisation: an owner decides about its people, details and mandates; every member works on its applications. */
export const MEMBER_ROLES = ['owner', 'member'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** Somebody who belongs to an organisation. */
export interface Membership {
  readonly personId: string;
  readonly role: MemberRole;
}

/** Whether an organisation still has an owner when one of its people goes or takes another role. PostgreSQL asks the same. */
export const keepsOwner = (members: readonly Membership[], personId: string, role: MemberRole | null): boolean =>
  members.some((member) => (member.personId === personId ? role : member.role) === 'owner');

/** At most this many people and open invitations together. */
export const MOST_MEMBERS = 100;

/** Days in which an invitation is answered. */
export const INVITATION_DAYS = 7;
