import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import type { Role } from '@/domain/access/role';
import * as unproven from '@/services/people/change-person';
import { refusal } from '../../data/register/support/hostile';
import { ownerUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { passkeyOf, proven } from '../../support/world/proven';
import { must } from '../../support/world/request';

const propose = proven(unproven.proposeChange);
const decide = proven(unproven.decideChange);

let world: World;
let one: Actor;
let other: Actor;
beforeAll(async () => {
  world = await makeWorld();
  one = await world.person(['administrator']);
  other = await world.person(['administrator']);
});
afterAll(async () => {
  expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  await world.close();
});

const change = (person: Actor, kind: 'give-role' | 'take-role' | 'reset-factors', role: Role | null = null) => ({
  person: person.personId,
  kind,
  role,
  reason: 'As the head of the authority ordered',
});
const proposedOf = async ({ personId }: Actor) =>
  must(await unproven.getPerson({ person: personId }, world.ctx(personId === one.personId ? other : one))).proposed[0]?.id ?? '';
const decision = async (person: Actor, outcome: 'confirm' | 'decline' = 'confirm') => ({
  person: person.personId,
  change: await proposedOf(person),
  outcome,
});
const rolesOf = async ({ personId }: Actor) =>
  (await query(ownerUrl(), 'SELECT role FROM person_role WHERE person_id = $1 ORDER BY role', [personId])).map(
    ({ role }: { role: string }) => role,
  );
const separated = { problem: { kind: 'separation-of-duties' } };

describe('a role that works for an authority', () => {
  it('is given when a second administrator agrees, not before; the sessions of its person end and they are written to', async () => {
    const { officer } = world.people;
    must(await propose(change(officer, 'give-role', 'issuing-officer'), world.ctx(one)));
    expect(await decide(await decision(officer), world.ctx(one))).toMatchObject(separated);
    expect(await rolesOf(officer)).toEqual(['case-officer']);

    must(await decide(await decision(officer), world.ctx(other)));
    expect(await rolesOf(officer)).toEqual(['case-officer', 'issuing-officer']);
    expect((await world.eventsOf(officer.personId)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['PersonChangeProposed', 'PersonChanged']),
    );
    expect(await query(ownerUrl(), "SELECT 1 FROM mail WHERE template = 'rolesChanged' AND address = $1", [officer.email])).toHaveLength(1);
  });

  it('is not given when the second decides against it', async () => {
    const { scientist } = world.people;
    must(await propose(change(scientist, 'give-role', 'case-officer'), world.ctx(one)));
    must(await decide(await decision(scientist, 'decline'), world.ctx(other)));
    expect(await rolesOf(scientist)).toEqual(['scientific-authority']);
  });

  it('is not given beside one that excludes it, nor taken from whoever has it not', async () => {
    const wrong = { problem: { fields: { role: { key: 'personChange.notThisRole' } } } };
    expect(await propose(change(world.people.signer, 'give-role', 'auditor'), world.ctx(one))).toMatchObject(wrong);
    expect(await propose(change(world.people.signer, 'take-role', 'auditor'), world.ctx(one))).toMatchObject(wrong);
  });

  it('is changed by nobody about themselves, by nobody else than administrators, and not without a proof', async () => {
    expect(await propose(change(one, 'give-role', 'auditor'), world.ctx(one))).toMatchObject(separated);
    expect(await propose(change(world.people.signer, 'take-role', 'issuing-officer'), world.ctx(world.people.officer))).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await unproven.proposeChange(change(world.people.signer, 'take-role', 'issuing-officer'), world.ctx(one))).toMatchObject({
      problem: { fields: { proofCode: { key: 'proof.required' } } },
    });
  });
});

it('a lost second factor is forgotten by two, with the codes for the day it is lost', async () => {
  const { customs } = world.people;
  await passkeyOf(customs.personId);
  must(await propose(change(customs, 'reset-factors'), world.ctx(one)));
  expect(await propose(change(customs, 'reset-factors'), world.ctx(other))).toMatchObject({
    problem: { fields: { kind: { key: 'personChange.already' } } },
  });
  must(await decide(await decision(customs), world.ctx(other)));

  const living = await query(ownerUrl(), 'SELECT 1 FROM second_factor WHERE person_id = $1 AND removed_at IS NULL', [customs.personId]);
  expect(living).toEqual([]);
  expect(await propose(change(customs, 'reset-factors'), world.ctx(one))).toMatchObject({
    problem: { fields: { kind: { key: 'personChange.noFactor' } } },
  });
});

describe('PostgreSQL refuses', () => {
  it.each([
    [
      'a role that the portal gives by itself',
      () => `INSERT INTO person_role VALUES ('${world.people.customs.personId}', 'issuing-officer')`,
    ],
    ['a role that the portal takes by itself', () => `DELETE FROM person_role WHERE person_id = '${world.people.signer.personId}'`],
  ])('%s', async (_what, sql) => {
    expect((await refusal('the portal', [sql()]))?.message).toMatch(/two administrators give and take/);
  });

  it('that one administrator decides their own proposal, or anything about themselves', async () => {
    const propose = (person: Actor, by: Actor) =>
      `INSERT INTO person_change VALUES (gen_random_uuid(), '${person.personId}', 'give-role', 'auditor', 'why not', '${by.personId}', now())`;
    const settle = (by: Actor) =>
      `UPDATE person_change SET outcome = 'confirmed', decided_by = '${by.personId}', decided_at = now() WHERE outcome IS NULL`;
    expect((await refusal('the portal', [propose(world.people.customs, one), settle(one)]))?.message).toMatch(/person_change_takes_two/);
    expect((await refusal('the portal', [propose(one, one)]))?.message).toMatch(/person_change_never_self/);
    expect((await refusal('the portal', [propose(world.people.customs, one)]))?.message).toMatch(/without an audit event|fresh proof/);
  });

  it('to leave fewer than two administrators', async () => {
    must(await propose(change(other, 'take-role', 'administrator'), world.ctx(one)));
    const third = await world.person(['administrator']);
    must(await decide(await decision(other), world.ctx(third)));
    expect(await rolesOf(other)).toEqual([]);

    must(await propose(change(third, 'take-role', 'administrator'), world.ctx(one)));
    const fourth = await world.person(['administrator']);
    // Who proposed and who decided are the two that remain, or it is not done.
    await query(ownerUrl(), "UPDATE person SET status = 'disabled' WHERE id = $1", [one.personId]);
    expect(await decide(await decision(third), world.ctx(fourth))).toMatchObject({
      problem: { fields: { outcome: { key: 'personChange.proposerGone' } } },
    });
    await query(ownerUrl(), "UPDATE person SET status = 'active' WHERE id = $1", [one.personId]);
  });
});
