import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { getOwnApplication } from '@/services/application/get-application';
import { listOwnApplications } from '@/services/application/list-own-applications';
import { saveStep } from '@/services/application/save-answers';
import { startApplication } from '@/services/application/start-application';
import { submitApplication } from '@/services/application/submit-application';
import { closeOrganisation } from '@/services/organisations/close-organisation';
import { answerInvitation, inviteMember, lookAtInvitation, withdrawInvitation } from '@/services/organisations/invitations';
import { changeMemberRole, chooseOrganisationLetters, leaveOrganisation, removeMember } from '@/services/organisations/members';
import { foundOrganisation, saveOrganisation } from '@/services/organisations/organisation-details';
import { getMember, getOwnOrganisation } from '@/services/organisations/own-organisation';
import { closeAccount } from '@/services/people/close-account';
import { exportOwnData } from '@/services/people/export-own-data';
import { hashPassword } from '@/services/people/passwords';
import { vetTrader } from '@/services/people/vet-trader';
import { getPermit, getPermitPdf } from '@/services/permit/get-permit';
import { listOwnPermits } from '@/services/permit/own-permits';
import { startReview } from '@/services/review/review-steps';
import { getPermitArchive } from '@/services/sharing/permit-archive';
import { appUrl, ownerUrl, query, withClient } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { actingPlay, ORGANISATION } from '../../support/world/acting';
import { applicationPlay } from '../../support/world/applications';
import { must } from '../../support/world/request';

let world: World;
let acting: ReturnType<typeof actingPlay>;
beforeAll(async () => {
  world = await makeWorld();
  acting = actingPlay(world);
});
afterAll(() => world.close());

const newcomer = () => world.person(['applicant']);
const playOf = (actor: Actor) => applicationPlay({ people: { ...world.people, trader: actor }, ctx: world.ctx });
const organisationOf = async (actor: Actor) => must(await getOwnOrganisation(null, world.ctx(actor)));
const memberIdOf = async (owner: Actor, actor: Actor) =>
  (await organisationOf(owner))?.members.find(({ personId }) => personId === actor.personId)?.id ?? '';
const lettersTo = (address: string) => query(ownerUrl(), 'SELECT template FROM mail WHERE address = $1', [address]);

