import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import type { IsoDate } from '@/domain/shared/iso-date';
import * as unproven from '@/services/people/signatories';
import { refusal } from '../../data/register/support/hostile';
import { ownerUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { proven, takeNumber } from '../../support/world/proven';
import { must } from '../../support/world/request';

const enter = proven(unproven.enterSignatory);
const end = proven(unproven.endSignatory);
const delegate = proven(unproven.delegateSignature);

let world: World;
let administrator: Actor;
/** An issuing-officer whose name is not on the list. */
let newcomer: Actor;
let approved: string[];
beforeAll(async () => {
  world = await makeWorld();
  administrator = await world.person(['administrator']);
  newcomer = await world.person(['issuing-officer']);
  await world.tamper('signatory', 'DELETE FROM signatory WHERE person_id = $1', [newcomer.personId]);
  approved = [await world.approvedApplication(), await world.approvedApplication(), await world.approvedApplication()];
});
afterAll(async () => {
  // No signature is finished here.
  expect(await query(superuserUrl(), "SELECT * FROM verify_invariants() WHERE rule <> 'signing.stuck'")).toEqual([]);
  await world.close();
});

const day = (text: string) => text as IsoDate;
const as = (actor: Actor, today = '2026-11-23') => world.ctx(actor, { today });
const sign = async (n: number, actor: Actor, today?: string) =>
  takeNumber({ reference: approved[n] ?? '', version: await world.versionOf(approved[n] ?? ''), validUntil: null }, as(actor, today));
const entry = (person: Actor, validFrom: string, validUntil: string | null = null) => ({
  person: person.personId,
  validFrom: day(validFrom),
  validUntil: validUntil === null ? null : day(validUntil),
  basis: 'Order of the Minister 14/2026',
});
const refused = { ok: false, problem: { kind: 'not-a-signatory' } };

describe('the list of signatories', () => {
  it('keeps whoever does not stand on it from signing, and lets them sign on its days alone', async () => {
    expect(await sign(0, newcomer)).toMatchObject(refused);
    must(await enter(entry(newcomer, '2026-11-24', '2026-11-25'), as(administrator)));

    expect(await sign(0, newcomer)).toMatchObject(refused);
    expect(await sign(0, newcomer, '2026-11-26')).toMatchObject(refused);
    must(await sign(0, newcomer, '2026-11-25'));
  });

  it('is read by auditor, administrator and signatories, with the ground of each entry', async () => {
    const auditor = await world.person(['auditor']);
    const { entries, mayKeep } = must(await unproven.listSignatories({ all: false }, as(auditor)));
    expect(mayKeep).toBe(false);
    expect(entries.find(({ personId }) => personId === newcomer.personId)).toMatchObject({
      validFrom: '2026-11-24',
      basis: 'Order of the Minister 14/2026',
    });
    expect(await unproven.listSignatories({ all: false }, as(world.people.officer))).toMatchObject({ problem: { kind: 'forbidden' } });
  });

  it('is kept by administrators alone, with a proof, and takes issuing-officers alone', async () => {
    expect(await enter(entry(newcomer, '2026-12-01'), as(world.people.signer))).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await unproven.enterSignatory(entry(newcomer, '2026-12-01'), as(administrator))).toMatchObject({
      problem: { fields: { proofCode: { key: 'proof.required' } } },
    });
    expect(await enter(entry(world.people.officer, '2026-12-01'), as(administrator))).toMatchObject({
      problem: { fields: { person: { key: 'field.chooseOne' } } },
    });
  });

  it('stops a signatory whose time is ended', async () => {
    const leaving = await world.person(['issuing-officer']);
    const [{ id }] = await query(ownerUrl(), 'SELECT id FROM signatory WHERE person_id = $1', [leaving.personId]);
    expect(await end({ id, lastDay: day('2026-11-20') }, as(administrator))).toMatchObject({ ok: false });
    must(await end({ id, lastDay: day('2026-11-22') }, as(administrator)));

    expect(await sign(1, leaving)).toMatchObject(refused);
    expect(await end({ id, lastDay: day('2026-11-22') }, as(administrator))).toMatchObject({ problem: { kind: 'not-found' } });
  });
});

describe('a signatory who is away', () => {
  it('lets a colleague sign for that time, who cannot pass it on', async () => {
    const { signer } = world.people;
    must(await delegate(entry(newcomer, '2026-12-01', '2026-12-10'), as(signer)));

    must(await sign(1, newcomer, '2026-12-05'));
    expect(await sign(2, newcomer, '2026-12-11')).toMatchObject(refused);
    expect(await delegate(entry(signer, '2026-12-02', '2026-12-03'), as(newcomer))).toMatchObject(refused);
  });

  it('lets nobody of another office, nor themselves, and not without an end', async () => {
    const { signer } = world.people;
    const chosen = { problem: { fields: { person: { key: 'field.chooseOne' } } } };
    expect(await delegate(entry(signer, '2026-12-01', '2026-12-10'), as(signer))).toMatchObject(chosen);
    const elsewhere = { ...signer, officeId: crypto.randomUUID() };
    expect(await delegate(entry(newcomer, '2026-12-01', '2026-12-10'), as(elsewhere))).toMatchObject(chosen);
    expect(await delegate(entry(newcomer, '2026-12-01'), as(signer))).toMatchObject({ ok: false });
  });
});

describe('PostgreSQL refuses', () => {
  const write = (person: Actor, by: string) => [
    `INSERT INTO signatory (id, person_id, valid_from, basis, added_by, added_at) VALUES (gen_random_uuid(), '${person.personId}', '2026-01-01', 'mine', ${by}, now())`,
    `SELECT audit_append(now(), '', 'system', 'SignatoryEntered', 'person', '${person.personId}', '{}')`,
  ];

  it.each([
    ['nobody', () => 'NULL'],
    ['an administrator who proves nothing', () => `'${administrator.personId}'`],
    ['a case-officer', () => `'${world.people.officer.personId}'`],
  ])('an entry by %s', async (_who, by) => {
    expect((await refusal('the portal', write(newcomer, by())))?.message).toMatch(/kept by an administrator with a fresh proof/);
  });

  it('an entry of somebody who may not sign at all, or by oneself', async () => {
    expect((await refusal('the portal', write(world.people.officer, `'${administrator.personId}'`)))?.message).toMatch(
      /only issuing-officers/,
    );
    expect((await refusal('the portal', write(newcomer, `'${newcomer.personId}'`)))?.message).toMatch(/check constraint/);
  });

  it('a list that is altered or emptied', async () => {
    const refusals = await Promise.all(
      ["UPDATE signatory SET valid_until = '2030-01-01'", "UPDATE signatory SET basis = 'another'", 'DELETE FROM signatory'].map((sql) =>
        refusal('the owner', [sql]),
      ),
    );
    for (const refused of refusals) expect(refused?.message).toMatch(/ended once, never altered/);
  });
});
