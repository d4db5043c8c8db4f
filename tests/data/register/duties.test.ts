import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { EXCLUSIVE_ROLES, mayHoldTogether, ROLES } from '@/domain/access/role';
import { INCOMPATIBLE_PARTS, PARTS } from '@/domain/access/separation-of-duties';
import { FINDING_KINDS } from '@/domain/finding/finding';
import { isScientificFinding } from '@/domain/finding/findings-asked';
import { decideCase } from '@/services/review/decide-case';
import { ownerUrl, query } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';
import { ATTACKERS, expectRefused, refusal, told } from './support/hostile';

let world: World;
let nobody: Actor;
/** An application under recommendation for Appendix II, and one for Appendix I that one officer has approved. */
let recommended: string;
let approvedByOne: string;
const idOf = async (reference: string): Promise<string> =>
  (await world.db.application.findUniqueOrThrow({ where: { reference }, select: { id: true } })).id;
beforeAll(async () => {
  world = await makeWorld();
  nobody = await world.person(['case-officer', 'issuing-officer', 'scientific-authority']);
  recommended = await idOf(await world.recommendedApplication());
  const reference = await world.recommendedApplication({ appendix: 'I' });
  const input = { reference, version: await world.versionOf(reference), outcome: 'approve', reasons: 'As recommended' } as const;
  must(await decideCase(input, world.ctx(world.people.signer)));
  approvedByOne = await idOf(reference);
});
afterAll(() => world.close());

const takes = (person: Actor, part: string, application = recommended): string =>
  `INSERT INTO application_part (application_id, person_id, part, since) VALUES ('${application}', '${person.personId}', '${part}', now()) ON CONFLICT DO NOTHING`;
const finds = (person: Actor, kind: string): string =>
  `INSERT INTO finding (id, application_id, kind, outcome, author_id, reasoning, evidence, recorded_at)
   VALUES (gen_random_uuid(), '${recommended}', '${kind}', 'positive', '${person.personId}', 'because', '', now())`;
const decides = (person: Actor, kind: string, application = recommended): string =>
  `INSERT INTO decision (id, application_id, round, kind, author_id, reasons, at)
   VALUES (gen_random_uuid(), '${application}', 1, '${kind}', '${person.personId}', 'because', now())`;
const becomes = (state: string, application: string, event: string): string[] => [
  `UPDATE application SET state = '${state}' WHERE id = '${application}'`,
  told('application', application, event),
];

describe('separation of duties, judged by person', () => {
  const pairs = PARTS.flatMap((first) => PARTS.filter((second) => second !== first).map((second) => [first, second] as const));

  it.each(pairs)('who is %s and takes %s is treated by PostgreSQL as by the domain', async (first, second) => {
    const statements = [takes(nobody, first), takes(nobody, second)];
    if (INCOMPATIBLE_PARTS[first].includes(second)) await expectRefused(statements, /separation of duties/);
    else expect(await Promise.all(ATTACKERS.map((attacker) => refusal(attacker, statements)))).toEqual([null, null, null]);
  });

  it('who applied cannot approve, and who reviewed cannot', async () => {
    for (const person of [world.people.trader, world.people.officer, world.people.scientist])
      await expectRefused([takes(person, 'S'), decides(person, 'approve')], /separation of duties/);
  });
});

describe('roles', () => {
  const holds = (roles: readonly string[]) => roles.map((role) => `INSERT INTO person_role VALUES ('${nobody.personId}', '${role}')`);

  it.each(EXCLUSIVE_ROLES.flatMap((exclusive) => ROLES.filter((role) => role !== exclusive).map((role) => [exclusive, role] as const)))(
    '%s and %s are never held by one person',
    async (exclusive, role) => {
      expect(mayHoldTogether([exclusive, role])).toBe(false);
      const clear = `DELETE FROM person_role WHERE person_id = '${nobody.personId}'`;
      await expectRefused([clear, ...holds([exclusive, role])], /exclude every other role/);
      await expectRefused([clear, ...holds([role, exclusive])], /exclude every other role/);
    },
  );

  it.each(EXCLUSIVE_ROLES)('%s does not take the place of one role beside another', (exclusive) =>
    expectRefused(
      `UPDATE person_role SET role = '${exclusive}' WHERE person_id = '${nobody.personId}' AND role = 'case-officer'`,
      /exclude every other role/,
    ),
  );
});

