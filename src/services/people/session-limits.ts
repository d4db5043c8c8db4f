import 'server-only';
import { type Role, STAFF_ROLES } from '@/domain/access/role';

/** How long a session lasts. */
export interface SessionLimits {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  /** Sessions one person may have at a time. */
  readonly most: number;
}

const SHORT_IDLE: readonly Role[] = ['issuing-officer', 'administrator'];
const MOST_OF_A_TRADER = 10;

/** The strictest limits of the roles somebody holds: those who sign and those who appoint are signed out soonest. */
export function sessionLimits(roles: readonly Role[]): SessionLimits {
  const isStaff = roles.some((role) => STAFF_ROLES.includes(role));
  return {
    idleMinutes: roles.some((role) => SHORT_IDLE.includes(role)) ? 15 : 30,
    absoluteHours: isStaff ? 8 : 12,
    most: isStaff ? 2 : MOST_OF_A_TRADER,
  };
}
