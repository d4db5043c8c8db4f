import { mayHoldTogether, type Role, STAFF_ROLES } from '../access/role';

/** What two administrators change about a person: a role that works for an authority, a second factor that was lost, an account that was disabled. */
export const PERSON_CHANGES = ['give-role', 'take-role', 'reset-factors', 'enable'] as const;
export type PersonChangeKind = (typeof PERSON_CHANGES)[number];

/** Whether a change names a role. */
export const namesRole = (kind: PersonChangeKind): kind is 'give-role' | 'take-role' => kind === 'give-role' || kind === 'take-role';

/** The roles that may be given to somebody who holds these: none beside what excludes every other. */
export const rolesToGive = (held: readonly Role[]): readonly Role[] =>
  STAFF_ROLES.filter((role) => !held.includes(role) && mayHoldTogether([...held, role]));

/** The roles that may be taken from somebody who holds these. */
export const rolesToTake = (held: readonly Role[]): readonly Role[] => held.filter((role) => STAFF_ROLES.includes(role));
