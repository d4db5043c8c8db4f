import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listPublishedKeys } from '@/services/verification/published-keys';
import { ownerUrl, query } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it('publishes each permit key under the identifier that its own thumbprint gives', async () => {
  const { party, keys } = must(await listPublishedKeys(world.ctx(null)));
  expect(party).toBe('XA');
  expect(keys.map(({ kid }) => kid)).toEqual([world.key.kid]);
  for (const { crv, kty, x, y, kid } of keys)
    expect(createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('hex').slice(0, 16)).toBe(kid);
});

it('publishes no private half and no key of another purpose, and says which key is revoked', async () => {
  const jwk = { ...world.key.publicJwk, d: 'never' };
  await query(
    ownerUrl(),
    "INSERT INTO signing_key (kid, purpose, public_jwk, used_from) VALUES ('00000000000000aa', 'seal', $1, '2026-01-01')",
    [jwk],
  );
  await query(
    ownerUrl(),
    "INSERT INTO signing_key (kid, purpose, public_jwk, used_from, revoked_at) VALUES ('00000000000000bb', 'permit', $1, '2026-02-01', '2026-03-01')",
    [jwk],
  );
  const { keys } = must(await listPublishedKeys(world.ctx(null)));
  expect(keys.map(({ kid, revokedAt }) => [kid, revokedAt])).toEqual([
    ['00000000000000bb', '2026-03-01T00:00:00.000Z'],
    [world.key.kid, null],
  ]);
  expect(JSON.stringify(keys)).not.toContain('never');
});
