import { describe, expect, it } from 'vitest';
import {
  faultOfRetrospective,
  leftBeforeIssue,
  type RetrospectiveCaseFacts,
  type RetrospectiveClaim,
  retrospectiveConditions,
  retrospectiveFacts,
  retrospectiveMarking,
} from '@/domain/permit/retrospective';
import type { IsoDate } from '@/domain/shared/iso-date';

const claim: RetrospectiveClaim = {
  leftOn: '2026-11-20' as IsoDate,
  askedBy: 'importer',
  ground: 'not-attributable',
  reason: 'The office named another box',
  investigation: 'Both authorities saw the paper.',
  agreedOn: '2026-11-22' as IsoDate,
  agreement: 'JP 118',
};
const facts: RetrospectiveCaseFacts = {
  today: '2026-11-23' as IsoDate,
  appliedOn: '2026-11-21' as IsoDate,
  documentType: 'EX',
  purpose: 'T',
  lines: [{ appendix: 'II', source: 'W' }],
  wasForgiven: false,
};
const fault = (over: Partial<RetrospectiveClaim> = {}, of: Partial<RetrospectiveCaseFacts> = {}) =>
  faultOfRetrospective({ ...claim, ...over }, { ...facts, ...of });
const error = { ground: 'personal-effects' } as const;
const day = (text: string) => text as IsoDate;

describe('issue after the movement', () => {
  it('is possible for Appendix II where nobody of the trade is to blame and the other authority agrees', () => {
    expect(fault()).toBeNull();
    expect(fault(error, { purpose: 'P' })).toBeNull();
  });

  it('is possible for Appendix I only where the specimens are deemed of Appendix II', () => {
    expect(
      fault(
        {},
        {
          lines: [
            { appendix: 'II', source: 'W' },
            { appendix: 'I', source: 'W' },
          ],
        },
      ),
    ).toBe('appendixI');
    expect(fault({}, { lines: [{ appendix: 'I', source: 'D' }] })).toBeNull();
  });

  it.each([
    ['an import permit', {}, { documentType: 'IM' }, 'documentType'],
    ['a document that nobody has chosen', {}, { documentType: null }, 'documentType'],
    ['commerce, as an error over personal effects', error, { purpose: 'T' }, 'purpose'],
    ['whoever was forgiven before', error, { purpose: 'P', wasForgiven: true }, 'repeated'],
    ['what leaves tomorrow', { leftOn: day('2026-11-24') }, {}, 'notYetLeft'],
    ['what was applied for before it left', {}, { appliedOn: day('2026-11-19') }, 'appliedBefore'],
    ['what was agreed before it left', { agreedOn: day('2026-11-19') }, {}, 'agreedBefore'],
    ['what is agreed tomorrow', { agreedOn: day('2026-11-24') }, {}, 'agreedLater'],
  ] as const)('is not for %s', (_what, over, of, why) => {
    expect(fault(over, of as Partial<RetrospectiveCaseFacts>)).toBe(why);
  });

  it('is told to the rules as they ask for it (LIF-09)', () => {
    expect(retrospectiveFacts(claim)).toEqual({
      irregularityNotByTheParties: true,
      isGenuineErrorOverPersonalEffects: false,
      bothAuthoritiesConsulted: true,
      otherwiseLawful: true,
      reason: claim.reason,
    });
  });
});

describe('what such a permit prints', () => {
  it('begins with RETROSPECTIVE and says day and reason, which are read back from it', () => {
    const marking = retrospectiveMarking(claim);
    expect(marking).toBe('RETROSPECTIVE / RÉTROSPECTIF / RETROSPECTIVO: 2026-11-20 – The office named another box');
    expect(leftBeforeIssue(['REPLACEMENT / …', marking])).toBe('2026-11-20');
    expect(leftBeforeIssue([])).toBeNull();
    expect(leftBeforeIssue(['A condition that says RETROSPECTIVE / x: 2026-01-01 – y'])).toBeNull();
  });

  it('forbids the sale of personal effects for six months', () => {
    expect(retrospectiveConditions(error)).toHaveLength(1);
    expect(retrospectiveConditions(claim)).toEqual([]);
  });
});
