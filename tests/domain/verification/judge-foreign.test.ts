import { describe, expect, it } from 'vitest';
import type { Instant, IsoDate } from '@/domain/shared/iso-date';
import { type ForeignFacts, judgeForeign } from '@/domain/verification/judge-foreign';
import { STATUS_BITS } from '@/domain/verification/status-list';

const NOW = '2026-11-23T12:00:00.000Z' as Instant;
const TODAY = '2026-11-23' as IsoDate;
const day = (text: string) => text as IsoDate;
const states = (says: number, issuedAt = '2026-11-23T08:00:00.000Z') => ({ issuedAt, says });
const sound: ForeignFacts = {
  issuedOn: day('2026-11-01'),
  validUntil: day('2027-04-30'),
  trust: 'trusted',
  keysUntil: '2027-01-01T00:00:00.000Z',
  key: { state: 'active', cutOff: null },
  signatureVerifies: true,
  status: states(STATUS_BITS.usable),
};
const judged = (change: Partial<ForeignFacts>) => judgeForeign({ ...sound, ...change }, NOW, TODAY);
const stolen = { state: 'compromised', cutOff: '2026-10-15T00:00:00.000Z' } as const;

describe('the permit of another Party', () => {
  it('is authentic, and no more, when its key is trusted and its list of states lets it be used', () => {
    expect(judged({})).toEqual({ verdict: 'AUTHENTIC', doubt: null });
    expect(judged({ key: { state: 'retired', cutOff: null } }).verdict).toBe('AUTHENTIC');
  });

  it.each<[string, Partial<ForeignFacts>, string, string | null]>([
    ['of a Party that nobody trusts', { trust: 'none' }, 'UNKNOWN_KEY', 'party-unknown'],
    ['of a Party that is trusted no longer', { trust: 'withdrawn' }, 'UNKNOWN_KEY', 'trust-withdrawn'],
    ['by a key that its Party never listed', { key: null }, 'UNKNOWN_KEY', 'key-unknown'],
    ['by a key that may be on a newer list', { key: null, keysUntil: '2026-11-01T00:00:00.000Z' }, 'CANNOT_DECIDE', 'keys-old'],
    ['by a key before its time', { key: { state: 'next', cutOff: null } }, 'UNKNOWN_KEY', 'key-not-in-use'],
    ['that its signature does not cover', { signatureVerifies: false }, 'INVALID_SIGNATURE', null],
    ['signed since its key was stolen', { key: stolen }, 'KEY_REVOKED', null],
    ['signed before its key was stolen', { key: stolen, issuedOn: day('2026-10-01') }, 'CANNOT_DECIDE', 'key-compromised-later'],
    ['stopped by its authority', { status: states(STATUS_BITS.stopped) }, 'STOPPED', null],
    ['used up', { status: states(STATUS_BITS.used) }, 'USED_UP', null],
    ['over', { validUntil: day('2026-11-22') }, 'EXPIRED', null],
    ['ahead', { issuedOn: day('2026-11-24') }, 'NOT_YET_VALID', null],
    ['that its list should have and has not', { status: states(STATUS_BITS.none) }, 'UNKNOWN_TO_REGISTRY', null],
    ['of the day of its list, or later', { status: states(STATUS_BITS.none), issuedOn: TODAY }, 'CANNOT_DECIDE', 'newer-than-states'],
    ['without any list of states', { status: null }, 'CANNOT_DECIDE', 'no-states'],
    ['with a list of 73 hours', { status: states(STATUS_BITS.usable, '2026-11-20T11:00:00.000Z') }, 'CANNOT_DECIDE', 'states-old'],
    ['with a key list that is over', { keysUntil: '2026-11-23T11:59:59.000Z' }, 'CANNOT_DECIDE', 'keys-old'],
  ])('%s', (_what, change, verdict, doubt) => {
    expect(judged(change)).toEqual({ verdict, doubt });
  });

  it('stays stopped by a list of states however old, for nothing that was stopped is forgotten', () => {
    expect(judged({ status: states(STATUS_BITS.stopped, '2026-01-01T00:00:00.000Z') }).verdict).toBe('STOPPED');
  });
});
