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

/** Every office and border post of the register, by name. */
export interface Places {
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  readonly posts: readonly { readonly id: string; readonly name: string }[];
}

/** The names of an office and a post among these, as the log keeps them. */
export function nameOfPlace({ office, post }: Pick<WorkPlace, 'office' | 'post'>, { offices, posts }: Places): string {
  const named = [offices.find(({ id }) => id === office)?.name, posts.find(({ id }) => id === post)?.name];
  return named.filter((name) => name !== undefined).join(', ');
}

/** What is wrong with a place for these roles: the field and why; null where nothing is. */
export function faultOfPlace(
  roles: readonly Role[],
  { office, post, leads }: WorkPlace,
  { offices, posts }: Places,
): readonly ['office' | 'post' | 'leads', 'field.chooseOne' | 'staff.officeNeeded' | 'staff.postNeeded' | 'staff.leadsNowhere'] | null {
  if (office !== null && !offices.some(({ id }) => id === office)) return ['office', 'field.chooseOne'];
  if (post !== null && !posts.some(({ id }) => id === post)) return ['post', 'field.chooseOne'];
  const needed = new Set(roles.map((role) => NEEDS[role]));
  if (needed.has('office') && office === null) return ['office', 'staff.officeNeeded'];
  if (needed.has('post') && post === null) return ['post', 'staff.postNeeded'];
  const works = office !== null && roles.some((role) => CASE_ROLES.includes(role));
  return leads && !works ? ['leads', 'staff.leadsNowhere'] : null;
}
