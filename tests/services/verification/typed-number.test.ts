import { afterAll, beforeAll, expect, it } from 'vitest';
import { postgresThrottle } from '@/adapters/postgres-throttle';
import { checkNumber } from '@/services/verification/check-permit';
import { makeWorld, type World } from '../../support/world';
import { countingThrottle } from '../../support/world/ports';
import { must } from '../../support/world/request';
import { statementsDuring } from './queries';

let world: World;
let permit: Awaited<ReturnType<World['issuedPermit']>>;
beforeAll(async () => {
  world = await makeWorld();
  permit = await world.issuedPermit();
  await check('26XA000009/EX', permit.checkCode);
});
afterAll(() => world.close());

const check = async (number: string, code: string) => must(await checkNumber({ number, code, address: '192.0.2.1' }, world.ctx(null)));
const WRONG = '00000000000V';

it('gives one answer to an unknown number, a wrong code and a text that is neither', async () => {
  const wrongCode = await check(permit.permitNumber, WRONG);
  expect(wrongCode).toEqual({ verdict: 'UNKNOWN', checkedAt: null, permit: null, scannedNames: null, foreign: null });
  for (const [number, code] of [
    ['26XA000009/EX', permit.checkCode],
    ['26XA000009/EX', WRONG],
    ['26FR000001/EX', permit.checkCode],
    [permit.permitNumber, ''],
    ['', ''],
    ['no number', '%%%'],
    ['\u0000', '\u0000'],
    ['x'.repeat(100_000), 'y'.repeat(100_000)],
  ] as const)
    expect(await check(number, code)).toEqual(wrongCode);
});

it('asks PostgreSQL the same for an unknown number, a wrong code and a text that is neither', async () => {
  const forWrongCode = await statementsDuring(() => check(permit.permitNumber, WRONG));
  expect(forWrongCode).toHaveLength(3);
  expect(await statementsDuring(() => check('26XA000009/EX', WRONG))).toEqual(forWrongCode);
  expect(await statementsDuring(() => check('no number', 'no code'))).toEqual(forWrongCode);
});

it('asks the same also where attempts are really counted', async () => {
  const throttle = postgresThrottle(world.db);
  const ask = (number: string) =>
    statementsDuring(() => checkNumber({ number, code: WRONG, address: '203.0.113.9' }, world.ctx(null, { ports: { throttle } })));
  await ask('26XA000011/EX');
  await ask(permit.permitNumber);
  const forWrongCode = await ask(permit.permitNumber);
  expect(await ask('26XA000011/EX')).toEqual(forWrongCode);
  expect(forWrongCode.length).toBeGreaterThan(3);
});

it('reads a number and a code as people type them', async () => {
  const { checkCode: c } = permit;
  const typed = `${c.slice(0, 4)}-${c.slice(4, 8)} ${c.slice(8)}`.toLowerCase();
  expect((await check(permit.permitNumber.toLowerCase().replace('/', ' - '), typed)).verdict).toBe('VALID');
});

it('makes the address and the number wait after thirty wrong answers, whether or not the number exists', async () => {
  for (const number of [permit.permitNumber, '26XA000009/EX']) {
    const { throttle } = countingThrottle(30);
    const ctx = world.ctx(null, { ports: { throttle } });
    const ask = (address: string) => checkNumber({ number, code: WRONG, address }, ctx);
    for (let attempt = 0; attempt < 30; attempt += 1) expect((await ask('192.0.2.1')).ok).toBe(true);
    const wait = { ok: false, problem: { kind: 'too-many-attempts', retryAfterSeconds: 600 } };
    expect(await ask('192.0.2.1')).toEqual(wait);
    expect(await ask('198.51.100.7')).toEqual(wait);
    expect(await checkNumber({ number: '26XA000010/EX', code: WRONG, address: '192.0.2.1' }, ctx)).toEqual(wait);
  }
});

it('counts no right answer', async () => {
  const { throttle, counts } = countingThrottle(30);
  const ctx = world.ctx(null, { ports: { throttle } });
  await checkNumber({ number: permit.permitNumber, code: permit.checkCode, address: '192.0.2.1' }, ctx);
  expect(counts.size).toBe(0);
});
