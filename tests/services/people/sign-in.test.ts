import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '@/services/people/sign-in';
import { ownerUrl, query } from '../../support/database';
import { openPeople, PASSWORD } from './people';

let people: ReturnType<typeof openPeople>;
beforeAll(() => {
  people = openPeople();
});
afterAll(() => people.close());

const attempt = (email: string, password = PASSWORD, throttle = people.ctx().ports.throttle, clientAddress = '203.0.113.9') =>
  signIn({ email, password, clientAddress }, people.ctx({ throttle }));

describe('signing in', () => {
  it('opens a session and is written down', async () => {
    const { email, personId } = await people.person(['applicant']);

    expect(await attempt(email)).toMatchObject({ ok: true, value: { personId } });
    expect((await people.eventsAbout(personId)).map(({ type }) => type)).toEqual(['PersonSignedIn']);
  });

  it('takes the e-mail address in any case and the password in any composition of its characters', async () => {
    const { email } = await people.person(['applicant']);

    expect((await attempt(`  ${email.toUpperCase()} `)).ok).toBe(true);
    expect((await attempt(email, PASSWORD.replace('w', 'ｗ'))).ok).toBe(true);
  });

  it('answers an unknown address, a wrong password and a disabled account alike', async () => {
    const known = await people.person(['applicant']);
    const disabled = await people.person(['applicant']);
    await query(ownerUrl(), "UPDATE person SET status = 'disabled' WHERE id = $1", [disabled.personId]);

    const answers = [await attempt('nobody@example.test'), await attempt(known.email, 'wrong'), await attempt(disabled.email)];
    expect(answers).toEqual(answers.map(() => ({ ok: false, problem: { kind: 'bad-credentials' } })));
  });

  it('takes about as long for nobody as for somebody', async () => {
    const { email } = await people.person(['applicant']);
    const taken = async (address: string) => {
      const started = performance.now();
      await attempt(address, 'wrong');
      return performance.now() - started;
    };
    const times = { somebody: [] as number[], nobody: [] as number[] };
    // In turn, so that a busy machine slows both alike.
    for (let i = 0; i < 7; i++) {
      times.somebody.push(await taken(email));
      times.nobody.push(await taken('nobody@example.test'));
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[3] ?? 0;

    const [somebody, nobody] = [median(times.somebody), median(times.nobody)];
    expect(Math.min(somebody, nobody) / Math.max(somebody, nobody)).toBeGreaterThan(0.5);
  });

  it('writes a refusal down with its reason, and never what was typed', async () => {
    const { email, personId } = await people.person(['applicant']);
    await attempt(email, 'wrong');
    await attempt('my own password@example.test', 'wrong');

    expect(await people.eventsAbout(personId)).toEqual([{ type: 'SignInRefused', payload: '{"reason":"wrong-password"}' }]);
    const named = await query(ownerUrl(), "SELECT 1 FROM audit_event WHERE subject_id LIKE '%my own%' OR payload LIKE '%my own%'");
    expect(named).toEqual([]);
  });

  it('refuses a password that is too long for anybody, without an error', async () => {
    const { email } = await people.person(['applicant']);

    expect(await attempt(email, 'x'.repeat(5_000))).toMatchObject({ ok: false, problem: { kind: 'bad-credentials' } });
    expect(await attempt(email, `${PASSWORD}${'\u0000'.repeat(3)}`)).toMatchObject({ ok: false, problem: { kind: 'bad-credentials' } });
  });
});

describe('guessing', () => {
  it('is stopped after five attempts on an account, with the wait', async () => {
    const { email } = await people.person(['applicant']);
    for (let i = 0; i < 5; i++)
      expect(await attempt(email, 'wrong', people.throttle, `198.51.100.${i}`)).toMatchObject({ problem: { kind: 'bad-credentials' } });

    const sixth = await attempt(email, PASSWORD, people.throttle, '198.51.100.99');
    expect(sixth).toMatchObject({ ok: false, problem: { kind: 'too-many-attempts' } });
    expect(sixth.ok === false && sixth.problem.kind === 'too-many-attempts' && sixth.problem.retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it('is stopped alike for an account that does not exist', async () => {
    for (let i = 0; i < 5; i++) await attempt('no-such-person@example.test', 'wrong', people.throttle, `198.51.101.${i}`);

    expect(await attempt('no-such-person@example.test', 'wrong', people.throttle, '198.51.101.99')).toMatchObject({
      problem: { kind: 'too-many-attempts' },
    });
  });

  it('gains nothing by twenty attempts at the same moment', async () => {
    const { email } = await people.person(['applicant']);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => attempt(email, 'wrong', people.throttle, `198.51.102.${i}`)));

    const looked = answers.filter((answer) => !answer.ok && answer.problem.kind === 'bad-credentials');
    expect(looked.length).toBeLessThanOrEqual(5);
  });

  it('is stopped after twenty attempts in a minute from one address', async () => {
    const answers = [];
    for (let i = 0; i < 21; i++) answers.push(await attempt(`person-${i}@example.test`, 'wrong', people.throttle, '198.51.103.1'));

    expect(answers.slice(0, 20).every((answer) => !answer.ok && answer.problem.kind === 'bad-credentials')).toBe(true);
    expect(answers[20]).toMatchObject({ problem: { kind: 'too-many-attempts' } });
  });

  it('is forgotten once the right password is given', async () => {
    const { email } = await people.person(['applicant']);
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 3; i++) await attempt(email, 'wrong', people.throttle, `198.51.104.${round * 10 + i}`);
      expect((await attempt(email, PASSWORD, people.throttle, `198.51.104.${round * 10 + 9}`)).ok).toBe(true);
    }
  });

  it('leaves no address and no e-mail in the table of counters', async () => {
    await attempt('somebody-private@example.test', 'wrong', people.throttle, '198.51.105.1');

    expect(await query(ownerUrl(), "SELECT key FROM throttle WHERE key LIKE '%private%' OR key LIKE '%198.51%'")).toEqual([]);
  });
});
