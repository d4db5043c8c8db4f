import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import type { Role } from '@/domain/access/role';
import type { IsoDate } from '@/domain/shared/iso-date';
import * as changes from '@/services/people/change-person';
import * as letting from '@/services/people/disable-person';
import * as inviting from '@/services/people/invite-staff';
import { getPersonWithHistory } from '@/services/people/person-history';
import * as placing from '@/services/people/place-person';
import { askForReset, lookAtReset, resetPassword } from '@/services/people/reset-password';
import { signIn } from '@/services/people/sign-in';
import * as signing from '@/services/people/signatories';
import { assignCases } from '@/services/queue/assign-cases';
import { prove } from '@/services/step-up/prove';
import { refusal } from '../../data/register/support/hostile';
import { ownerUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { passkeyOf, proven } from '../../support/world/proven';
import { must } from '../../support/world/request';
import { lettersTo, tokenIn } from './letters';

const invite = proven(inviting.inviteStaff);
const disable = proven(letting.disablePerson);
const place = proven(placing.placePerson);
const propose = proven(changes.proposeChange);
const decide = proven(changes.decideChange);
const enter = proven(signing.enterSignatory);
const delegate = proven(signing.delegateSignature);

let world: World;
let one: Actor;
let other: Actor;
let office: string;
let post: string;
beforeAll(async () => {
  world = await makeWorld();
  one = await world.person(['administrator']);
  other = await world.person(['administrator']);
  ({
    offices: [{ id: office } = { id: '' }],
    posts: [{ id: post } = { id: '' }],
  } = must(await inviting.placesForStaff(null, world.ctx(one))));
});
afterAll(async () => {
  expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  await world.close();
});

const PASSWORD = 'elephants never sign blindly';
const invitation = (email: string, role: Role = 'case-officer') => ({
  name: 'Nadia Okoye',
  email,
  title: 'Case officer',
  locale: 'fr' as const,
  role,
  office,
  post: null,
  reason: 'Replaces a colleague who retires',
});
const agree = async (person: string, by: Actor, outcome: 'confirm' | 'decline' = 'confirm') => {
  const { proposed } = must(await changes.getPerson({ person }, world.ctx(by)));
  return decide({ person, change: proposed[0]?.id ?? '', outcome }, world.ctx(by));
};
const column = async (person: string, name: string) =>
  ((await query(ownerUrl(), `SELECT ${name} AS value FROM person WHERE id = $1`, [person])) as { value: unknown }[])[0]?.value;
const linkTo = (email: string) => tokenIn(email, 'staffInvited');
const eventsAbout = async (person: string) => (await world.eventsOf(person)).map(({ type }) => type);

describe('somebody who is invited to the staff', () => {
  it('is written to once a second administrator agrees, chooses a password by a link that works once, and holds the role', async () => {
    const email = 'nadia@example.test';
    const { person } = must(await invite(invitation(email), world.ctx(one)));
    expect(await column(person, 'status')).toBe('invited');
    expect(await lettersTo(email)).toEqual([]);
    expect(await agree(person, one)).toMatchObject({ problem: { kind: 'separation-of-duties' } });

    must(await agree(person, other));
    const token = await linkTo(email);
    expect(must(await lookAtReset({ token }, world.ctx(null)))).toEqual({ isLive: true, isInvitation: true });
    must(await resetPassword({ token, password: PASSWORD }, world.ctx(null)));
    expect(await resetPassword({ token, password: PASSWORD }, world.ctx(null))).toMatchObject({ problem: { kind: 'link-spent' } });
    must(await signIn({ email, password: PASSWORD, clientAddress: '203.0.113.9' }, world.ctx(null)));
    expect(must(await changes.getPerson({ person }, world.ctx(one))).person).toMatchObject({
      state: 'active',
      awaitsAnswer: false,
      roles: ['case-officer'],
      office: { id: office },
    });
    expect(await eventsAbout(person)).toEqual(
      expect.arrayContaining(['PersonInvited', 'PersonChangeProposed', 'PersonChanged', 'InvitationPosted', 'PasswordChanged']),
    );
  });

  it('cannot come in when the second declines', async () => {
    const email = 'declined@example.test';
    const { person } = must(await invite(invitation(email), world.ctx(one)));
    must(await agree(person, other, 'decline'));
    expect(await column(person, 'status')).toBe('invited');
    expect(await lettersTo(email)).toEqual([]);
  });

  it('has three days; later an administrator sends another link, and forgetting a password opens nothing', async () => {
    const email = 'late@example.test';
    const { person } = must(await invite(invitation(email), world.ctx(one)));
    must(await agree(person, other));
    const [token, later] = [await linkTo(email), { today: '2026-11-27' }];
    expect(must(await lookAtReset({ token }, world.ctx(null, later))).isLive).toBe(false);
    must(await askForReset({ email, clientAddress: '203.0.113.9' }, world.ctx(null, later)));
    expect((await lettersTo(email)).map(({ template }) => template)).toEqual(['staffInvited']);

    must(await inviting.sendInvitationAgain({ person }, world.ctx(one, later)));
    expect(must(await lookAtReset({ token: await linkTo(email) }, world.ctx(null, later))).isLive).toBe(true);
    expect(must(await lookAtReset({ token }, world.ctx(null))).isLive).toBe(false);
  });

  it('is nobody who has an account, works where the role needs it, and is not a trader', async () => {
    const wrong = async (change: object) => invite({ ...invitation('wrong@example.test'), ...change }, world.ctx(one));
    const at = (field: string, key: string) => ({ problem: { fields: { [field]: { key } } } });
    expect(await wrong({ email: world.people.trader.email })).toMatchObject(at('email', 'staff.hasAccount'));
    expect(await wrong({ office: null })).toMatchObject(at('office', 'staff.officeNeeded'));
    expect(await wrong({ role: 'customs-officer' })).toMatchObject(at('post', 'staff.postNeeded'));
    expect(await wrong({ role: 'applicant' })).toMatchObject(at('role', 'field.chooseOne'));
    expect(await inviting.inviteStaff(invitation('x@example.test'), world.ctx(one))).toMatchObject(at('proofCode', 'proof.required'));
    expect(await invite(invitation('x@example.test'), world.ctx(world.people.signer))).toMatchObject({ problem: { kind: 'forbidden' } });
  });
});

describe('somebody who is let go', () => {
  it('is out at once: sessions, links, challenges, cases, signature and every delegation of it', async () => {
    const [leaver, colleague] = [await world.person(['issuing-officer', 'case-officer']), await world.person(['issuing-officer'])];
    const reference = await world.submittedApplication();
    must(await assignCases({ references: [reference], to: leaver.personId }, world.ctx(leaver)));
    const until = '2026-12-24' as IsoDate;
    const term = { validFrom: '2026-11-23' as IsoDate, validUntil: until, basis: 'Order 15/2026' };
    must(await delegate({ ...term, person: colleague.personId }, world.ctx(leaver)));
    await passkeyOf(leaver.personId);
    const what = { act: 'person.change', items: ['0'.repeat(64)] } as const;
    expect(await prove({ proofChallenge: 'new' }, what, world.ctx(leaver))).toMatchObject({ problem: { kind: 'passkey-asked' } });

    must(await disable({ person: leaver.personId, reason: 'The laptop was stolen' }, world.ctx(one)));
    const left = async (text: string) => query(ownerUrl(), text, [leaver.personId]);
    expect(await left('SELECT 1 FROM session WHERE person_id = $1 AND ended_at IS NULL')).toEqual([]);
    expect(await left('SELECT 1 FROM proof_challenge WHERE person_id = $1 AND used_at IS NULL')).toEqual([]);
    expect(await left('SELECT 1 FROM queue_entry WHERE assigned_to = $1')).toEqual([]);
    expect(await left('SELECT 1 FROM signatory WHERE (person_id = $1 OR in_place_of = $1) AND ended_by IS NULL')).toEqual([]);
    const [{ id = '' } = {}] = (await query(ownerUrl(), 'SELECT id FROM application WHERE reference = $1', [reference])) as {
      id: string;
    }[];
    expect(await eventsAbout(id)).toContain('CaseReleased');
    expect(await query(ownerUrl(), "SELECT 1 FROM mail WHERE address = $1 AND template = 'accountDisabled'", [leaver.email])).toHaveLength(
      1,
    );
  });

  it('is let in again by two, and by nobody else', async () => {
    const { personId: person } = await world.person(['customs-officer']);
    const enable = { person, kind: 'enable', role: null, reason: 'Back from leave' } as const;
    expect(await propose(enable, world.ctx(one))).toMatchObject({ problem: { fields: { kind: { key: 'personChange.notDisabled' } } } });
    must(await disable({ person, reason: 'On leave' }, world.ctx(one)));
    must(await propose(enable, world.ctx(one)));
    expect(await agree(person, one)).toMatchObject({ problem: { kind: 'separation-of-duties' } });
    must(await agree(person, other));
    expect(await column(person, 'status')).toBe('active');
  });

  it('is never oneself, and what an administrator who was let go had proposed is not done', async () => {
    expect(await disable({ person: one.personId, reason: 'x' }, world.ctx(one))).toMatchObject({ problem: { kind: 'not-found' } });
    const third = await world.person(['administrator']);
    const { personId: person } = world.people.customs;
    must(await propose({ person, kind: 'give-role', role: 'issuing-officer', reason: 'a favour' }, world.ctx(third)));
    must(await disable({ person: third.personId, reason: 'Gave favours' }, world.ctx(one)));
    expect(await agree(person, other)).toMatchObject({ problem: { fields: { outcome: { key: 'personChange.proposerGone' } } } });
    must(await agree(person, other, 'decline'));
  });

  it('loses cases and signature also with the role for them', async () => {
    const signer = await world.person(['issuing-officer']);
    const reference = await world.submittedApplication();
    must(await assignCases({ references: [reference], to: signer.personId }, world.ctx(signer)));
    must(
      await propose(
        { person: signer.personId, kind: 'take-role', role: 'issuing-officer', reason: 'Moved to the ministry' },
        world.ctx(one),
      ),
    );
    must(await agree(signer.personId, other));
    expect(await query(ownerUrl(), 'SELECT 1 FROM queue_entry WHERE assigned_to = $1', [signer.personId])).toEqual([]);
    expect(await query(ownerUrl(), 'SELECT 1 FROM signatory WHERE person_id = $1 AND ended_by IS NULL', [signer.personId])).toEqual([]);
  });
});

describe('where somebody works', () => {
  it('is changed by another administrator; cases of the office that is left go back to its queue', async () => {
    const officer = await world.person(['case-officer']);
    const reference = await world.submittedApplication();
    must(await assignCases({ references: [reference], to: officer.personId }, world.ctx(officer)));
    const [{ id: branch = '' } = {}] = (await query(
      ownerUrl(),
      "INSERT INTO office (authority_id, code, name) SELECT authority_id, 'XA-BR', 'Branch' FROM office WHERE id = $1 RETURNING id",
      [office],
    )) as { id: string }[];
    const move = { person: officer.personId, office: branch, post: null, leads: true, reason: 'Moves to the branch' };
    expect(await place({ ...move, office: null }, world.ctx(one))).toMatchObject({
      problem: { fields: { office: { key: 'staff.officeNeeded' } } },
    });
    must(await place(move, world.ctx(one)));
    expect(await column(officer.personId, 'office_id')).toBe(branch);
    expect(await query(ownerUrl(), 'SELECT 1 FROM queue_entry WHERE assigned_to = $1', [officer.personId])).toEqual([]);
    expect(await eventsAbout(officer.personId)).toContain('PersonPlaced');
    expect(await place({ ...move, person: one.personId, leads: false }, world.ctx(one))).toMatchObject({
      problem: { kind: 'separation-of-duties' },
    });
    expect(await place({ ...move, person: world.people.scientist.personId, office: null }, world.ctx(one))).toMatchObject({
      problem: { fields: { leads: { key: 'staff.leadsNowhere' } } },
    });
    expect(await place({ ...move, office: post }, world.ctx(one))).toMatchObject({
      problem: { fields: { office: { key: 'field.chooseOne' } } },
    });
  });

  it('stands in the history of the account, which an administrator reads and others do not', async () => {
    const { person } = must(await invite(invitation('history@example.test'), world.ctx(one)));
    const { history } = must(await getPersonWithHistory({ person, before: '' }, world.ctx(other)));
    expect(history.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['PersonInvited', 'PersonChangeProposed']));
    expect(await getPersonWithHistory({ person, before: '' }, world.ctx(world.people.officer))).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });
});

