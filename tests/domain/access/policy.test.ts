import { describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { maySeeApplication, standsFor } from '@/domain/access/policy';
import { ROLES, type Role } from '@/domain/access/role';

const someone = (personId: string, roles: readonly Role[], officeId: string | null = null): Actor => ({
  personId,
  name: personId,
  email: `${personId}@example.org`,
  roles,
  principals: [],
  sessionId: 'session',
  officeId,
  postId: null,
});
const application = { applicantId: 'ada', agentId: null, officeId: 'reptiles' };

describe('who sees an application', () => {
  it('its applicant, from the first answer', () => {
    expect(maySeeApplication(someone('ada', ['applicant']), application, true)).toBe(true);
  });

  it('no other applicant', () => {
    expect(maySeeApplication(someone('ben', ['applicant']), application, false)).toBe(false);
  });

  it('an officer of its office, once it was sent', () => {
    const officer = someone('cleo', ['case-officer'], 'reptiles');

    expect([maySeeApplication(officer, application, true), maySeeApplication(officer, application, false)]).toEqual([false, true]);
  });

  it('no officer of another office, nor one without an office', () => {
    expect(maySeeApplication(someone('dan', ['issuing-officer'], 'plants'), application, false)).toBe(false);
    expect(maySeeApplication(someone('dan', ['issuing-officer']), { ...application, officeId: null }, false)).toBe(false);
  });

  it('the auditor, once it was sent', () => {
    const auditor = someone('eve', ['auditor']);

    expect([maySeeApplication(auditor, application, true), maySeeApplication(auditor, application, false)]).toEqual([false, true]);
  });

  it('neither Customs nor the administrator', () => {
    for (const role of ['customs-officer', 'customs-supervisor', 'administrator'] as const)
      expect(maySeeApplication(someone('fay', [role], 'reptiles'), application, false)).toBe(false);
  });
});

describe('who changes its answers', () => {
  it('the applicant whose it is, and nobody else', () => {
    for (const role of ROLES) {
      expect(standsFor(someone('ben', [role], 'reptiles'), application, 'application:edit')).toBe(false);
      expect(standsFor(someone('ada', [role], 'reptiles'), application, 'application:edit')).toBe(role === 'applicant' || role === 'agent');
    }
  });
});
