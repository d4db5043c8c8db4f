import { describe, expect, it } from 'vitest';
import { mayDo, PERMISSIONS, ROLE_PERMISSIONS } from '@/domain/access/permissions';
import { EXCLUSIVE_ROLES, mayHoldTogether, ROLES, STAFF_ROLES } from '@/domain/access/role';

const CHANGING = PERMISSIONS.filter((permission) => !/:(read|read-own|download|look-up)$/.test(permission));

describe('the permissions of the roles', () => {
  it('are the reviewed matrix', async () => {
    const rows = PERMISSIONS.map(
      (permission) => `${permission}: ${ROLES.filter((role) => mayDo([role], permission)).join(', ') || 'nobody'}`,
    );

    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('./permission-matrix.txt');
  });

  it('name each permission once, and only known ones', () => {
    for (const role of ROLES) {
      expect(new Set(ROLE_PERMISSIONS[role]).size).toBe(ROLE_PERMISSIONS[role].length);
      expect(ROLE_PERMISSIONS[role].filter((permission) => !PERMISSIONS.includes(permission))).toEqual([]);
    }
  });

  it('let the auditor read and change nothing', () => {
    expect(CHANGING.filter((permission) => mayDo(['auditor'], permission))).toEqual([]);
    expect(mayDo(['auditor'], 'audit:read')).toBe(true);
  });

  it('give the administrator people, signatories, offices, letters and the keys of other Parties, and no right over applications and permits', () => {
    expect(PERMISSIONS.filter((permission) => mayDo(['administrator'], permission))).toEqual([
      'people:manage',
      'signatory:read',
      'office:keep',
      'mail:read',
      'keys:trust',
    ]);
  });

  it('keep signing and deciding with the issuing-officer alone', () => {
    for (const permission of ['permit:sign', 'application:decide'] as const)
      expect(ROLES.filter((role) => mayDo([role], permission))).toEqual(['issuing-officer']);
  });

  it('keep the non-detriment finding with the Scientific Authority, and the legal acquisition finding with the Management Authority', () => {
    expect(ROLES.filter((role) => mayDo([role], 'finding:record-non-detriment'))).toEqual(['scientific-authority']);
    expect(ROLES.filter((role) => mayDo([role], 'finding:record-legal-acquisition'))).toEqual(['case-officer']);
  });

  it('are none for whoever has no role', () => {
    expect(PERMISSIONS.filter((permission) => mayDo([], permission))).toEqual([]);
  });

  it('add up over the roles of one person', () => {
    const both = ['case-officer', 'issuing-officer'] as const;
    for (const permission of PERMISSIONS) expect(mayDo(both, permission)).toBe(both.some((role) => mayDo([role], permission)));
  });
});

describe('roles held together', () => {
  it('exclude auditor and administrator from every other', () => {
    for (const one of ROLES)
      for (const other of ROLES.filter((role) => role !== one))
        expect(mayHoldTogether([one, other])).toBe(!EXCLUSIVE_ROLES.includes(one) && !EXCLUSIVE_ROLES.includes(other));
  });

  it('may be any single one', () => {
    for (const role of ROLES) expect(mayHoldTogether([role])).toBe(true);
    expect(mayHoldTogether([])).toBe(true);
  });

  it('count as staff unless they are a trader’s', () => {
    expect(ROLES.filter((role) => !STAFF_ROLES.includes(role))).toEqual(['applicant', 'agent']);
  });
});
