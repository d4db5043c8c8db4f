import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it.each(['I', 'II', 'III'] as const)('issues a permit for a specimen of Appendix %s by way of every officer', async (appendix) => {
  const permit = await world.issuedPermit({ appendix });
  expect((await world.permitOf(permit.permitNumber)).state).toBe('issued');
  expect((await world.permitOf(permit.permitNumber)).content.lines[0]?.appendix).toBe(appendix);
});
