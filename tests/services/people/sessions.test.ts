import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHalfSession, findLiveSession } from '@/data/repositories/person-repository';
import { type Role, STAFF_ROLES } from '@/domain/access/role';
import { completeSignIn } from '@/services/people/complete-sign-in';
import * as unproven from '@/services/people/disable-person';
import { sessionLimits } from '@/services/people/session-limits';
import { signIn } from '@/services/people/sign-in';
import { signOut } from '@/services/people/sign-out';
import type { GivenProof } from '@/services/step-up/prove';
import { ownerUrl, query } from '../../support/database';
import { answered, giveSoftPasskey } from '../../support/soft-passkey';
import { proven } from '../../support/world/proven';
import { after, NOON, openPeople, PASSWORD } from './people';

const disablePerson = proven(unproven.disablePerson);

let people: ReturnType<typeof openPeople>;
beforeAll(() => {
  people = openPeople();
});
afterAll(() => people.close());

async function signedIn(...roles: Role[]) {
  const { email, personId } = await people.person(roles);
  const passkey = roles.some((role) => STAFF_ROLES.includes(role)) ? await giveSoftPasskey(personId) : null;
  const open = async (now = NOON) => {
    const ctx = people.ctx({ now });
    const opened = await signIn({ email, password: PASSWORD, clientAddress: '203.0.113.9' }, ctx);
    if (!opened.ok) throw new Error(`could not sign in: ${opened.problem.kind}`);
    if (!passkey) return opened.value.sessionId;
    const half = await findHalfSession(people.db, opened.value.sessionId, now);
    const send = (given: GivenProof) => completeSignIn(given, half, ctx);
    const whole = await send(await answered(passkey, send));
    if (!whole.ok) throw new Error(`could not show the second factor: ${whole.problem.kind}`);
    return whole.value.sessionId;
  };
  return { personId, open, sessionId: await open() };
}

const whoIs = (sessionId: string, now = NOON) => findLiveSession(people.db, sessionId, now);

describe('a session', () => {
  it('says who it is and which roles they hold now', async () => {
    const { sessionId, personId } = await signedIn('case-officer');
    await query(ownerUrl(), "INSERT INTO person_role (person_id, role) VALUES ($1, 'scientific-authority')", [personId]);

    expect(await whoIs(sessionId)).toMatchObject({ personId, sessionId });
    expect([...((await whoIs(sessionId))?.roles ?? [])].sort()).toEqual(['case-officer', 'scientific-authority']);
  });

  it.each([
    ['applicant', 30],
    ['case-officer', 30],
    ['issuing-officer', 15],
    ['administrator', 15],
  ] as const)('of role %s ends after %i minutes without a step', async (role, minutes) => {
    const { sessionId } = await signedIn(role);

    expect(await whoIs(sessionId, after(minutes - 0.5))).not.toBeNull();
    expect(await whoIs(sessionId, after(minutes * 2))).toBeNull();
  });

  it('lives on with each step, up to its longest time', async () => {
    const { sessionId } = await signedIn('case-officer');
    for (let minutes = 20; minutes < 8 * 60; minutes += 20) expect(await whoIs(sessionId, after(minutes)), `${minutes}`).not.toBeNull();

    expect(await whoIs(sessionId, after(8 * 60))).toBeNull();
  });

  it('lasts half a day for a trader', () => {
    expect(sessionLimits(['applicant', 'agent'])).toMatchObject({ absoluteHours: 12, idleMinutes: 30 });
    expect(sessionLimits(['case-officer', 'issuing-officer'])).toMatchObject({ absoluteHours: 8, idleMinutes: 15 });
  });

  it('ends at once when its person signs out, and is written down once', async () => {
    const { sessionId, personId } = await signedIn('applicant');
    const actor = await whoIs(sessionId);
    await signOut(undefined, people.ctx({ actor }));
    await signOut(undefined, people.ctx({ actor }));

    expect(await whoIs(sessionId)).toBeNull();
    expect((await people.eventsAbout(personId)).map(({ type }) => type)).toEqual(['PersonSignedIn', 'PersonSignedOut']);
  });

  it('is one of at most two for staff: the oldest ends', async () => {
    const { sessionId, open } = await signedIn('customs-officer');
    const [second, third] = [await open(after(1)), await open(after(2))];

    expect(await whoIs(sessionId, after(3))).toBeNull();
    expect(await whoIs(second, after(3))).not.toBeNull();
    expect(await whoIs(third, after(3))).not.toBeNull();
  });

  it.each(['', 'x', "' OR 1=1 --", '00000000-0000-0000-0000-000000000000', '\u0000'])('that nobody opened is nobody’s: %j', async (id) => {
    expect(await whoIs(id)).toBeNull();
  });
});

describe('disabling a person', () => {
  it('ends their access at the next request, and says who did it and why', async () => {
    const admin = await signedIn('administrator');
    const officer = await signedIn('case-officer');
    const done = await disablePerson(
      { person: officer.personId, reason: 'left the service' },
      people.ctx({ actor: await whoIs(admin.sessionId) }),
    );

    expect(done.ok).toBe(true);
    expect(await whoIs(officer.sessionId)).toBeNull();
    expect((await people.eventsAbout(officer.personId)).at(-1)).toEqual({
      type: 'PersonDisabled',
      payload: '{"reason":"left the service"}',
    });
  });

  it('works by the register alone, whoever wrote it there', async () => {
    const { sessionId, personId } = await signedIn('case-officer');
    await query(ownerUrl(), "UPDATE person SET status = 'disabled' WHERE id = $1", [personId]);

    expect(await whoIs(sessionId)).toBeNull();
  });

  it('is the administrator’s alone, and not of themselves', async () => {
    const admin = await signedIn('administrator');
    const officer = await signedIn('issuing-officer');
    const by = async (sessionId: string, personId: string) =>
      disablePerson({ person: personId, reason: 'x' }, people.ctx({ actor: await whoIs(sessionId) }));

    expect(await by(officer.sessionId, admin.personId)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await by(admin.sessionId, admin.personId)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await by(admin.sessionId, 'no uuid')).toMatchObject({ problem: { kind: 'not-found' } });
  });
});
