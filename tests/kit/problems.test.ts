import { describe, expect, it } from 'vitest';
import { admit } from '@/app/_kit/access';
import { describeProblem, type KitProblem } from '@/app/_kit/describe-problem';
import { problemResponse } from '@/app/_kit/problem-response';
import type { Actor } from '@/domain/access/actor';
import type { Role } from '@/domain/access/role';
import { UPLOAD_FAULTS, type UploadFault } from '@/domain/evidence/upload-fault';
import { LOCALES } from '@/i18n/locale';
import { getWords } from '@/i18n/words';
import { errorReference } from '@/ui/feedback/error-reference';

const EVERY: readonly KitProblem[] = [
  { kind: 'invalid-input', fields: { quantity: { key: 'quantity.ambiguous' } } },
  { kind: 'unauthenticated' },
  { kind: 'forbidden', permission: 'permit:sign' },
  { kind: 'separation-of-duties', part: 'S' },
  { kind: 'not-found', what: 'permit' },
  { kind: 'transition-not-allowed', from: 'approved', action: 'submit' },
  { kind: 'fields-sealed', fields: ['quantity', 'unit'] },
  { kind: 'rules-not-met', findings: [{ ruleId: 'XXX-99', severity: 'block', line: 2, box: '10', as: 'broken', missing: [], detail: {} }] },
  { kind: 'stale', expected: 1, actual: 2 },
  { kind: 'stale', expected: 1, actual: 2, changed: { at: '2026-11-23T14:05:00.000Z', fields: ['purpose'] } },
  {
    kind: 'choice-not-lawful',
    field: 'source',
    finding: {
      ruleId: 'COD-05',
      severity: 'block',
      line: 1,
      box: '10',
      as: 'broken',
      missing: [],
      detail: { source: 'C', kingdom: 'Plantae' },
    },
  },
  { kind: 'answers-would-be-lost', fields: ['carnetNumber'] },
  { kind: 'over-quantity', line: 'A', left: '2.000000' },
  { kind: 'quota-exceeded', line: 'A', taxon: 'Python regius', requested: '40', left: '2', unit: 'NAR' },
  { kind: 'quota-not-comparable', line: 'A', unit: 'KGM', quotaUnit: 'NAR' },
  { kind: 'permit-not-usable', verdict: 'REVOKED' },
  { kind: 'series-exhausted' },
  { kind: 'idempotency-key-reused' },
  { kind: 'too-many-attempts', retryAfterSeconds: 61 },
  { kind: 'bad-credentials' },
  { kind: 'not-verified', obstacle: 'awaiting' },
  { kind: 'link-spent' },
  { kind: 'member-already' },
  { kind: 'last-owner' },
  { kind: 'other-address' },
  { kind: 'account-needed', applications: ['A-10001'], permits: ['26XA000001/EX'] },
  { kind: 'cross-site' },
  { kind: 'unavailable' },
  { kind: 'unexpected', reference: 'E-7F3K2' },
  { kind: 'malformed-request' },
  { kind: 'too-large', limit: '256 kB' },
  { kind: 'method-not-allowed' },
];

describe('every problem', () => {
  it.each(LOCALES)('is said in whole sentences (%s)', (locale) => {
    for (const problem of EVERY) {
      const { title, detail, messages, fields } = describeProblem(problem, getWords(locale));
      for (const sentence of [title, detail, ...messages, ...Object.values(fields)])
        expect(sentence, problem.kind).not.toMatch(/[{}]|problems\.|^$/);
    }
  });

  it('is answered to machines as RFC 9457, with a status that blames the right side', async () => {
    for (const problem of EVERY) {
      const response = problemResponse(problem, getWords('en'));
      const body: unknown = await response.json();
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(body).toMatchObject({ type: `urn:cites-permit-portal:problem:${problem.kind}`, status: response.status });
      expect(response.status >= 500).toBe(['unavailable', 'unexpected'].includes(problem.kind));
    }
  });
});

describe('a refused file', () => {
  const mayTryAgain = async (fault: UploadFault) =>
    (await problemResponse({ kind: 'file-refused', fault, file: 'a.pdf' }, getWords('en')).json()).mayTryAgain;

  it('is offered again only where nothing is wrong with the file itself', async () => {
    const offered = await Promise.all(UPLOAD_FAULTS.map(async (fault) => ((await mayTryAgain(fault)) ? [fault] : [])));
    expect(offered.flat().sort()).toEqual(['not-received', 'too-many', 'too-many-papers', 'too-much']);
  });
});

describe('too many attempts', () => {
  const said = (retryAfterSeconds: number) => describeProblem({ kind: 'too-many-attempts', retryAfterSeconds }, getWords('en')).detail;

  it('says the wait in words, never too short', () => {
    expect(said(45)).toBe('Wait 45 seconds, then try again.');
    expect(said(61)).toBe('Wait 2 minutes, then try again.');
    expect(said(0)).toBe('Wait 1 second, then try again.');
  });

  it('says it to machines as well', () => {
    expect(problemResponse({ kind: 'too-many-attempts', retryAfterSeconds: 59.2 }, getWords('en')).headers.get('retry-after')).toBe('60');
  });
});

describe('a door', () => {
  const actor = (...roles: Role[]): Actor => ({
    personId: '',
    name: '',
    email: '',
    roles,
    principals: [],
    sessionId: '',
    officeId: null,
    postId: null,
  });

  it('lets in who holds the permission', () => {
    expect(admit(actor('issuing-officer'), 'permit:sign').ok).toBe(true);
    expect(admit(actor('applicant'), 'signed-in').ok).toBe(true);
    expect(admit(null, 'public').ok).toBe(true);
  });

  it('asks strangers who they are, and tells the others that it is not theirs', () => {
    expect(admit(null, 'permit:sign')).toMatchObject({ problem: { kind: 'unauthenticated' } });
    expect(admit(null, 'signed-in')).toMatchObject({ problem: { kind: 'unauthenticated' } });
    expect(admit(actor('administrator'), 'permit:sign')).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(admit(actor(), 'application:read')).toMatchObject({ problem: { kind: 'forbidden' } });
  });
});

describe('the reference of a fault', () => {
  it('can be read aloud, and is the same for the same fault', () => {
    expect(errorReference('1049265616')).toMatch(/^E-[2-9A-HJKMNP-TV-Z]{5}$/);
    expect(errorReference('a')).toBe(errorReference('a'));
    expect(errorReference('a')).not.toBe(errorReference('b'));
  });
});
