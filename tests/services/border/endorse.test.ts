import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endorsePermit } from '@/services/border/endorse-permit';
import { getEndorsement } from '@/services/border/get-endorsement';
import { makeWorld, type World } from '../../support/world';
import type { ApplicationScene } from '../../support/world/applications';
import { must, type RequestOptions } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const input = (permitNumber: string, quantities: Record<string, string>) => ({
  permitNumber,
  quantities,
  transportDocument: 'AWB 999-1234 5675',
  remarks: null as string | null,
  idempotencyKey: randomUUID() as string,
});
const endorse = (permitNumber: string, quantities: Record<string, string>, request: RequestOptions = {}) =>
  endorsePermit(input(permitNumber, quantities), world.ctx(world.people.customs, request));
const stateOf = async (permitNumber: string) => {
  const { state, lines } = await world.permitOf(permitNumber);
  return { state, endorsed: lines.map((line) => line.endorsed) };
};
const issued = async (scene: ApplicationScene = {}) => (await world.issuedPermit(scene)).permitNumber;

describe('a permit for one consignment', () => {
  it('closes at its first endorsement, and what did not cross lapses', async () => {
    const number = await issued();
    const { endorsementId } = must(await endorse(number, { '1': '38' }));
    expect(await stateOf(number)).toEqual({ state: 'used', endorsed: ['38'] });
    const record = must(await getEndorsement({ permitNumber: number, endorsement: endorsementId }, world.ctx(world.people.customs)));
    expect(record.endorsement).toMatchObject({
      post: 'Port Example',
      endorsedOn: '2026-11-23',
      quantities: [{ position: 1, quantity: '38' }],
    });
    expect(record.endorsement.reference).toMatch(/^E-\d+$/);
    expect(record.lines[0]).toMatchObject({ endorsed: '38', left: '0' });
    expect(await endorse(number, { '1': '2' })).toMatchObject({ ok: false, problem: { kind: 'permit-not-usable', verdict: 'USED_UP' } });
  });

  it('keeps its rule when the Party later allows several consignments', async () => {
    const number = await issued();
    must(await endorse(number, { '1': '1' }, { splitConsignments: true }));
    expect((await stateOf(number)).state).toBe('used');
  });
});

describe('a permit under split consignments', () => {
  it('keeps its balance, line by line, until nothing is left', async () => {
    const number = await issued({ splitConsignments: true, lines: [{}, { quantity: '5' }] });
    must(await endorse(number, { '1': '38', '2': '' }));
    expect(await stateOf(number)).toEqual({ state: 'partly-used', endorsed: ['38', '0'] });
    must(await endorse(number, { '1': '2' }));
    expect(await stateOf(number)).toEqual({ state: 'partly-used', endorsed: ['40', '0'] });
    must(await endorse(number, { '2': '5' }));
    expect(await stateOf(number)).toEqual({ state: 'used', endorsed: ['40', '5'] });
  });

  it('refuses more than is left, names it, and changes nothing of any line', async () => {
    const number = await issued({ splitConsignments: true, lines: [{}, { quantity: '5' }] });
    must(await endorse(number, { '1': '38' }));
    const refused = await endorse(number, { '1': '3', '2': '5' });
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'over-quantity', line: 'A', left: '2' } });
    expect(await stateOf(number)).toEqual({ state: 'partly-used', endorsed: ['38', '0'] });
  });
});

describe('a form that is sent twice', () => {
  it('endorses once', async () => {
    const number = await issued({ splitConsignments: true });
    const form = input(number, { '1': '10' });
    const first = must(await endorsePermit(form, world.ctx(world.people.customs)));
    const second = must(await endorsePermit(form, world.ctx(world.people.customs)));
    expect(second).toEqual(first);
    expect(await stateOf(number)).toEqual({ state: 'partly-used', endorsed: ['10'] });
  });

  it('endorses once also when both arrive together', async () => {
    const number = await issued({ splitConsignments: true });
    const form = input(number, { '1': '10' });
    const answers = await Promise.all([1, 2, 3].map(() => endorsePermit(form, world.ctx(world.people.customs))));
    expect(new Set(answers.map((answer) => must(answer).endorsementId)).size).toBe(1);
    expect(await stateOf(number)).toEqual({ state: 'partly-used', endorsed: ['10'] });
  });

  it('is refused when it says something else the second time, or speaks of another permit', async () => {
    const number = await issued({ splitConsignments: true });
    const other = await issued({ splitConsignments: true });
    const form = input(number, { '1': '10' });
    must(await endorsePermit(form, world.ctx(world.people.customs)));
    for (const changed of [
      { quantities: { '1': '11' } },
      { remarks: 'Two were dead' },
      { transportDocument: null },
      { permitNumber: other },
    ])
      expect(await endorsePermit({ ...form, ...changed }, world.ctx(world.people.customs))).toMatchObject({
        ok: false,
        problem: { kind: 'idempotency-key-reused' },
      });
    expect((await stateOf(number)).endorsed).toEqual(['10']);
    expect((await stateOf(other)).endorsed).toEqual(['0']);
  });
});