describe('PostgreSQL refuses', () => {
  const set = (what: string, person: () => string) => () => `UPDATE person SET ${what} WHERE id = '${person()}'`;
  const officer = () => world.people.officer.personId;
  it.each([
    ['an account that the portal disables by itself', set("status = 'disabled'", officer), /another administrator lets somebody go/],
    ['that an account goes back to being invited', set("status = 'invited'", officer), /an administrator invites/],
    ['another office by itself', set('office_id = NULL', officer), /another administrator says where/],
    ['the lead of a queue by itself', set('manages_queue = true', officer), /another administrator says where/],
    [
      'somebody new with a place, whom nobody invited',
      () => `INSERT INTO person (email, name, password_hash, created_at, office_id) VALUES ('x@y.test', 'x', 'x', now(), '${office}')`,
      /another administrator says where/,
    ],
    [
      'somebody invited by nobody',
      () => "INSERT INTO person (email, name, password_hash, created_at, status) VALUES ('x@y.test', 'x', 'x', now(), 'invited')",
      /an administrator invites/,
    ],
  ])('%s', async (_what, sql, reason) => {
    expect((await refusal('the portal', [sql()]))?.message).toMatch(reason);
  });

  it('to let in a disabled account that two have not let in', async () => {
    const { personId: person } = await world.person(['customs-officer']);
    must(await disable({ person, reason: 'On leave' }, world.ctx(one)));
    const enabling = set("status = 'active'", () => person);
    expect((await refusal('the portal', [enabling()]))?.message).toMatch(/two administrators let somebody in/);
  });

  it('that two administrators let one another go at the same moment', async () => {
    const [left, right] = [await world.person(['administrator']), await world.person(['administrator'])];
    const results = await Promise.allSettled([
      disable({ person: right.personId, reason: 'first' }, world.ctx(left)),
      disable({ person: left.personId, reason: 'second' }, world.ctx(right)),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled' && result.value.ok)).toHaveLength(1);
    const active = await query(ownerUrl(), "SELECT 1 FROM person WHERE id = ANY ($1::uuid[]) AND status = 'active'", [
      [left.personId, right.personId],
    ]);
    expect(active).toHaveLength(1);
  });
});

it('a signatory is entered anew after coming back', async () => {
  const signer = await world.person(['issuing-officer']);
  must(await disable({ person: signer.personId, reason: 'On leave' }, world.ctx(one)));
  must(await propose({ person: signer.personId, kind: 'enable', role: null, reason: 'Back' }, world.ctx(one)));
  must(await agree(signer.personId, other));
  const count = async () => query(ownerUrl(), 'SELECT 1 FROM signatory WHERE person_id = $1 AND ended_by IS NULL', [signer.personId]);
  expect(await count()).toEqual([]);
  must(
    await enter({ person: signer.personId, validFrom: '2026-11-23' as IsoDate, validUntil: null, basis: 'Order 16/2026' }, world.ctx(one)),
  );
  expect(await count()).toHaveLength(1);
});
