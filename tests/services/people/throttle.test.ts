import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownerUrl, query } from '../../support/database';
import { openPeople } from './people';

let people: ReturnType<typeof openPeople>;
beforeAll(() => {
  people = openPeople();
});
afterAll(() => people.close());

/** Time passes: what waits until later may go on now; the count of attempts stays. */
const openGates = () => query(ownerUrl(), "UPDATE throttle SET expire = 1 WHERE key LIKE 'gate:%'");

describe('an account under attack', () => {
  it('waits a minute after five attempts, then twice as long each time, never more than a quarter of an hour', async () => {
    const key = randomUUID();
    for (let i = 0; i < 5; i++) expect(await people.throttle.consume('sign-in-account', key)).toEqual({ allowed: true });
    const waits: number[] = [];
    for (let i = 0; i < 6; i++) {
      waits.push(Math.round((await people.throttle.blockedFor('sign-in-account', key)) / 60));
      await openGates();
      expect(await people.throttle.consume('sign-in-account', key)).toEqual({ allowed: true });
    }

    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
  });

  it('is not held longer by knocking while it waits', async () => {
    const key = randomUUID();
    for (let i = 0; i < 30; i++) await people.throttle.consume('sign-in-account', key);

    expect(await people.throttle.blockedFor('sign-in-account', key)).toBeLessThanOrEqual(60);
  });

  it('stays shut after a hundred attempts without success', async () => {
    const key = randomUUID();
    for (let i = 0; i < 100; i++) {
      await openGates();
      await people.throttle.consume('sign-in-account', key);
    }

    expect(await people.throttle.blockedFor('sign-in-account', key)).toBeGreaterThan(23 * 3600);
  });
});

describe('the check of a permit', () => {
  it('is open for thirty wrong answers in ten minutes', async () => {
    const key = randomUUID();
    for (let i = 0; i < 30; i++) {
      expect(await people.throttle.blockedFor('check-number', key)).toBe(0);
      expect(await people.throttle.consume('check-number', key)).toEqual({ allowed: true });
    }

    expect(await people.throttle.blockedFor('check-number', key)).toBeGreaterThan(590);
    expect(await people.throttle.consume('check-number', key)).toMatchObject({ allowed: false });
    expect(await people.throttle.blockedFor('check-address', key)).toBe(0);
  });
});
