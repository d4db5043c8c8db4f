import type { Role } from './role';

/** What can be done, as `noun:verb`. */
export const PERMISSIONS = [
  'application:create',
  'application:edit',
  'application:submit',
  'application:withdraw',
  'application:read-own',
  'application:read',
  'queue:read',
  'queue:manage',
  'application:review',
  'finding:record-legal-acquisition',
  'finding:record-non-detriment',
  'advice:read',
  'application:recommend',
  'application:decide',
  'permit:sign',
  'permit:read',
  'permit:download',
  'border:look-up',
  'border:endorse',
  'border:correct',
  'quota:read',
  'register:read',
  'register:keep',
  'opinion:record',
  'foreign-document:read',
  'foreign-document:record',
  'audit:read',
  'people:manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Role × permission. The guard of every page, action and route reads this; particular cases are in policy.ts. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  applicant: [
    'application:create',
    'application:edit',
    'application:submit',
    'application:withdraw',
    'application:read-own',
    'permit:download',
  ],
  agent: [
    'application:create',
    'application:edit',
    'application:submit',
    'application:withdraw',
    'application:read-own',
    'permit:download',
  ],
  'case-officer': [
    'queue:read',
    'quota:read',
    'application:read',
    'application:review',
    'finding:record-legal-acquisition',
    'application:recommend',
    'permit:read',
    'permit:download',
    'register:read',
    'register:keep',
    'foreign-document:read',
    'foreign-document:record',
  ],
  'issuing-officer': [
    'queue:read',
    'quota:read',
    'application:read',
    'application:decide',
    'permit:sign',
    'permit:read',
    'permit:download',
    'register:read',
    'foreign-document:read',
  ],
  'scientific-authority': ['advice:read', 'finding:record-non-detriment', 'register:read', 'opinion:record'],
  'customs-officer': ['border:look-up', 'border:endorse', 'permit:read', 'permit:download'],
  'customs-supervisor': ['border:look-up', 'border:endorse', 'border:correct', 'permit:read', 'permit:download'],
  auditor: [
    'queue:read',
    'quota:read',
    'application:read',
    'permit:read',
    'permit:download',
    'register:read',
    'foreign-document:read',
    'audit:read',
  ],
  administrator: ['people:manage'],
};

/** Whether any of these roles carries a permission. */
export const mayDo = (roles: readonly Role[], permission: Permission): boolean =>
  roles.some((role) => ROLE_PERMISSIONS[role].includes(permission));
