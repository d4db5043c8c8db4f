import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLiveSession } from '@/data/repositories/person-repository';
import { confirmEmail, lookAtConfirmation, sendConfirmationAgain } from '@/services/people/confirm-email';
import { askForEmailChange, changePassword } from '@/services/people/own-credentials';
import { register } from '@/services/people/register';
import { askForReset, resetPassword } from '@/services/people/reset-password';
import { signIn } from '@/services/people/sign-in';
import { ownerUrl, query } from '../../support/database';
import { countingThrottle } from '../../support/world/ports';
import { must } from '../../support/world/request';
import { lettersTo, tokenIn } from './letters';
import { after, openPeople } from './people';

const PASSWORD = 'ranched pythons travel well';
const OTHER = 'orchids grow in glass flasks';
const clientAddress = '203.0.113.9';

let people: ReturnType<typeof openPeople>;
beforeAll(() => {
  people = openPeople();
});
afterAll(() => people.close());

const newAddress = () => `${randomUUID().slice(0, 8)}@example.test`;
const open = async (email = newAddress(), name = 'Nguyễn Thị José-Ólafsdóttir', password = PASSWORD) => {
  must(await register({ name, email, password, clientAddress }, people.ctx()));
  return email;
};
const personOf = async (email: string) =>
  (await query(ownerUrl(), 'SELECT id, name, password_hash, email_confirmed_at, email FROM person WHERE email = $1', [email]))[0] as {
    id: string;
    name: string;
    password_hash: string;
    email_confirmed_at: Date | null;
  };
const enter = async (email: string, password = PASSWORD) => {
  const opened = must(await signIn({ email, password, clientAddress }, people.ctx()));
  const actor = await findLiveSession(people.db, opened.sessionId, people.ctx().now);
  if (!actor) throw new Error('the session does not live');
  return actor;
};

describe('opening an account', () => {
  it('keeps the name in its own script, asks to confirm the address, and lets the person in', async () => {
    const email = await open();

    expect(await personOf(email)).toMatchObject({ name: 'Nguyễn Thị José-Ólafsdóttir', email_confirmed_at: null });
    expect((await lettersTo(email)).map(({ template }) => template)).toEqual(['confirmEmail']);
    expect((await enter(email)).roles).toEqual(['applicant']);
  });

  it('names everything that is wrong at once', async () => {
    expect(await register({ name: ' ', email: 'somebody@example.test', password: 'short', clientAddress }, people.ctx())).toMatchObject({
      problem: { kind: 'invalid-input', fields: { name: { key: 'name.required' }, password: { key: expect.any(String) } } },
    });
  });

  it('answers alike where there is an account already, changes nothing of it, and tells its address alone', async () => {
    const email = await open();
    const before = await personOf(email);

    const again = await register({ name: 'Somebody Else', email: email.toUpperCase(), password: OTHER, clientAddress }, people.ctx());

    expect(again).toEqual({ ok: true, value: null });
    expect(await personOf(email)).toEqual(before);
    expect((await lettersTo(email)).map(({ template }) => template).sort()).toEqual(['accountExists', 'confirmEmail']);
  });

  it('makes one account of two forms sent at the same moment', async () => {
    const email = newAddress();
    const both = await Promise.all([1, 2].map(() => register({ name: 'Ana', email, password: PASSWORD, clientAddress }, people.ctx())));

    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(await query(ownerUrl(), 'SELECT 1 FROM person WHERE email = $1', [email])).toHaveLength(1);
  });

  it.each([
    ['a short password', { password: 'too short' }, 'password'],
    ['a password that is the address', { password: 'somebody@example.test' }, 'password'],
    ['a name without letters', { name: '123' }, 'name'],
  ])('refuses %s', async (_what, wrong, field) => {
    const answer = await register(
      { name: 'Ana', email: 'somebody@example.test', password: PASSWORD, clientAddress, ...wrong },
      people.ctx(),
    );

    expect(answer).toMatchObject({ ok: false, problem: { kind: 'invalid-input', fields: { [field]: {} } } });
  });

  it('stops whoever has mail sent without end, whether or not there is an account', async () => {
    const { throttle } = countingThrottle(2);
    const ask = () => askForReset({ email: 'nobody@example.test', clientAddress }, people.ctx({ throttle }));

    expect([(await ask()).ok, (await ask()).ok]).toEqual([true, true]);
    expect(await ask()).toMatchObject({ problem: { kind: 'too-many-attempts' } });
  });
});

