import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { getOwnApplication } from '@/services/application/get-application';
import { submitApplication } from '@/services/application/submit-application';
import { closeAccount } from '@/services/people/close-account';
import { exportOwnData } from '@/services/people/export-own-data';
import { getOwnAccount, saveOwnProfile, savePreferences } from '@/services/people/own-account';
import { hashPassword } from '@/services/people/passwords';
import { getTrader, listTraders, vetTrader } from '@/services/people/vet-trader';
import { appUrl, ownerUrl, query, withClient } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { applicationPlay } from '../../support/world/applications';
import { must } from '../../support/world/request';
import { DETAILS, newcomer, PASSWORD } from './newcomer';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const versionOf = async (actor: Actor) => must(await getOwnAccount(null, world.ctx(actor))).profile?.version ?? 0;
const setUp = async (actor: Actor, more: Partial<typeof DETAILS> = {}) =>
  must(await saveOwnProfile({ ...DETAILS, ...more, version: await versionOf(actor) }, world.ctx(actor)));
const vet = async (officer: Actor, actor: Actor, outcome: 'verify' | 'ask' | 'refuse' = 'verify', reason = 'Seen at the counter') =>
  vetTrader({ id: actor.personId, outcome, reason, version: await versionOf(actor) }, world.ctx(officer));

/** A draft of theirs whose questions are all answered. */
const completeDraft = (actor: Actor) => applicationPlay({ people: { ...world.people, trader: actor }, ctx: world.ctx }).draftApplication();
const send = async (actor: Actor, reference: string) => {
  const { application } = must(await getOwnApplication({ reference }, world.ctx(actor)));
  return submitApplication({ reference, version: application.version, declaredBy: actor.name }, world.ctx(actor));
};

describe('a first application', () => {
  it('can be drafted by anybody and is sent once the office has verified who they are', async () => {
    const actor = await newcomer();
    const reference = await completeDraft(actor);

    expect(await send(actor, reference)).toEqual({ ok: false, problem: { kind: 'not-verified', obstacle: 'no-profile' } });
    await setUp(actor);
    expect(await send(actor, reference)).toEqual({ ok: false, problem: { kind: 'not-verified', obstacle: 'awaiting' } });
    must(await vet(world.people.officer, actor));
    expect((await send(actor, reference)).ok).toBe(true);
    const letters = await query(ownerUrl(), 'SELECT template FROM mail WHERE person_id = $1 ORDER BY queued_at, id', [actor.personId]);
    expect(letters.map(({ template }: { template: string }) => template)).toContain('traderVerified');
  });

  it('waits for the e-mail address, however well the person is known', async () => {
    const actor = await newcomer(false);
    const reference = await completeDraft(actor);
    await setUp(actor);
    must(await vet(world.people.officer, actor));

    expect(await send(actor, reference)).toEqual({ ok: false, problem: { kind: 'not-verified', obstacle: 'email-unconfirmed' } });
  });

  it('is refused by PostgreSQL itself', async () => {
    const actor = await newcomer();
    const reference = await completeDraft(actor);
    await setUp(actor);

    await expect(
      query(appUrl(), "UPDATE application SET state = 'submitted', submitted_at = now(), version = version + 1 WHERE reference = $1", [
        reference,
      ]),
    ).rejects.toThrow(/the applicant is not verified/);
  });
});

