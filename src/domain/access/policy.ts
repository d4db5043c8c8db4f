import type { Actor } from './actor';
import { mayDo, type Permission } from './permissions';
import { reaches } from './principal';

/** Whose application it is, and who began it for them. */
export interface OnBehalf {
  readonly applicantId: string;
  /** The agent who began it for the applicant, or null. */
  readonly agentId: string | null;
}

/** Whose application it is, and which office keeps it. */
export interface Owned extends OnBehalf {
  readonly officeId: string | null;
}

/**
 * Whether somebody may do something on the applicant's side of an application: the applicant, every member of the applicant's
 * organisation, and the agent who began it, as far and as long as a mandate goes. PostgreSQL asks the same (`acts_for`).
 */
export function standsFor(actor: Actor, { applicantId, agentId }: OnBehalf, permission: Permission): boolean {
  if (!mayDo(actor.roles, permission)) return false;
  if (applicantId === actor.personId) return true;
  return actor.principals.some(
    (principal) =>
      principal.applicantId === applicantId &&
      (principal.basis === 'membership' || agentId === actor.personId) &&
      reaches(principal, permission),
  );
}

/** Whether somebody belongs to the applicant's side, and so plays no other part (decisions §5). */
export const isOfApplicant = (actor: Actor, { applicantId, agentId }: OnBehalf): boolean =>
  actor.personId === applicantId ||
  actor.personId === agentId ||
  actor.principals.some((principal) => principal.basis === 'membership' && principal.applicantId === applicantId);

/** Whose applications somebody may do something with: all of these applicants, and what they began themselves for those clients. */
export interface Reach {
  readonly personId: string;
  readonly applicants: readonly string[];
  readonly clients: readonly string[];
}

/** The same question as `standsFor`, for lists. */
export function reachOf(actor: Actor, permission: Permission): Reach {
  const { personId } = actor;
  if (!mayDo(actor.roles, permission)) return { personId, applicants: [], clients: [] };
  const within = actor.principals.filter((principal) => reaches(principal, permission));
  const of = (basis: 'membership' | 'mandate') => within.filter((one) => one.basis === basis).map(({ applicantId }) => applicantId);
  return { personId, applicants: [personId, ...of('membership')], clients: of('mandate') };
}

/** The applicant's side sees its own; an officer sees the office's once it has been sent; the auditor sees all that was sent. */
export function maySeeApplication(actor: Actor, application: Owned, isDraft: boolean): boolean {
  if (standsFor(actor, application, 'application:read-own')) return true;
  if (isDraft) return false;
  if (actor.roles.includes('auditor')) return true;
  return mayDo(actor.roles, 'application:read') && actor.officeId !== null && actor.officeId === application.officeId;
}

/** Who gives work to others and shares views: an officer whom the office lets lead its queue (`queue:manage` comes by person, not by role). */
export const leadsQueue = (actor: Actor): boolean =>
  actor.managesQueue === true && actor.officeId !== null && mayDo(actor.roles, 'case:take');