describe('a link to confirm an address', () => {
  it('is used up by the button alone, and once', async () => {
    const email = await open();
    const token = await tokenIn(email, 'confirmEmail');

    expect(must(await lookAtConfirmation({ token }, people.ctx()))).toEqual({ isLive: true });
    expect((await personOf(email)).email_confirmed_at).toBeNull();
    expect((await confirmEmail({ token }, people.ctx())).ok).toBe(true);
    expect((await personOf(email)).email_confirmed_at).not.toBeNull();
    expect(await confirmEmail({ token }, people.ctx())).toMatchObject({ problem: { kind: 'link-spent' } });
    expect(must(await lookAtConfirmation({ token }, people.ctx()))).toEqual({ isLive: false });
  });

  it('works for one of two at the same moment', async () => {
    const token = await tokenIn(await open(), 'confirmEmail');
    const both = await Promise.all([confirmEmail({ token }, people.ctx()), confirmEmail({ token }, people.ctx())]);

    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('expires after three days, and a new one takes its place', async () => {
    const email = await open();
    const token = await tokenIn(email, 'confirmEmail');
    const late = { now: after(72 * 60) };

    expect(await confirmEmail({ token }, people.ctx(late))).toMatchObject({ problem: { kind: 'link-spent' } });
    must(await sendConfirmationAgain({ email, clientAddress }, people.ctx(late)));
    const newer = await tokenIn(email, 'confirmEmail');
    expect(newer).not.toBe(token);
    expect((await confirmEmail({ token: newer }, people.ctx(late))).ok).toBe(true);
  });

  it('is not kept where it could be read: the table holds its digest', async () => {
    const token = await tokenIn(await open(), 'confirmEmail');

    expect(await query(ownerUrl(), "SELECT 1 FROM one_time_token t WHERE to_jsonb(t)::text LIKE '%' || $1 || '%'", [token])).toEqual([]);
  });

  it('is sent again only to who waits for one, and the answer does not say to whom', async () => {
    const email = await open();
    must(await confirmEmail({ token: await tokenIn(email, 'confirmEmail') }, people.ctx()));
    const nobody = newAddress();

    const answers = [email, nobody].map((one) => sendConfirmationAgain({ email: one, clientAddress }, people.ctx()));
    expect(await Promise.all(answers)).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect([await lettersTo(nobody), (await lettersTo(email)).length]).toEqual([[], 1]);
  });
});

describe('a forgotten password', () => {
  it('is set anew by a link, which ends every session, confirms the address and works once', async () => {
    const email = await open();
    const actor = await enter(email);
    must(await askForReset({ email, clientAddress }, people.ctx()));
    const token = await tokenIn(email, 'resetPassword');

    expect((await resetPassword({ token, password: OTHER }, people.ctx())).ok).toBe(true);

    expect(await findLiveSession(people.db, actor.sessionId, people.ctx().now)).toBeNull();
    expect(await signIn({ email, password: PASSWORD, clientAddress }, people.ctx())).toMatchObject({
      problem: { kind: 'bad-credentials' },
    });
    expect((await signIn({ email, password: OTHER, clientAddress }, people.ctx())).ok).toBe(true);
    expect((await personOf(email)).email_confirmed_at).not.toBeNull();
    expect(await resetPassword({ token, password: PASSWORD }, people.ctx())).toMatchObject({ problem: { kind: 'link-spent' } });
  });

  it('answers alike for nobody, and writes to nobody', async () => {
    const nobody = newAddress();

    expect(await askForReset({ email: nobody, clientAddress }, people.ctx())).toEqual({ ok: true, value: null });
    expect(await lettersTo(nobody)).toEqual([]);
  });

  it('stays forgotten where the new one is easy to guess, and the link is not lost by it', async () => {
    const email = await open();
    must(await askForReset({ email, clientAddress }, people.ctx()));
    const token = await tokenIn(email, 'resetPassword');

    expect(await resetPassword({ token, password: 'password12345678' }, people.ctx())).toMatchObject({
      problem: { kind: 'invalid-input' },
    });
    expect((await resetPassword({ token, password: OTHER }, people.ctx())).ok).toBe(true);
  });

  it('opens nothing of a disabled account', async () => {
    const email = await open();
    must(await askForReset({ email, clientAddress }, people.ctx()));
    const token = await tokenIn(email, 'resetPassword');
    await query(ownerUrl(), "UPDATE person SET status = 'disabled' WHERE email = $1", [email]);

    expect(await resetPassword({ token, password: OTHER }, people.ctx())).toMatchObject({ problem: { kind: 'link-spent' } });
  });
});

describe('one’s own credentials', () => {
  it('change only with the password, and a new password ends every other session', async () => {
    const email = await open();
    const [here, elsewhere] = [await enter(email), await enter(email)];
    const change = (currentPassword: string) => changePassword({ currentPassword, password: OTHER }, people.ctx({ actor: here }));

    expect(await change('not my own password')).toMatchObject({ problem: { fields: { currentPassword: {} } } });
    expect((await change(PASSWORD)).ok).toBe(true);
    expect(await findLiveSession(people.db, here.sessionId, people.ctx().now)).not.toBeNull();
    expect(await findLiveSession(people.db, elsewhere.sessionId, people.ctx().now)).toBeNull();
  });

  it('a new address counts once its own link is followed, and the old one is told', async () => {
    const email = await open();
    const next = newAddress();
    const actor = await enter(email);
    must(await askForEmailChange({ email: next, currentPassword: PASSWORD, clientAddress }, people.ctx({ actor })));
    expect(await personOf(email)).toBeDefined();

    must(await confirmEmail({ token: await tokenIn(next, 'confirmNewEmail') }, people.ctx()));

    expect(await personOf(next)).toMatchObject({ id: actor.personId });
    expect((await lettersTo(email)).map(({ template }) => template)).toContain('emailChanged');
  });

  it('an address that somebody else has is answered alike and not taken', async () => {
    const [email, taken] = [await open(), await open()];
    const actor = await enter(email);

    expect(await askForEmailChange({ email: taken, currentPassword: PASSWORD, clientAddress }, people.ctx({ actor }))).toEqual({
      ok: true,
      value: null,
    });
    expect((await lettersTo(taken)).map(({ template }) => template)).toEqual(['confirmEmail']);
  });
});