describe('vetting', () => {
  it('is asked for by saying who one is, and the longest waiting comes first', async () => {
    const [first, second] = [await newcomer(), await newcomer()];
    await setUp(first);
    must(await saveOwnProfile({ ...DETAILS, version: 0 }, world.ctx(second, { now: '2026-11-23T10:05:00.000Z' })));

    const { traders } = must(await listTraders({ state: 'asked', text: '', after: null }, world.ctx(world.people.officer)));
    const waiting = traders.map(({ profile }) => profile.personId);
    expect(waiting.indexOf(first.personId)).toBeLessThan(waiting.indexOf(second.personId));
    const found = must(await listTraders({ state: null, text: second.email.slice(0, 8), after: null }, world.ctx(world.people.officer)));
    expect(found.traders.map(({ profile }) => profile.personId)).toEqual([second.personId]);
  });

  it('gives its reason for asking more and for refusing, and starts anew when the person saves', async () => {
    const actor = await newcomer();
    await setUp(actor);

    expect(await vet(world.people.officer, actor, 'ask', '  ')).toMatchObject({ problem: { kind: 'invalid-input' } });
    must(await vet(world.people.officer, actor, 'ask', 'Send a copy of the trade licence'));
    expect(must(await getOwnAccount(null, world.ctx(actor)))).toMatchObject({
      obstacle: 'more-asked',
      profile: { reason: 'Send a copy of the trade licence' },
    });
    expect(await setUp(actor)).toEqual({ vetting: 'asked' });
    must(await vet(world.people.officer, actor, 'refuse', 'No such person'));
    expect(must(await getOwnAccount(null, world.ctx(actor))).obstacle).toBe('refused');
  });

  it('holds while a telephone number changes, and is asked for anew with another name', async () => {
    const actor = await newcomer();
    await setUp(actor);
    must(await vet(world.people.officer, actor));

    expect(await setUp(actor, { phone: '+99 20 555 0199' })).toEqual({ vetting: 'verified' });
    expect(await setUp(actor, { latinName: 'Maria Petrova' })).toEqual({ vetting: 'asked' });
  });

  it('is not of a profile that changed since the officer read it', async () => {
    const actor = await newcomer();
    await setUp(actor);
    const seen = await versionOf(actor);
    await setUp(actor, { phone: '+99 20 555 0199' });

    const answer = await vetTrader({ id: actor.personId, outcome: 'verify', reason: '', version: seen }, world.ctx(world.people.officer));
    expect(answer).toMatchObject({ problem: { kind: 'stale' } });
  });

  it('is a case officer’s, never the signer’s, the trader’s or one’s own', async () => {
    const actor = await newcomer();
    await setUp(actor);
    const both = await world.person(['applicant', 'case-officer']);

    expect(await vet(world.people.signer, actor)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await vet(actor, actor)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await vet(both, both, 'refuse')).toMatchObject({ problem: { kind: 'separation-of-duties' } });
    expect(await getTrader({ id: actor.personId }, world.ctx(actor))).toMatchObject({ problem: { kind: 'forbidden' } });
  });

  const audited = (personId: string, sql: string) =>
    withClient(appUrl(), async (client) => {
      await client.query('BEGIN');
      await client.query(sql);
      await client.query("SELECT audit_append(now(), '', '', 'ProfileSaved', 'person', $1, '{}')", [personId]);
      await client.query('COMMIT');
    });

  it('is kept by PostgreSQL as well', async () => {
    const actor = await newcomer();
    await setUp(actor);
    const of = `WHERE person_id = '${actor.personId}'`;
    const verified = "state = 'verified', vetted_at = now()";
    const by = (id: string) => `UPDATE trader_profile SET ${verified}, vetted_by = '${id}' ${of}`;

    await expect(audited(actor.personId, by(actor.personId))).rejects.toThrow(/separation of duties|vetted_by/);
    await expect(audited(actor.personId, by(world.people.signer.personId))).rejects.toThrow(/vetted by a case officer/);
    await expect(audited(actor.personId, `UPDATE trader_profile SET ${verified} ${of}`)).rejects.toThrow(/vetted by a case officer/);
    await expect(query(appUrl(), by(world.people.officer.personId))).rejects.toThrow(/without an audit event/);
    must(await vet(world.people.officer, actor));
    await expect(audited(actor.personId, `UPDATE trader_profile SET country = 'FR' ${of}`)).rejects.toThrow(/another identity/);
    await expect(query(appUrl(), "UPDATE person SET name = 'Other' WHERE id = $1", [actor.personId])).rejects.toThrow(/vetted name/);
  });
});

