import { describe, expect, it } from 'vitest';
import { isLoss, permitRequestTransitions, REQUEST_EFFECTS, REQUEST_KINDS, requestKindsFor } from '@/domain/permit/permit-request';
import { maySharePaper, shareStateAt } from '@/domain/permit/permit-share';
import { PERMIT_STATES } from '@/domain/permit/permit-states';
import { VERDICTS } from '@/domain/verification/verdict';

describe('a request about a permit', () => {
  it('is possible while the paper can be used; of a suspended one only its end is asked', () => {
    expect(Object.fromEntries(PERMIT_STATES.map((state) => [state, requestKindsFor(state).length]))).toEqual({
      signing: 0,
      issued: 5,
      'partly-used': 5,
      used: 0,
      expired: 0,
      suspended: 1,
      revoked: 0,
      replaced: 0,
      void: 0,
    });
  });

  it('never brings a paper back by being accepted, and one reported lost only by being refused', () => {
    expect(REQUEST_KINDS.filter((kind) => REQUEST_EFFECTS[kind].accepted === 'reinstate')).toEqual([]);
    expect(REQUEST_KINDS.filter((kind) => REQUEST_EFFECTS[kind].refused === 'reinstate')).toEqual(REQUEST_KINDS.filter(isLoss));
  });

  it('is decided by an issuing-officer alone', () => {
    expect(permitRequestTransitions.accept.by).toEqual(['issuing-officer']);
    expect(permitRequestTransitions.refuse.by).toEqual(['issuing-officer']);
  });
});

describe('a link for a courier', () => {
  it('offers the paper under a verdict that lets it travel, and under no STOP', () => {
    expect(VERDICTS.map(({ code }) => code).filter(maySharePaper)).toEqual(['VALID_PARTLY_USED', 'VALID']);
  });

  it('is over at its moment, and stays ended', () => {
    const share = { expiresAt: '2026-11-26T10:00:00.000Z', revokedAt: null };

    expect(shareStateAt(share, '2026-11-26T09:59:59.999Z')).toBe('open');
    expect(shareStateAt(share, '2026-11-26T10:00:00.000Z')).toBe('expired');
    expect(shareStateAt({ ...share, revokedAt: '2026-11-24T10:00:00.000Z' }, '2026-11-25T10:00:00.000Z')).toBe('revoked');
  });
});
