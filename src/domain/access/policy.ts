import type { Actor } from './actor';
import { mayDo } from './permissions';

/** Whose application it is, and which office keeps it. */
export interface Owned {
  readonly applicantId: string;
  readonly officeId: string | null;
}

/** An applicant sees their own; an officer sees the office's once it has been sent; the auditor sees all that was sent. */
export function maySeeApplication(actor: Actor, application: Owned, isDraft: boolean): boolean {
  if (application.applicantId === actor.personId && mayDo(actor.roles, 'application:read-own')) return true;
  if (isDraft) return false;
  if (actor.roles.includes('auditor')) return true;
  return mayDo(actor.roles, 'application:read') && actor.officeId !== null && actor.officeId === application.officeId;
}

/** Only the applicant's side changes an application's answers. */
export const mayEditApplication = (actor: Actor, application: Owned): boolean =>
  application.applicantId === actor.personId && mayDo(actor.roles, 'application:edit');

/** Who gives work to others and shares views: an officer whom the office lets lead its queue (`queue:manage` comes by person, not by role). */
export const leadsQueue = (actor: Actor): boolean =>
  actor.managesQueue === true && actor.officeId !== null && mayDo(actor.roles, 'case:take');