describe('a finding', () => {
  it.each(FINDING_KINDS)('of the kind %s is made only by the authority it belongs to', async (kind) => {
    const { trader, signer, customs, officer, scientist } = world.people;
    const rightful = isScientificFinding(kind) ? scientist : officer;
    for (const person of [trader, signer, customs, officer, scientist].filter((one) => one !== rightful))
      await expectRefused([finds(person, kind)], /not this person's to make/);
    const event = told('application', recommended, 'FindingRecorded');
    expect(await refusal('the portal', [finds(rightful, kind), event])).toBeNull();
  });

  it('is made only by who has that part on this application', () =>
    expectRefused(finds(nobody, 'non-detriment'), /no part on this application/));

  it('is not put on file unseen', () => expectRefused(finds(world.people.officer, 'legal-acquisition'), /without an audit event/));

  it('is not made by somebody whose account was disabled', async () => {
    const { personId } = world.people.scientist;
    await query(ownerUrl(), "UPDATE person SET status = 'disabled' WHERE id = $1", [personId]);
    await expectRefused(finds(world.people.scientist, 'non-detriment'), /not this person's to make/);
    await query(ownerUrl(), "UPDATE person SET status = 'active' WHERE id = $1", [personId]);
  });
});

describe('a decision', () => {
  it.each(['approve', 'refuse', 'send-back', 'reopen'])('%s is an issuing officer’s', async (kind) => {
    for (const person of [world.people.officer, world.people.scientist, world.people.trader, world.people.customs])
      await expectRefused(decides(person, kind), /not this person's to make/);
    await expectRefused(decides(nobody, kind), /not this person's to make/);
  });

  it.each(['recommend-approve', 'recommend-refuse', 'return', 'request-findings'])('%s is a case officer’s', async (kind) => {
    for (const person of [world.people.signer, world.people.scientist, world.people.trader])
      await expectRefused(
        [takes(person, person === world.people.signer ? 'S' : 'A'), decides(person, kind)],
        /not this person's to make|separation of duties/,
      );
  });

  it('is not put on file unseen', () =>
    expectRefused([takes(world.people.signer, 'S'), decides(world.people.signer, 'approve')], /without an audit event/));

  it('is given once by one officer in one round', () =>
    expectRefused(decides(world.people.signer, 'approve', approvedByOne), /duplicate key/));
});

describe('an application', () => {
  it('is not approved without an approval', () =>
    expectRefused(becomes('approved', recommended, 'ApplicationApproved'), /need two issuing-officers; every decision needs one/));

  it('of Appendix I is not approved by one', () =>
    expectRefused(becomes('approved', approvedByOne, 'ApplicationApproved'), /Appendix I.* need two/));

  it('is not refused by one', () =>
    expectRefused(
      [takes(world.people.signer, 'S'), decides(world.people.signer, 'refuse'), ...becomes('refused', recommended, 'ApplicationRefused')],
      /need two issuing-officers/,
    ));

  it('is not approved by one against the refusal of another', () =>
    expectRefused(
      [
        takes(world.people.signer, 'S'),
        takes(world.people.secondSigner, 'S'),
        decides(world.people.signer, 'refuse'),
        decides(world.people.secondSigner, 'approve'),
        ...becomes('approved', recommended, 'ApplicationApproved'),
      ],
      /need two issuing-officers/,
    ));

  it('of Appendix II is approved by one who may, and refused by two', async () => {
    const { signer, secondSigner } = world.people;
    const parts = [takes(signer, 'S'), takes(secondSigner, 'S')];
    const approval = [...parts, decides(signer, 'approve'), ...becomes('approved', recommended, 'ApplicationApproved')];
    const refusals = [decides(signer, 'refuse'), decides(secondSigner, 'refuse')];
    expect(await refusal('the portal', approval)).toBeNull();
    expect(await refusal('the portal', [...parts, ...refusals, ...becomes('refused', recommended, 'ApplicationRefused')])).toBeNull();
  });
});
