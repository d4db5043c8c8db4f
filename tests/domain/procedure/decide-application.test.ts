import { describe, expect, it } from 'vitest';
import { decideApplication } from '@/domain/application/decide-application';
import { needsSecondOfficer } from '@/domain/application/second-officer';
import type { AuditEvent } from '@/domain/audit/audit-event';
import { anApplication, aSpecimenLine } from '../../factories/an-application';

const event: AuditEvent = { type: 'ReviewStarted', subject: 'application', subjectId: 'application-1', payload: {} };
const submitted = { id: 'application-1', state: 'submitted', version: 4 } as const;

describe('a step of an application', () => {
  it('comes with its event, so that neither can be saved alone', () => {
    expect(decideApplication(submitted, 'startReview', { roles: ['case-officer'] }, 4, event)).toEqual({
      ok: true,
      value: { next: { state: 'under-review' }, events: [event] },
    });
  });

  it('is refused on a page older than the application', () => {
    expect(decideApplication(submitted, 'startReview', { roles: ['case-officer'] }, 3, event)).toEqual({
      ok: false,
      problem: { kind: 'stale', expected: 3, actual: 4 },
    });
  });

  it('is refused to whoever holds no role for it', () => {
    expect(decideApplication(submitted, 'startReview', { roles: ['applicant', 'issuing-officer'] }, 4, event)).toMatchObject({
      problem: { kind: 'transition-not-allowed', action: 'startReview' },
    });
  });

  it('is refused from a state without such a row, whoever asks', () => {
    expect(decideApplication(submitted, 'approve', { roles: ['issuing-officer'] }, 4, event)).toMatchObject({
      problem: { kind: 'transition-not-allowed', from: 'submitted', action: 'approve' },
    });
  });

  it('is the system’s only where the table says so', () => {
    expect(decideApplication({ ...submitted, state: 'returned' }, 'lapse', 'system', null, event).ok).toBe(true);
    expect(decideApplication(submitted, 'withdraw', 'system', null, event).ok).toBe(false);
  });
});

describe('a second issuing-officer', () => {
  const plain = anApplication();
  const withAppendixI = anApplication({ lines: [aSpecimenLine(), aSpecimenLine({}, { position: 2, listing: { appendix: 'I' } })] });

  it('is not needed to approve Appendix II and III', () => {
    expect(needsSecondOfficer(plain, 'approve', [], [], false)).toBe(false);
  });

  it('is needed to approve when any line is in Appendix I', () => {
    expect(needsSecondOfficer(withAppendixI, 'approve', [], [], false)).toBe(true);
  });

  it('is needed to issue after the movement', () => {
    expect(needsSecondOfficer(plain, 'approve', [], [], true)).toBe(true);
  });

  it('is needed for every refusal', () => {
    expect(needsSecondOfficer(plain, 'refuse', [], [], false)).toBe(true);
  });

  it('is needed when a colleague has proposed the opposite', () => {
    expect(needsSecondOfficer(plain, 'approve', ['refuse'], [], false)).toBe(true);
    expect(needsSecondOfficer(plain, 'approve', ['approve'], [], false)).toBe(false);
  });
});
