import { afterAll, beforeAll, expect, it } from 'vitest';
import { identifierOf } from '@/services/keys/signed-list';
import { keysToCompare, specimenPermit } from '@/services/verification/checking-guide';
import { textOf } from '../../golden/pdf/read-pdf';
import { makeTestSeal, registerSeal } from '../../support/seal';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  const seal = await makeTestSeal();
  await registerSeal(seal);
});
afterAll(() => world.close());

it('gives the keys of permits and of seals to compare, in digits and in words, and no other key', async () => {
  const keys = await keysToCompare(world.ctx(null));
  expect(keys.map(({ purpose, state }) => `${purpose} ${state}`).sort()).toEqual(['permit active', 'seal active']);
  for (const { fingerprint, words } of keys) {
    expect(fingerprint).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
    expect(words).toMatch(/^([a-z]{5}-){7}[a-z]{5}$/);
  }
  const { publicJwk } = await world.db.signingKey.findFirstOrThrow({ where: { purpose: 'permit' } });
  const permitKey = keys.find(({ purpose }) => purpose === 'permit');
  expect(permitKey?.fingerprint.replaceAll(' ', '').slice(0, 16)).toBe(identifierOf(publicJwk as Parameters<typeof identifierOf>[0]));
});

it('shows how a permit looks, as a specimen that could be used nowhere', async () => {
  const text = textOf(must(await specimenPermit(null, world.ctx(null))));
  expect(text).toContain('SPECIMEN');
  expect(text).not.toMatch(/ORIGINAL|\d{2}XA\d{6}\/EX|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
});
