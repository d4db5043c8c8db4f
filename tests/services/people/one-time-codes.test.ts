import { expect, it } from 'vitest';
import { codeAt, counterOfCode, totpSecretOf } from '@/services/step-up/totp';

// RFC 6238, appendix B: SHA-1, the last six of eight digits.
const SECRET = totpSecretOf(new TextEncoder().encode('12345678901234567890'));

it.each([
  ['1970-01-01T00:00:59.000Z', '287082'],
  ['2005-03-18T01:58:29.000Z', '081804'],
  ['2009-02-13T23:31:30.000Z', '005924'],
  ['2033-05-18T03:33:20.000Z', '279037'],
])('the code of %s is the one of RFC 6238', (moment, code) => expect(codeAt(SECRET, moment)).toBe(code));

it('a code is taken half a minute early or late, and at no other time', () => {
  const code = codeAt(SECRET, '2026-11-23T12:00:00.000Z');
  const at = (time: string) => counterOfCode(SECRET, code, `2026-11-23T${time}.000Z`);

  expect([at('11:59:30'), at('12:00:29'), at('12:00:59')]).toEqual([at('12:00:00'), at('12:00:00'), at('12:00:00')]);
  expect([at('11:59:29'), at('12:01:00')]).toEqual([null, null]);
});