describe('a permit that must not be used', () => {
  it.each([
    ['revoke', 'REVOKED'],
    ['suspend', 'SUSPENDED'],
    ['replace', 'REPLACED'],
  ] as const)('is refused after %s', async (action, verdict) => {
    const number = await issued();
    await world.move(number, action);
    expect(await endorse(number, { '1': '1' })).toMatchObject({ ok: false, problem: { kind: 'permit-not-usable', verdict } });
    expect((await stateOf(number)).endorsed).toEqual(['0']);
  });

  it('is refused the day after its last and before its first', async () => {
    const number = await issued();
    const on = (today: string) => endorse(number, { '1': '1' }, { today });
    expect(await on('2027-05-23')).toMatchObject({ problem: { kind: 'permit-not-usable', verdict: 'EXPIRED' } });
    expect(await on('2026-11-22')).toMatchObject({ problem: { kind: 'permit-not-usable', verdict: 'NOT_YET_VALID' } });
    expect((await on('2027-05-22')).ok).toBe(true);
  });

  it('is not found while it is being signed, and refused once it is void', async () => {
    const number = await world.numberedPermit();
    expect(await endorse(number, { '1': '1' })).toMatchObject({ problem: { kind: 'not-found' } });
    await world.move(number, 'void');
    expect(await endorse(number, { '1': '1' })).toMatchObject({ problem: { kind: 'permit-not-usable', verdict: 'VOID' } });
  });

  it('is refused when its row was altered past the triggers', async () => {
    const number = await issued();
    await world.tamper(
      'permit_line',
      'UPDATE permit_line SET quantity = 4000 WHERE permit_id = (SELECT id FROM permit WHERE permit_number = $1)',
      [number],
    );
    expect(await endorse(number, { '1': '4000' })).toMatchObject({ problem: { kind: 'permit-not-usable', verdict: 'MISMATCH' } });
  });

  it('is not found when there is none', async () => {
    expect(await endorse('26XA999999/EX', { '1': '1' })).toMatchObject({ problem: { kind: 'not-found' } });
  });
});

describe('an officer', () => {
  it('without a post may not endorse, nor may anybody who is not Customs', async () => {
    const number = await issued();
    for (const actor of [await world.person(['customs-officer'], null), world.people.trader, world.people.signer])
      expect(await endorsePermit(input(number, { '1': '1' }), world.ctx(actor))).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await endorsePermit(input(number, { '1': '1' }), world.ctx(null))).toMatchObject({ problem: { kind: 'unauthenticated' } });
    expect((await stateOf(number)).state).toBe('issued');
  });
});

describe('a hostile quantity', () => {
  it.each([
    ['1,000', 'quantity.ambiguous'],
    ['1.000', 'quantity.ambiguous'],
    ['NaN', 'quantity.notANumber'],
    ['Infinity', 'quantity.notANumber'],
    ['1e400', 'quantity.notANumber'],
    ['1e1', 'quantity.notANumber'],
    ['４０', 'quantity.notANumber'],
    ['٤٠', 'quantity.notANumber'],
    ['-1', 'quantity.notANumber'],
    ['+1', 'quantity.notANumber'],
    ['0x10', 'quantity.notANumber'],
    ['1 0', 'quantity.notANumber'],
    ['0.0000001', 'quantity.tooPrecise'],
    ['0.0', 'quantity.notPositive'],
    ['9999999999999', 'quantity.tooLarge'],
    ['9'.repeat(10_000), 'quantity.notANumber'],
    ['1.5', 'quantity.notWhole'],
    ["1'; DROP TABLE permit; --", 'quantity.notANumber'],
    ['', 'endorsement.nothing'],
    ['   ', 'endorsement.nothing'],
    ['0', 'endorsement.nothing'],
  ])('%j gets a message and changes nothing', async (typed, key) => {
    const refused = await endorse(hostile, { '1': typed });
    expect(refused).toEqual({ ok: false, problem: { kind: 'invalid-input', fields: { 'quantity-1': { key } } } });
    expect(await stateOf(hostile)).toEqual({ state: 'issued', endorsed: ['0'] });
  });

  it('of a line that the permit does not have changes nothing', async () => {
    for (const position of ['0', '2', '-1', '__proto__', 'constructor'])
      expect((await endorse(hostile, { [position]: '1' })).ok).toBe(false);
    expect(await stateOf(hostile)).toEqual({ state: 'issued', endorsed: ['0'] });
  });

  let hostile: string;
  beforeAll(async () => {
    hostile = await issued({ splitConsignments: true });
  });
});

describe('the holder', () => {
  const letter = async (endorsement: string) =>
    (await world.db.mail.findUniqueOrThrow({ where: { key: `endorsement:${endorsement}` } })).paragraphs.join('\n');

  it('is told line by line what crossed, and what can no longer be used', async () => {
    const { endorsementId } = must(await endorse(await issued({ lines: [{}, { quantity: '5' }] }), { '1': '38', '2': '5' }));
    const said = await letter(endorsementId);
    expect(said).toContain('A · Python regius: 38 crossed; the other 2 can no longer be used\nB · Python regius: 5 crossed');
  });

  it('is told what is left where several consignments may cross, in their own language', async () => {
    const number = await issued({ splitConsignments: true, lines: [{}, { quantity: '1500' }] });
    const { personId } = world.people.trader;
    for (const [locale, quantity, text] of [
      ['fr', '250', 'B · Python regius : 250 passés, reste 1 250'],
      ['es', '250', 'B · Python regius: 250 cruzaron, quedan 1000'],
    ] as const) {
      await world.db.person.update({ where: { id: personId }, data: { locale } });
      const { endorsementId } = must(await endorse(number, { '2': quantity }));
      expect((await letter(endorsementId)).replace(/[\u00A0\u202F]/g, ' ')).toContain(text);
    }
    await world.db.person.update({ where: { id: personId }, data: { locale: 'en' } });
  });
});
