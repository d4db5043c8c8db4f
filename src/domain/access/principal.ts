import { type MandateScope, SCOPE_PERMISSIONS } from '../people/mandate';
import type { MemberRole } from '../people/organisation';
import type { Permission } from './permissions';

/** Somebody for whom a person may act: the organisation they belong to, or a client whose mandate they hold at this moment. */
export type Principal =
  | { readonly basis: 'membership'; readonly applicantId: string; readonly name: string; readonly role: MemberRole }
  | { readonly basis: 'mandate'; readonly applicantId: string; readonly name: string; readonly scope: MandateScope };

/** Whether acting for a principal goes as far as a permission. A member does what the organisation may; an agent what the mandate says. */
export const reaches = (principal: Principal, permission: Permission): boolean =>
  principal.basis === 'membership' || SCOPE_PERMISSIONS[principal.scope].includes(permission);
