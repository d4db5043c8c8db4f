import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyPermit } from '@/services/permit/copy-permit';
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
  const mine = await listOwnPermits({ text: '', view: 'all', after: null }, world.ctx(world.people.trader));
  expect(mine.ok && mine.value.permits.map((permit) => permit.permitNumber)).toContain(permitNumber);
  const stranger = await world.person(['applicant']);
  expect(await listOwnPermits({ text: '', view: 'all', after: null }, world.ctx(stranger))).toEqual({
    ok: true,
    value: { permits: [], next: null },
  });
  expect(await getOwnPermit({ number: permitNumber }, world.ctx(stranger))).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
});

it.each([
  ['the beginning of its number', () => permitNumber.slice(0, 8), true],
  ['its number as a file is named', () => permitNumber.replace('/', '-'), true],
  ['part of a species', () => 'python REG', true],
  ['another species', () => 'Boa', false],
  ['a sign that means anything to the database', () => '%', false],
])('finds a permit by %s', async (_what, text, isFound) => {
  const found = await listOwnPermits({ text: text(), view: 'all', after: null }, world.ctx(world.people.trader));
  expect(found.ok && found.value.permits.some((permit) => permit.permitNumber === permitNumber)).toBe(isFound);
});

it('looks through permits as they stand today', async () => {
  const numbers = async (view: 'valid' | 'expired' | 'used' | 'other', today?: string) => {
    const found = await listOwnPermits({ text: '', view, after: null }, world.ctx(world.people.trader, today ? { today } : {}));
    return found.ok ? found.value.permits.map((permit) => `${permit.permitNumber} ${permit.state}`) : [];
  };

  expect(await numbers('valid')).toContain(`${permitNumber} issued`);
  expect(await numbers('valid', '2028-01-01')).toEqual([]);
  expect(await numbers('expired', '2028-01-01')).toContain(`${permitNumber} expired`);
  expect([...(await numbers('used')), ...(await numbers('other'))]).toEqual([]);
  await world.move(permitNumber, 'suspend');
  expect(await numbers('other')).toContain(`${permitNumber} suspended`);
});

it('gives a holder a copy that cannot be told for the permit, records it, and gives a stranger none', async () => {
  const { permitNumber: number } = await world.issuedPermit();
  const copy = await copyPermit({ number }, world.ctx(world.people.trader));
  expect(copy).toMatchObject({ ok: true, value: { permitNumber: number } });
  const again = await copyPermit({ number }, world.ctx(world.people.trader));
  expect(copy.ok && again.ok && Buffer.compare(copy.value.pdf, again.value.pdf)).toBe(0);
  const { id, pdfSha256 } = await world.permitOf(number);
  expect(copy.ok && createHash('sha256').update(copy.value.pdf).digest('hex')).not.toBe(pdfSha256);
  expect((await world.eventsOf(id)).filter(({ type }) => type === 'PermitDownloaded')).toHaveLength(2);
  const stranger = await world.person(['applicant']);
  expect(await copyPermit({ number }, world.ctx(stranger))).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
});
