import type { Role } from '../access/role';

/** What an account can do: `invited` until a second administrator gives its first role, `active`, or `disabled`. */
export const ACCOUNT_STATES = ['invited', 'active', 'disabled'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** Where somebody works: in an office, whose cases they see; at a border post, where they endorse. */
export interface WorkPlace {
  readonly office: string | null;
  readonly post: string | null;
  /** Leads the queue of that office. */
  readonly leads: boolean;
}

/** Roles that do nothing without a place of their kind. */
const NEEDS: Readonly<Partial<Record<Role, 'office' | 'post'>>> = {
  'case-officer': 'office',
  'issuing-officer': 'office',
  'customs-officer': 'post',
  'customs-supervisor': 'post',
};

/** Roles that work on the cases of an office. */
export const CASE_ROLES: readonly Role[] = ['case-officer', 'issuing-officer'];

/** What is wrong with a place for these roles: the field and why; null where nothing is. */
export function faultOfPlace(
  roles: readonly Role[],
  place: WorkPlace,
): readonly ['office' | 'post' | 'leads', 'staff.officeNeeded' | 'staff.postNeeded' | 'staff.leadsNowhere'] | null {
  const needed = new Set(roles.map((role) => NEEDS[role]));
  if (needed.has('office') && place.office === null) return ['office', 'staff.officeNeeded'];
  if (needed.has('post') && place.post === null) return ['post', 'staff.postNeeded'];
  const works = place.office !== null && roles.some((role) => CASE_ROLES.includes(role));
  return place.leads && !works ? ['leads', 'staff.leadsNowhere'] : null;
}
