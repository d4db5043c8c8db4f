import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { searchRegister } from '@/services/search/search-register';
import { ownerUrl, query } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
let submitted: string;
let permitNumber: string;
beforeAll(async () => {
  world = await makeWorld();
  submitted = await world.submittedApplication();
  ({ permitNumber } = await world.issuedPermit());
});
afterAll(() => world.close());

const found = async (text: string, who: Actor = world.people.officer) => {
  const { permits, cases, traders } = must(await searchRegister({ text }, world.ctx(who)));
  return { permits: permits.map((row) => row.permitNumber), cases: cases.map((row) => row.reference), traders };
};

describe('the search of the register', () => {
  it('finds a permit by its number, a case by its reference, its applicant and its species, and a trader by name', async () => {
    expect((await found(permitNumber)).permits).toEqual([permitNumber]);
    expect((await found(submitted)).cases).toEqual([submitted]);
    const { name } = world.people.trader;
    const byName = await found(name);
    expect(byName.cases).toContain(submitted);
    expect(byName.traders?.map(({ profile }) => profile.name)).toEqual([name]);
    expect((await found('python  REGIUS')).cases).toContain(submitted);
  });

  it('finds nothing in nothing, and takes signs of a pattern for themselves', async () => {
    for (const text of ['', '%', '_', "'; --"]) expect(await found(text)).toMatchObject({ permits: [], cases: [] });
  });

  it('shows no case of another office, and nothing at all to whoever reads no queue', async () => {
    const [flora] = await query(
      ownerUrl(),
      "INSERT INTO office (authority_id, code, name) SELECT authority_id, 'XA-FLORA', 'Flora office' FROM office LIMIT 1 RETURNING id",
    );
    const person = await world.person(['case-officer']);
    await query(ownerUrl(), 'UPDATE person SET office_id = $1 WHERE id = $2', [flora.id, person.personId]);
    expect((await found(submitted, { ...person, officeId: flora.id })).cases).toEqual([]);
    for (const who of [world.people.trader, world.people.scientist, null])
      expect((await searchRegister({ text: submitted }, world.ctx(who))).ok).toBe(false);
  });
});