describe('an organisation', () => {
  it('is founded by somebody whose address is confirmed, who is its first owner, and waits for the office', async () => {
    const founder = await newcomer();
    must(await foundOrganisation(ORGANISATION, world.ctx(founder)));

    expect(await organisationOf(founder)).toMatchObject({
      profile: { name: 'Serpentes Ltd', vetting: 'asked', registrationNumber: 'XA-4711' },
      role: 'owner',
      mayLeave: false,
      members: [{ personId: founder.personId, role: 'owner' }],
    });
    expect(await foundOrganisation(ORGANISATION, world.ctx(founder))).toMatchObject({ problem: { kind: 'member-already' } });
  });

  it('says what is wrong with its details, each fault once', async () => {
    const wrong = await foundOrganisation({ ...ORGANISATION, businessName: '', phone: 'x', country: 'QQ' }, world.ctx(await newcomer()));

    expect(wrong).toMatchObject({
      problem: { kind: 'invalid-input', fields: { businessName: { key: 'business.required' }, phone: { key: 'phone.invalid' } } },
    });
    expect(Object.keys(wrong.ok || wrong.problem.kind !== 'invalid-input' ? {} : wrong.problem.fields)).not.toContain('name');
  });

  it('is seen and worked on by its members, and by nobody else', async () => {
    const { id, name, owner } = await acting.organisation();
    const member = await acting.join(owner, await newcomer());
    const reference = await playOf(owner).draftApplication({ applicant: id });

    const { application, applicantName } = must(await getOwnApplication({ reference }, world.ctx(member)));
    expect([application.applicantId, applicantName]).toEqual([id, name]);
    const { version } = application;
    must(await saveStep({ reference, step: 'purpose', lineId: null, version, values: { purpose: 'S' } }, world.ctx(member)));
    const { applications } = must(await listOwnApplications({ text: '', shelf: null, after: null }, world.ctx(member)));
    expect(applications.map((row) => row.application.reference)).toEqual([reference]);
    expect(await getOwnApplication({ reference }, world.ctx(await newcomer()))).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it('lends its members what the office verified of it: they send without being vetted themselves', async () => {
    const { id, owner } = await acting.organisation({ isVerified: false });
    const reference = await playOf(owner).draftApplication({ applicant: id });
    const send = async () => {
      const { application } = must(await getOwnApplication({ reference }, world.ctx(owner)));
      return submitApplication({ reference, version: application.version, declaredBy: owner.name }, world.ctx(owner));
    };

    expect(await send()).toMatchObject({ problem: { kind: 'not-verified', obstacle: 'awaiting' } });
    await acting.verify(id);
    must(await send());
    expect((await lettersTo(owner.email)).map(({ template }: { template: string }) => template)).toContain('applicationSent');
  });

  it('is verified anew with another name, never by one of its members', async () => {
    const { owner, id } = await acting.organisation();
    const officer = await acting.join(owner, await world.person(['applicant', 'case-officer']));
    const version = (await organisationOf(owner))?.profile.version ?? 0;
    expect(await saveOrganisation({ ...ORGANISATION, businessName: 'Boidae Ltd', version: version - 1 }, world.ctx(owner))).toMatchObject({
      problem: { kind: 'stale' },
    });
    must(await saveOrganisation({ ...ORGANISATION, businessName: 'Boidae Ltd', version }, world.ctx(owner)));

    expect((await organisationOf(owner))?.profile).toMatchObject({ name: 'Boidae Ltd', vetting: 'asked' });
    const vetting = { id, outcome: 'verify', reason: '', version: version + 1 } as const;
    expect(await vetTrader(vetting, world.ctx(officer))).toMatchObject({ problem: { kind: 'separation-of-duties' } });
    must(await vetTrader(vetting, world.ctx(world.people.officer)));
  });
});

describe('what the office asks of an organisation', () => {
  it('is written to its owner, and leads to the organisation', async () => {
    const { id, owner } = await acting.organisation({ isVerified: false });
    const { version } = (await organisationOf(owner))?.profile ?? { version: 0 };
    must(await vetTrader({ id, outcome: 'ask', reason: 'An extract of the register', version }, world.ctx(world.people.officer)));
    const [letter] = await query(ownerUrl(), "SELECT link FROM mail WHERE address = $1 AND template = 'traderAskedForMore'", [owner.email]);
    expect(letter).toMatchObject({ link: expect.stringMatching(/\/apply\/organisation$/) });
  });
});

describe('an invitation', () => {
  it('lets in the account that has its address, once', async () => {
    const { owner, name } = await acting.organisation();
    const [guest, other] = [await newcomer(), await newcomer()];
    must(await inviteMember({ email: guest.email.toUpperCase(), role: 'member', clientAddress: '::1' }, world.ctx(owner)));
    const token = await acting.tokenTo(guest.email, 'memberInvited');

    expect(must(await lookAtInvitation({ token }, world.ctx(guest)))).toEqual({ organisation: name, role: 'member', isForReader: true });
    expect(await answerInvitation({ token, isAccepted: true }, world.ctx(other))).toMatchObject({ problem: { kind: 'other-address' } });
    must(await answerInvitation({ token, isAccepted: true }, world.ctx(guest)));
    expect(await answerInvitation({ token, isAccepted: true }, world.ctx(guest))).toMatchObject({ problem: { kind: 'link-spent' } });
    expect((await organisationOf(owner))?.members).toHaveLength(2);
  });

  it('is worth nothing once it is declined, taken back, sent again or a week old', async () => {
    const { owner } = await acting.organisation();
    const guest = await newcomer();
    const invite = async () => {
      must(await inviteMember({ email: guest.email, role: 'member', clientAddress: '::1' }, world.ctx(owner)));
      const rows = await query(ownerUrl(), "SELECT link FROM mail WHERE address = $1 AND template = 'memberInvited'", [guest.email]);
      return rows.map(({ link }: { link: string }) => link.split('/').at(-1) ?? '');
    };
    const accept = (token: string, now?: string) => answerInvitation({ token, isAccepted: true }, world.ctx(guest, now ? { now } : {}));

    const [first = ''] = await invite();
    const second = (await invite()).find((token: string) => token !== first) ?? '';
    expect(await accept(first)).toMatchObject({ problem: { kind: 'link-spent' } });
    expect(await accept(second, '2026-12-01T10:00:00.000Z')).toMatchObject({ problem: { kind: 'link-spent' } });
    const [open] = (await organisationOf(owner))?.invitations ?? [];
    must(await withdrawInvitation({ invitation: open?.id ?? '' }, world.ctx(owner)));
    expect(await accept(second)).toMatchObject({ problem: { kind: 'link-spent' } });
    expect(await withdrawInvitation({ invitation: randomUUID() }, world.ctx(owner))).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it('is an owner’s to make', async () => {
    const { owner } = await acting.organisation();
    const member = await acting.join(owner, await newcomer());
    const invitation = { email: 'somebody@example.test', role: 'owner', clientAddress: '::1' } as const;

    expect(await inviteMember(invitation, world.ctx(member))).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await inviteMember(invitation, world.ctx(await newcomer()))).toMatchObject({ problem: { kind: 'not-found' } });
    expect((await organisationOf(member))?.invitations).toEqual([]);
  });
});

describe('a member who is taken out', () => {
  it('finds nothing of the organisation at the next request: list, page, permits, files, archive', async () => {
    const { id, owner } = await acting.organisation();
    const member = await acting.join(owner, await newcomer());
    const permitNumber = await playOf(owner).issuedNumber({ applicant: id });
    const { reference } = must(await getPermit({ number: permitNumber }, world.ctx(member)));
    must(await getPermitPdf({ number: permitNumber }, world.ctx(member)));
    must(await removeMember({ member: await memberIdOf(owner, member) }, world.ctx(owner)));

    const gone = world.ctx(await acting.again(member));
    const nothing = { problem: { kind: 'not-found' } };
    expect(await getOwnApplication({ reference }, gone)).toMatchObject(nothing);
    expect(await getPermit({ number: permitNumber }, gone)).toMatchObject(nothing);
    expect(await getPermitPdf({ number: permitNumber }, gone)).toMatchObject(nothing);
    expect(await getPermitArchive({ permits: [permitNumber], application: null }, gone)).toMatchObject(nothing);
    expect(must(await listOwnPermits({ text: '', view: 'all', after: null }, gone)).permits).toEqual([]);
    expect(must(await listOwnApplications({ text: reference, shelf: null, after: reference }, gone)).applications).toEqual([]);
    expect((await lettersTo(member.email)).map(({ template }: { template: string }) => template)).toContain('memberRemoved');
  });

  it('writes nothing any more, even with a request that began before: PostgreSQL asks at the moment of writing', async () => {
    const { id, owner } = await acting.organisation();
    const member = await acting.join(owner, await newcomer());
    const reference = await playOf(owner).draftApplication({ applicant: id });
    const { version } = must(await getOwnApplication({ reference }, world.ctx(member))).application;
    must(await removeMember({ member: await memberIdOf(owner, member) }, world.ctx(owner)));

    const late = saveStep({ reference, step: 'purpose', lineId: null, version, values: { purpose: 'S' } }, world.ctx(member));
    await expect(late).rejects.toThrow(/only the applicant's side/);
    const started = startApplication({ form: 'EXPORT', idempotencyKey: randomUUID(), applicant: id }, world.ctx(member));
    await expect(started).rejects.toThrow(/only the applicant's side/);
    expect(must(await getOwnApplication({ reference }, world.ctx(owner))).application.version).toBe(version);
  });
});

describe('ownership', () => {
  it('is handed over, and never lost: the last owner neither leaves nor steps down', async () => {
    const { owner } = await acting.organisation();
    const member = await acting.join(owner, await newcomer());
    const [mine, theirs] = [await memberIdOf(owner, owner), await memberIdOf(owner, member)];

    expect(await leaveOrganisation(null, world.ctx(owner))).toMatchObject({ problem: { kind: 'last-owner' } });
    expect(await changeMemberRole({ member: mine, role: 'member' }, world.ctx(owner))).toMatchObject({ problem: { kind: 'last-owner' } });
    expect(await changeMemberRole({ member: theirs, role: 'owner' }, world.ctx(member))).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await changeMemberRole({ member: theirs, role: 'owner' }, world.ctx(owner)));
    must(await leaveOrganisation(null, world.ctx(owner)));
    expect(await organisationOf(owner)).toBeNull();
    expect((await organisationOf(member))?.members).toMatchObject([{ personId: member.personId, role: 'owner' }]);
  });

  it('survives two owners who leave at the same moment', async () => {
    const { owner } = await acting.organisation();
    const second = await acting.join(owner, await newcomer(), 'owner');

    const both = await Promise.all([owner, second].map((one) => leaveOrganisation(null, world.ctx(one))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('reaches no further than one’s own organisation', async () => {
    const [first, second] = [await acting.organisation(), await acting.organisation()];
    const foreign = await memberIdOf(second.owner, second.owner);

    for (const member of [foreign, randomUUID(), 'not-an-id']) {
      expect(await getMember({ member }, world.ctx(first.owner))).toMatchObject({ problem: { kind: 'not-found' } });
      expect(await removeMember({ member }, world.ctx(first.owner))).toMatchObject({ problem: { kind: 'not-found' } });
    }
  });
});

describe('separation of duties', () => {
  it('counts every member on the applicant’s side, also one who left since, in the service and in PostgreSQL', async () => {
    const { id, owner } = await acting.organisation();
    const officer = await acting.join(owner, await world.person(['applicant', 'case-officer']));
    const reference = await playOf(owner).submittedApplication({ applicant: id });
    const at = async () => ({ reference, version: must(await getOwnApplication({ reference }, world.ctx(owner))).application.version });

    expect(await startReview(await at(), world.ctx(officer))).toMatchObject({ problem: { kind: 'separation-of-duties' } });
    must(await removeMember({ member: await memberIdOf(owner, officer) }, world.ctx(owner)));
    expect(await startReview(await at(), world.ctx(await acting.again(officer)))).toMatchObject({
      problem: { kind: 'separation-of-duties' },
    });
    const part = query(
      appUrl(),
      "INSERT INTO application_part (application_id, person_id, part, since) SELECT id, $2, 'R', now() FROM application WHERE reference = $1",
      [reference, officer.personId],
    );
    await expect(part).rejects.toThrow(/of the applicant's side/);
    must(await startReview(await at(), world.ctx(world.people.officer)));
  });

  it('keeps out of the organisation whoever worked on its case for the authority', async () => {
    const { id, owner } = await acting.organisation();
    const officer = await world.person(['applicant', 'case-officer']);
    const reference = await playOf(owner).submittedApplication({ applicant: id });
    const { version } = must(await getOwnApplication({ reference }, world.ctx(owner))).application;
    must(await startReview({ reference, version }, world.ctx(officer)));
    must(await inviteMember({ email: officer.email, role: 'member', clientAddress: '::1' }, world.ctx(owner)));
    const token = await acting.tokenTo(officer.email, 'memberInvited');

    expect(await answerInvitation({ token, isAccepted: true }, world.ctx(officer))).toMatchObject({
      problem: { kind: 'separation-of-duties' },
    });
  });
});

describe('PostgreSQL itself', () => {
  const refusedWith = (sql: string, values: unknown[], told: string) =>
    withClient(appUrl(), async (client) => {
      await client.query('BEGIN');
      try {
        await client.query(sql, values);
        await client.query("SELECT audit_append(now(), '', '', 'MembershipEnded', 'person', $1, '{}')", [told]);
        await client.query('COMMIT');
        return 'nothing';
      } catch (error) {
        return String(error);
      }
    });

  it('refuses sessions and roles of an organisation, an organisation without an owner, and history that is altered', async () => {
    const { id, owner } = await acting.organisation();
    const session =
      'INSERT INTO session (id, person_id, created_at, last_seen_at, expires_at, idle_minutes) VALUES (gen_random_uuid(), $1, now(), now(), now(), 30)';

    expect(await refusedWith(session, [id], id)).toMatch(/acts through its members/);
    expect(await refusedWith("INSERT INTO person_role (person_id, role) VALUES ($1, 'applicant')", [id], id)).toMatch(
      /acts through its members/,
    );
    expect(await refusedWith("UPDATE person SET kind = 'natural' WHERE id = $1", [id], id)).toMatch(/what it is in law/);
    const ended = 'UPDATE organisation_member SET left_at = now(), ended_by = person_id WHERE organisation_id = $1';
    expect(await refusedWith(ended, [id], id)).toMatch(/has an owner/);
    expect(
      await refusedWith('UPDATE organisation_member SET person_id = $2 WHERE organisation_id = $1', [id, world.people.trader.personId], id),
    ).toMatch(/permission denied/);
    expect(await refusedWith('DELETE FROM organisation_member WHERE organisation_id = $1', [id], id)).toMatch(/permission denied/);
    const second =
      "INSERT INTO organisation_member (id, organisation_id, person_id, role, since) VALUES (gen_random_uuid(), $1, $2, 'member', now())";
    expect(await refusedWith(second, [id, owner.personId], id)).toMatch(/organisation_member_once/);
    await expect(query(appUrl(), second, [id, world.people.trader.personId])).rejects.toThrow(/without an audit event/);
  });

  it('finds nothing amiss after all of it', async () => {
    expect(await query(appUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  });
});

describe('closing', () => {
  it('is refused for an organisation with an open application, and takes its people out with it', async () => {
    const { id, owner } = await acting.organisation();
    const member = await acting.join(owner, await newcomer());
    must(await chooseOrganisationLetters({ wantsLetters: false }, world.ctx(member)));
    const reference = await playOf(owner).draftApplication({ applicant: id });
    expect(await closeOrganisation(null, world.ctx(owner))).toMatchObject({
      problem: { kind: 'account-needed', applications: [reference] },
    });
    expect(await closeOrganisation(null, world.ctx(member))).toMatchObject({ problem: { kind: 'forbidden' } });

    const empty = await acting.organisation();
    const other = await acting.join(empty.owner, await newcomer());
    must(await closeOrganisation(null, world.ctx(empty.owner)));
    expect(await organisationOf(other)).toBeNull();
    const [kept] = await query(ownerUrl(), 'SELECT name, status FROM person WHERE id = $1', [empty.id]);
    expect(kept).toEqual({ name: '–', status: 'disabled' });
  });

  it('of an account waits for the ownership to be handed over, and ends a membership', async () => {
    const password = 'ranched pythons travel well';
    const { owner } = await acting.organisation();
    const member = await acting.join(owner, await newcomer());
    for (const one of [owner, member])
      await query(ownerUrl(), 'UPDATE person SET password_hash = $2 WHERE id = $1', [one.personId, await hashPassword(password)]);

    expect(await closeAccount({ currentPassword: password }, world.ctx(owner))).toMatchObject({ problem: { kind: 'last-owner' } });
    must(await closeAccount({ currentPassword: password }, world.ctx(member)));
    expect((await organisationOf(owner))?.members).toHaveLength(1);
  });

  it('is no reason to lose one’s own data: the export tells the membership and the mandates', async () => {
    const { owner, name } = await acting.organisation();
    await acting.agentOf(owner, 'prepare');
    const data = JSON.parse(must(await exportOwnData(null, world.ctx(owner))).json);

    expect(data.memberships).toMatchObject([{ organisation: name, role: 'owner' }]);
    expect(data.mandates).toMatchObject([{ scope: 'prepare', side: 'client' }]);
  });
});
