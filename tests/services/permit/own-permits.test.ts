import { afterAll, beforeAll, expect, it } from 'vitest';
import { getOwnPermit, listOwnPermits } from '@/services/permit/own-permits';
import { makeWorld, type World } from '../../support/world';

let world: World;
let permitNumber: string;
beforeAll(async () => {
  world = await makeWorld();
  ({ permitNumber } = await world.issuedPermit());
});
afterAll(() => world.close());

it('shows a holder the verdict of the public, the balance of each line and the length of the file', async () => {
  const held = await getOwnPermit({ number: permitNumber }, world.ctx(world.people.trader));
  expect(held).toMatchObject({ ok: true, value: { verdict: 'VALID', lines: [{ quantity: '40', endorsed: '0', left: '40' }] } });
  expect(held.ok && held.value.pdfBytes).toBeGreaterThan(10_000);
  expect(held.ok && held.value).not.toHaveProperty('events');
});

it('lists a holder’s own permits and nobody else’s', async () => {
  const mine = await listOwnPermits({ after: null }, world.ctx(world.people.trader));
  expect(mine.ok && mine.value.permits.map((permit) => permit.permitNumber)).toContain(permitNumber);
  const stranger = await world.person(['applicant']);
  expect(await listOwnPermits({ after: null }, world.ctx(stranger))).toEqual({ ok: true, value: { permits: [], next: null } });
  expect(await getOwnPermit({ number: permitNumber }, world.ctx(stranger))).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
});
