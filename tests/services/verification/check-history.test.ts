import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultJson } from '@/app/verify/_check/result-json';
import { machineAnswer } from '@/domain/verification/machine-answer';
import { endorsePermit } from '@/services/border/endorse-permit';
import { lookUpPermit, viewPermit } from '@/services/border/look-up-permit';
import type { ServiceContext } from '@/services/context';
import type { NotedCheck } from '@/services/ports';
import { checkHistory, listAlarms } from '@/services/verification/check-history';
import { checkCode, checkNumber } from '@/services/verification/check-permit';
import { countChecks } from '@/services/verification/count-checks';
import { appUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, TODAY, type World } from '../../support/world';
import { countingThrottle } from '../../support/world/ports';
import { must } from '../../support/world/request';

const ADDRESS = '203.0.113.7';
let world: World;
let noted: NotedCheck[];
let permit: Awaited<ReturnType<World['issuedPermit']>>;

const ctx = (actor: ServiceContext['actor'] = null, at = `${TODAY}T10:00:00.000Z`): ServiceContext =>
  world.ctx(actor, { now: at, today: at.slice(0, 10), ports: { checks: { note: (check) => void noted.push(check) } } });
/** Does what the portal does a moment after the answers went out. */
async function count(at = `${TODAY}T10:00:00.000Z`) {
  await countChecks(noted, ctx(null, at));
  noted = [];
}
const history = async () => must(await checkHistory({ permitId: permit.id }, ctx(world.people.officer)));

beforeAll(async () => {
  world = await makeWorld();
  noted = [];
  permit = await world.issuedPermit({ lines: [{ quantity: '10' }] });
});
afterAll(async () => {
  expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  await world.close();
});

describe('the checks of a permit', () => {
  it('are counted by day and way for the public, with post and hour for Customs, and with nobody’s name or address', async () => {
    const answer = must(await checkCode({ scanned: permit.text }, ctx()));
    expect(machineAnswer.safeParse(JSON.parse(JSON.stringify(resultJson(answer)))).error).toBeUndefined();
    must(await checkCode({ scanned: permit.text }, ctx()));
    must(await checkNumber({ number: permit.permitNumber, code: permit.checkCode, address: ADDRESS }, ctx()));
    must(await lookUpPermit({ text: permit.permitNumber }, ctx(world.people.customs)));
    must(await lookUpPermit({ text: permit.text }, ctx(world.people.customs, `${TODAY}T11:00:00.000Z`)));
    must(await viewPermit({ text: permit.permitNumber }, ctx(world.people.customs)));
    await count();

    const { checks, alarms } = await history();
    expect(alarms).toEqual([]);
    expect(checks.map(({ way, times, post, lastAt, verdict }) => [way, times, post, lastAt, verdict])).toEqual([
      ['customs', 2, 'Port Example', `${TODAY}T11:00:00.000Z`, 'VALID'],
      ['code', 2, null, null, 'VALID'],
      ['number', 1, null, null, 'VALID'],
    ]);
    const kept = JSON.stringify(await query(superuserUrl(), 'SELECT * FROM permit_check'));
    expect([ADDRESS, world.people.customs.personId].filter((secret) => kept.includes(secret))).toEqual([]);
  });

  it('are noted of no permit that the register has not, nor where number and code do not belong together', async () => {
    must(await checkNumber({ number: '26XA009999/EX', code: permit.checkCode, address: ADDRESS }, ctx()));
    must(await checkNumber({ number: permit.permitNumber, code: '0000-0000-0000', address: ADDRESS }, ctx()));
    must(await checkCode({ scanned: 'HTTPS://EXAMPLE.ORG/V/ABC' }, ctx()));
    expect(noted).toEqual([]);
  });

  it('are added to the day’s count by every process, and only upwards', async () => {
    must(await checkCode({ scanned: permit.text }, ctx()));
    await count();
    expect((await history()).checks.find(({ way }) => way === 'code')?.times).toBe(3);
    await expect(query(appUrl(), 'UPDATE permit_check SET times = 1')).rejects.toThrow(/only ever counted upwards/);
    await expect(query(appUrl(), 'DELETE FROM permit_check')).rejects.toThrow(/permission denied/);
    await expect(query(superuserUrl(), 'TRUNCATE permit_check')).rejects.toThrow();
  });

  it('are shown to the office and to nobody else', async () => {
    expect(await checkHistory({ permitId: permit.id }, ctx(world.people.trader))).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await listAlarms({ after: null }, ctx(world.people.customs))).toMatchObject({ problem: { kind: 'forbidden' } });
  });
});

describe('the office is alarmed', () => {
  it('once a day when one paper is at two posts within 24 hours', async () => {
    must(await lookUpPermit({ text: permit.text }, ctx(world.people.otherCustoms, `${TODAY}T12:00:00.000Z`)));
    await count(`${TODAY}T12:00:00.000Z`);
    must(await lookUpPermit({ text: permit.text }, ctx(world.people.otherCustoms, `${TODAY}T12:30:00.000Z`)));
    await count(`${TODAY}T12:30:00.000Z`);
    expect((await history()).alarms).toMatchObject([{ kind: 'TWO_PLACES', about: permit.permitNumber }]);
  });

  it('when a paper that was used up is shown again, but not by the officer who endorsed it', async () => {
    const spent = await world.issuedPermit({ lines: [{ quantity: '5' }] });
    const endorsement = {
      permitNumber: spent.permitNumber,
      idempotencyKey: randomUUID(),
      transportDocument: null,
      remarks: null,
      quantities: { '1': '5' },
    };
    must(await endorsePermit(endorsement, ctx(world.people.customs)));
    must(await lookUpPermit({ text: spent.permitNumber }, ctx(world.people.customs)));
    await count();
    const alarmsAbout = async () =>
      must(await listAlarms({ after: null }, ctx(world.people.signer))).alarms.filter(({ about }) => about === spent.permitNumber);
    expect(await alarmsAbout()).toEqual([]);
    must(await lookUpPermit({ text: spent.permitNumber }, ctx(world.people.customs, '2026-11-26T10:00:00.000Z')));
    await count('2026-11-26T10:00:00.000Z');
    expect(await alarmsAbout()).toMatchObject([{ kind: 'AFTER_USE', hasPermit: true }]);
  });

  it('when the door of a number shuts after many wrong codes, whether or not the number exists', async () => {
    const { throttle } = countingThrottle(3);
    const guess = (number: string) => {
      const asked = ctx();
      return checkNumber(
        { number, code: '0000-0000-0000', address: '-' },
        {
          ...asked,
          ports: {
            ...asked.ports,
            throttle: {
              ...throttle,
              blockedFor: (door, key) => (door === 'check-address' ? Promise.resolve(0) : throttle.blockedFor(door, key)),
            },
          },
        },
      );
    };
    for (const number of [permit.permitNumber, '26XA008888/EX']) {
      for (let n = 0; n < 3; n += 1) must(await guess(number));
      expect(await guess(number)).toMatchObject({ problem: { kind: 'too-many-attempts' } });
    }
    const raised = must(await listAlarms({ after: null }, ctx(world.people.officer))).alarms.filter(({ kind }) => kind === 'WRONG_CODES');
    expect(raised.map(({ about, hasPermit }) => [about, hasPermit]).sort()).toEqual([
      [permit.permitNumber, true],
      ['26XA008888/EX', false],
    ]);
  });
});
