import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHalfSession, findLiveSession } from '@/data/repositories/person-repository';
import type { Actor } from '@/domain/access/actor';
import type { Role } from '@/domain/access/role';
import { completeSignIn } from '@/services/people/complete-sign-in';
import { addCodes, offerCodes } from '@/services/people/enrol-factor';
import { changePassword } from '@/services/people/own-credentials';
import { getOwnSecurity, removeFactor } from '@/services/people/own-security';
import { signIn } from '@/services/people/sign-in';
import type { GivenProof } from '@/services/step-up/prove';
import { codeAt } from '@/services/step-up/totp';
import { appUrl, ownerUrl, query } from '../../support/database';
import { answered, giveSoftPasskey } from '../../support/soft-passkey';
import { after, NOON, openPeople, PASSWORD } from './people';

let people: ReturnType<typeof openPeople>;
beforeAll(() => {
  people = openPeople();
});
afterAll(() => people.close());

async function byPassword(email: string, now = NOON) {
  const opened = await signIn({ email, password: PASSWORD, clientAddress: '203.0.113.9' }, people.ctx({ now }));
  if (!opened.ok) throw new Error(opened.problem.kind);
  return { ...opened.value, half: await findHalfSession(people.db, opened.value.sessionId, now) };
}

/** Somebody who has just set an app up: their session, secret and recovery codes. */
async function withApp(...roles: Role[]) {
  const { email, personId } = await people.person(roles);
  const { half } = await byPassword(email);
  if (!half) throw new Error('nobody has to set anything up');
  const { secret, codes } = await offerCodes(half, people.ctx());
  const added = await addCodes({ name: 'Telephone', code: codeAt(secret, NOON) }, half, people.ctx());
  if (!added.ok || !added.value) throw new Error('no whole session');
  const actor = (await findLiveSession(people.db, added.value.sessionId, NOON)) as Actor;
  return { email, personId, secret, codes, half, actor };
}

describe('whoever works for an authority', () => {
  it('is led to a second factor before anything else, and their password alone opens nothing', async () => {
    const { email } = await people.person(['case-officer']);
    const { stage, sessionId } = await byPassword(email);

    expect(stage).toBe('enrol');
    expect(await findLiveSession(people.db, sessionId, NOON)).toBeNull();
  });

  it('is signed in by setting one up, under another session than before, with ten recovery codes', async () => {
    const { actor, half, codes, personId } = await withApp('case-officer');

    expect(actor).toMatchObject({ personId, roles: ['case-officer'] });
    expect(actor.sessionId).not.toBe(half.sessionId);
    expect(await findHalfSession(people.db, half.sessionId, NOON)).toBeNull();
    expect(new Set(codes).size).toBe(10);
    expect((await people.eventsAbout(personId)).map(({ type }) => type)).toEqual([
      'SecondFactorAdded',
      'RecoveryCodesReplaced',
      'PersonSignedIn',
    ]);
  });

  it('shows a code that works once, and no code of another time', async () => {
    const { email, secret } = await withApp('issuing-officer');
    const { half, stage } = await byPassword(email, after(5));
    const send = (proofCode: string, minutes = 5) => completeSignIn({ proofCode }, half, people.ctx({ now: after(minutes) }));
    expect(stage).toBe('factor');

    expect(await send('000000')).toMatchObject({ problem: { fields: { proofCode: { key: 'proof.wrongCode' } } } });
    expect(await send(codeAt(secret, after(8)))).toMatchObject({ ok: false });
    const code = codeAt(secret, after(5));
    expect(await send(code)).toMatchObject({ ok: true, value: { stage: 'full' } });

    const again = await byPassword(email, after(5));
    expect(await completeSignIn({ proofCode: code }, again.half, people.ctx({ now: after(5) }))).toMatchObject({
      problem: { fields: { proofCode: { key: 'proof.usedCode' } } },
    });
  });

  it('uses each recovery code once, however it is typed', async () => {
    const { email, codes } = await withApp('customs-officer');
    const use = async (recoveryCode = '') => completeSignIn({ recoveryCode }, (await byPassword(email)).half, people.ctx());

    expect(await use(codes[3]?.toLowerCase().replaceAll('-', ' '))).toMatchObject({ ok: true });
    expect(await use(codes[3])).toMatchObject({ problem: { fields: { recoveryCode: { key: 'proof.wrongRecoveryCode' } } } });
  });

  it('is made to wait after five wrong codes', async () => {
    const { email } = await withApp('auditor');
    const { half } = await byPassword(email);
    const guess = () => completeSignIn({ proofCode: '123456' }, half, people.ctx({ throttle: people.throttle }));
    for (let i = 0; i < 5; i++) expect((await guess()).ok).toBe(false);

    expect(await guess()).toMatchObject({ problem: { kind: 'too-many-attempts' } });
  });

  it('keeps one factor always, and may set a shorter password beside it', async () => {
    const { actor, secret } = await withApp('scientific-authority');
    const ctx = people.ctx({ actor, now: after(2) });
    const own = await getOwnSecurity(null, ctx);
    const factor = own.ok ? (own.value.factors[0]?.id ?? '') : '';

    expect(await removeFactor({ factor, proofCode: codeAt(secret, after(2)) }, ctx)).toMatchObject({ problem: { kind: 'last-factor' } });
    expect(await changePassword({ currentPassword: PASSWORD, password: 'gecko-71' }, ctx)).toMatchObject({ ok: true });
  });
});

