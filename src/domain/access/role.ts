import { z } from 'zod';

/** The roles of one installation (decisions §5). */
export const ROLES = [
  'applicant',
  'agent',
  'case-officer',
  'issuing-officer',
  'scientific-authority',
  'customs-officer',
  'customs-supervisor',
  'auditor',
  'administrator',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Roles held by people who work for an authority. */
export const STAFF_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'applicant' && role !== 'agent');

/** Roles that exclude every other: who watches or appoints must not act on permits. */
export const EXCLUSIVE_ROLES: readonly Role[] = ['auditor', 'administrator'];

/** Whether one person may hold these roles together. */
export const mayHoldTogether = (roles: readonly Role[]): boolean =>
  roles.length <= 1 || !roles.some((role) => EXCLUSIVE_ROLES.includes(role));