describe('one’s own data', () => {
  it('come as one file, and hold nobody else’s', async () => {
    const actor = await newcomer();
    const reference = await completeDraft(actor);
    await setUp(actor);
    const others = await world.draftApplication();

    const { json } = must(await exportOwnData(null, world.ctx(actor)));
    const data = JSON.parse(json);

    expect(data.account).toMatchObject({ email: actor.email, name: 'Мария Петрова' });
    expect(data.profile).toMatchObject({ latinName: 'Mariya Petrova' });
    expect(data.applications.map((one: { reference: string }) => one.reference)).toEqual([reference]);
    expect(data.applications[0].lines).toHaveLength(1);
    expect(data.sessions).toHaveLength(1);
    for (const foreign of [others, world.people.trader.email, world.people.officer.name, 'argon2']) expect(json).not.toContain(foreign);
  });

  it('hold the permits with what stands on them', async () => {
    const { permitNumber } = await world.issuedPermit();
    const data = JSON.parse(must(await exportOwnData(null, world.ctx(world.people.trader))).json);

    const permits = data.applications.flatMap((one: { permits: { permitNumber: string; content: object }[] }) => one.permits);
    expect(permits).toContainEqual(expect.objectContaining({ permitNumber, content: expect.objectContaining({}) }));
  });
});

describe('closing an account', () => {
  it('is refused while an application is open', async () => {
    const actor = await newcomer();
    const reference = await completeDraft(actor);

    expect(await closeAccount({ currentPassword: PASSWORD }, world.ctx(actor))).toEqual({
      ok: false,
      problem: { kind: 'account-needed', applications: [reference], permits: [] },
    });
  });

  it('is refused while a permit can be used', async () => {
    const actor = await newcomer();
    await setUp(actor);
    must(await vet(world.people.officer, actor));
    const number = await applicationPlay({ people: { ...world.people, trader: actor }, ctx: world.ctx }).issuedNumber();

    expect(await closeAccount({ currentPassword: PASSWORD }, world.ctx(actor))).toMatchObject({
      problem: { kind: 'account-needed', permits: [number] },
    });
  });

  it('takes the person out of the register, ends the sessions, and tells the address a last time', async () => {
    const actor = await newcomer();
    await setUp(actor);
    must(await vet(world.people.officer, actor));

    expect(await closeAccount({ currentPassword: 'wrong' }, world.ctx(actor))).toMatchObject({ problem: { kind: 'invalid-input' } });
    must(await closeAccount({ currentPassword: PASSWORD }, world.ctx(actor)));

    const [person] = await query(ownerUrl(), 'SELECT to_jsonb(p)::text AS kept, status FROM person p WHERE id = $1', [actor.personId]);
    expect(person.status).toBe('disabled');
    expect(person.kept).not.toMatch(/Петрова|Petrova/);
    expect(person.kept).not.toContain(actor.email);
    expect(await query(ownerUrl(), 'SELECT 1 FROM trader_profile WHERE person_id = $1', [actor.personId])).toEqual([]);
    expect(await query(ownerUrl(), 'SELECT 1 FROM session WHERE person_id = $1 AND ended_at IS NULL', [actor.personId])).toEqual([]);
    expect(await query(ownerUrl(), "SELECT 1 FROM mail WHERE address = $1 AND template = 'accountClosed'", [actor.email])).toHaveLength(1);
  });

  it('is not for people who work for an authority', async () => {
    const officer = await world.person(['case-officer']);
    await query(ownerUrl(), 'UPDATE person SET password_hash = $2 WHERE id = $1', [officer.personId, await hashPassword(PASSWORD)]);

    expect(await closeAccount({ currentPassword: PASSWORD }, world.ctx(officer))).toMatchObject({ problem: { kind: 'forbidden' } });
  });
});

it('the language of letters and the wish for reminders are kept', async () => {
  const actor = await newcomer();
  must(await savePreferences({ locale: 'es', wantsReminders: false }, world.ctx(actor)));

  expect(must(await getOwnAccount(null, world.ctx(actor)))).toMatchObject({ locale: 'es', wantsReminders: false });
});