describe('a passkey', () => {
  it('opens a session, and its answer to one challenge opens no second', async () => {
    const { email, personId } = await people.person(['issuing-officer']);
    const passkey = await giveSoftPasskey(personId);
    const { half } = await byPassword(email);
    const send = (given: GivenProof) => completeSignIn(given, half, people.ctx());
    const given = await answered(passkey, send);

    expect(await send(given)).toMatchObject({ ok: true });
    const other = await byPassword(email);
    expect((await completeSignIn(given, other.half, people.ctx())).ok).toBe(false);
  });

  it.each([
    ['of a look-alike site', { origin: 'http://localhost.example:3000' }],
    ['of another host', { host: 'localhost.example' }],
    ['that has not seen its person', { isPersonSeen: false }],
  ])('answer %s is refused', async (_, odd) => {
    const { email, personId } = await people.person(['issuing-officer']);
    const passkey = await giveSoftPasskey(personId);
    const { half } = await byPassword(email);
    const asked = await completeSignIn({ proofChallenge: 'new' }, half, people.ctx());
    if (asked.ok || asked.problem.kind !== 'passkey-asked') throw new Error('no passkey was asked');

    expect((await completeSignIn(passkey.answer(asked.problem, odd), half, people.ctx())).ok).toBe(false);
  });
});

describe('a trader', () => {
  it('may add a factor with the password, is asked for it from then on, and may remove it', async () => {
    const { email } = await people.person(['applicant']);
    const { sessionId, stage } = await byPassword(email);
    const actor = (await findLiveSession(people.db, sessionId, NOON)) as Actor;
    const ctx = people.ctx({ actor });
    const { secret } = await offerCodes(actor, ctx);
    const add = (currentPassword: string) => addCodes({ name: 'App', code: codeAt(secret, NOON), currentPassword }, actor, ctx);
    expect(stage).toBe('full');

    expect((await add('not my password')).ok).toBe(false);
    expect(await add(PASSWORD)).toEqual({ ok: true, value: null });
    expect((await byPassword(email)).stage).toBe('factor');
    const own = await getOwnSecurity(null, ctx);
    const factor = own.ok ? (own.value.factors[0]?.id ?? '') : '';
    const later = people.ctx({ actor, now: after(2) });
    expect(await removeFactor({ factor, proofCode: codeAt(secret, after(2)) }, later)).toMatchObject({ ok: true });
    expect((await byPassword(email)).stage).toBe('full');
  });
});

describe('PostgreSQL by itself', () => {
  const asApp = (sql: string, values: unknown[] = []) => query(appUrl(), sql, values);

  it('opens no whole session of staff on a password alone, and lets none be promoted', async () => {
    const { personId, email } = await people.person(['case-officer']);
    const { sessionId } = await byPassword(email);

    await expect(
      asApp(
        "INSERT INTO session (id, person_id, created_at, last_seen_at, expires_at, idle_minutes) VALUES (gen_random_uuid(), $1, now(), now(), now() + interval '1 hour', 30)",
        [personId],
      ),
    ).rejects.toThrow(/a password alone opens no session/);
    await expect(asApp("UPDATE session SET stage = 'full' WHERE id = $1", [sessionId])).rejects.toThrow(/stays what it was opened as/);
  });

  it('takes no code twice, changes no secret and deletes no factor', async () => {
    const { personId } = await withApp('case-officer');

    await expect(asApp('UPDATE second_factor SET last_counter = last_counter WHERE person_id = $1', [personId])).resolves.toBeDefined();
    await expect(asApp('UPDATE second_factor SET last_counter = last_counter - 1 WHERE person_id = $1', [personId])).rejects.toThrow(
      /works once/,
    );
    await expect(asApp("UPDATE second_factor SET secret = '\\x00' WHERE person_id = $1", [personId])).rejects.toThrow();
    await expect(query(ownerUrl(), 'DELETE FROM second_factor WHERE person_id = $1', [personId])).rejects.toThrow(/stays as it was added/);
  });
});
