import { describe, expect, it } from 'vitest';
import { ROLES } from '@/domain/access/role';
import { APPLICATION_STATES, applicationTransitions, EDITABLE_STATES } from '@/domain/application/application-states';
import { AUDIT_EVENTS } from '@/domain/audit/audit-event';
import { PERMIT_STATES, permitTransitions } from '@/domain/permit/permit-states';
import { EXPIRY_STATES } from '@/domain/permit/permit-use';
import { actionsFor, follow, type Transition } from '@/domain/shared/transition-table';
import { arrows, MOVERS, matrix } from './support';

/** Decisions §6, written down a second time by hand: a new arrow must be agreed to here. */
const APPLICATION_ARROWS = [
  'draft → submitted',
  'submitted → under-review',
  'submitted → returned',
  'under-review → awaiting-findings',
  'awaiting-findings → under-review',
  'under-review → returned',
  'under-review → recommended',
  'recommended → under-review',
  'recommended → approved',
  'recommended → refused',
  'returned → submitted',
  'returned → lapsed',
  'approved → under-review',
  ...['draft', 'submitted', 'under-review', 'awaiting-findings', 'returned', 'recommended', 'approved'].map(
    (from) => `${from} → withdrawn`,
  ),
];
const PERMIT_ARROWS = [
  'signing → issued',
  'signing → void',
  ...['partly-used', 'used', 'expired', 'suspended', 'revoked', 'replaced'].map((to) => `issued → ${to}`),
  ...['used', 'expired', 'suspended', 'revoked', 'replaced', 'issued'].map((to) => `partly-used → ${to}`),
  'used → partly-used',
  'used → issued',
  ...['issued', 'partly-used', 'expired', 'revoked', 'replaced'].map((to) => `suspended → ${to}`),
];

describe('the life of an application', () => {
  it('is the reviewed matrix of state, action and role', async () => {
    await expect(matrix(applicationTransitions, APPLICATION_STATES)).toMatchFileSnapshot('./application-matrix.txt');
  });

  it('has the arrows of the decisions and no other', () => {
    expect(arrows(applicationTransitions, APPLICATION_STATES)).toEqual([...APPLICATION_ARROWS].sort());
  });

  it('ends in refused, withdrawn or lapsed, where nobody can do anything', () => {
    const dead = APPLICATION_STATES.filter((state) => actionsFor(applicationTransitions, state, MOVERS).length === 0);

    expect(dead).toEqual(['refused', 'withdrawn', 'lapsed']);
  });

  it('lets the applicant write in a draft and in what was returned, and there only', () => {
    expect(EDITABLE_STATES).toEqual(['draft', 'returned']);
    expect(APPLICATION_STATES.filter((state) => actionsFor(applicationTransitions, state, ['applicant']).includes('submit'))).toEqual(
      EDITABLE_STATES,
    );
  });

  it('lets the clock alone make it lapse', () => {
    expect(applicationTransitions.lapse.by).toEqual(['system']);
  });
});

describe('the life of a permit', () => {
  it('is the reviewed matrix of state, action and role', async () => {
    await expect(matrix(permitTransitions, PERMIT_STATES)).toMatchFileSnapshot('./permit-matrix.txt');
  });

  it('has the arrows of the decisions and no other', () => {
    expect(arrows(permitTransitions, PERMIT_STATES)).toEqual([...PERMIT_ARROWS].sort());
  });

  it('ends in expired, revoked, replaced or void', () => {
    const dead = PERMIT_STATES.filter((state) => actionsFor(permitTransitions, state, MOVERS).length === 0);

    expect(dead).toEqual(['expired', 'revoked', 'replaced', 'void']);
  });

  it('expires from the states that the passing of the last day ends', () => {
    expect(permitTransitions.expire.from).toEqual(EXPIRY_STATES);
  });

  it('is endorsed by Customs, and corrected by a supervisor alone', () => {
    expect(actionsFor(permitTransitions, 'used', ['customs-officer'])).toEqual([]);
    expect(actionsFor(permitTransitions, 'used', ['customs-supervisor'])).toEqual(['correctToPartlyUsed', 'correctToUnused']);
    expect(actionsFor(permitTransitions, 'issued', ['customs-officer'])).toEqual(['endorseInPart', 'endorseInFull']);
  });
});

describe('every step of a procedure', () => {
  const rows: readonly (readonly [string, Transition<string>])[] = [
    ...Object.entries(applicationTransitions),
    ...Object.entries(permitTransitions),
  ];

  it.each(rows)('%s has somebody to take it, a ground and an event', (_, row) => {
    expect(row.by.length).toBeGreaterThan(0);
    expect(row.from.length).toBeGreaterThan(0);
    expect(row.basis.trim()).not.toBe('');
    expect(Object.keys(AUDIT_EVENTS)).toContain(row.records);
  });

  it('is refused by name from a state that has no such row', () => {
    expect(follow(applicationTransitions, 'draft', 'approve')).toEqual({
      ok: false,
      problem: { kind: 'transition-not-allowed', from: 'draft', action: 'approve' },
    });
  });

  it('is offered to nobody without a role, and never to auditor or administrator', () => {
    for (const roles of [[], ['auditor'], ['administrator']] as const) {
      expect(APPLICATION_STATES.flatMap((state) => actionsFor(applicationTransitions, state, roles))).toEqual([]);
      expect(PERMIT_STATES.flatMap((state) => actionsFor(permitTransitions, state, roles))).toEqual([]);
    }
  });

  it('is offered to a person exactly when one of their roles may take it', () => {
    for (const role of ROLES)
      for (const state of APPLICATION_STATES)
        for (const action of Object.keys(applicationTransitions) as (keyof typeof applicationTransitions)[])
          expect(actionsFor(applicationTransitions, state, [role]).includes(action)).toBe(
            follow(applicationTransitions, state, action).ok && (applicationTransitions[action].by as readonly string[]).includes(role),
          );
  });
});
