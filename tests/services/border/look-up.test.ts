import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookUpPermit } from '@/services/border/look-up-permit';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
let permit: Awaited<ReturnType<World['issuedPermit']>>;
beforeAll(async () => {
  world = await makeWorld();
  permit = await world.issuedPermit();
});
afterAll(() => world.close());

const lookUp = async (text: string) => must(await lookUpPermit({ text }, world.ctx(world.people.customs)));

it('finds a permit by its number, and says that the paper was not checked', async () => {
  for (const typed of [permit.permitNumber, permit.permitNumber.toLowerCase().replace('/', '-'), ` ${permit.permitNumber} `])
    expect(await lookUp(typed)).toMatchObject({ verdict: 'VALID', byCode: false, isForeignHost: false, mayEndorse: true });
});

it('finds a permit by what a reader types: the whole address, the part alone, with its line end', async () => {
  for (const scanned of [permit.text, `${permit.text}\r\n`, permit.base32, `/V/${permit.base32}`])
    expect(await lookUp(scanned)).toMatchObject({ verdict: 'VALID', byCode: true, isForeignHost: false });
});

it('warns of a code whose address leads elsewhere, even where its text is true', async () => {
  expect(await lookUp(`HTTPS://LOCALHOST.EVIL.EXAMPLE/V/${permit.base32}`)).toMatchObject({
    verdict: 'VALID',
    byCode: true,
    isForeignHost: true,
  });
});

it('shows Customs the parties with their addresses, the marks in full and the balance', async () => {
  const { permit: found, lines } = await lookUp(permit.permitNumber);
  expect(found?.content.exporter.address).toEqual(['BP 1247', '1000 Port Example']);
  expect(lines[0]).toMatchObject({ quantity: '40', endorsed: '0', left: '40' });
});

it('answers something else with no permit', async () => {
  for (const text of ['', 'https://example.org', '26XA999999/EX', 'x'.repeat(4000), '\u0000'])
    expect((await lookUp(text)).permit).toBeNull();
  expect((await lookUp('26XA999999/EX')).verdict).toBe('UNKNOWN');
  expect((await lookUp('https://example.org')).verdict).toBe('MALFORMED');
});

it('lets an officer without a post look, but not endorse', async () => {
  const nobody = world.ctx(await world.person(['customs-officer'], null));
  expect(must(await lookUpPermit({ text: permit.permitNumber }, nobody))).toMatchObject({ verdict: 'VALID', mayEndorse: false });
});

it('is not for traders or strangers', async () => {
  expect(await lookUpPermit({ text: permit.permitNumber }, world.ctx(world.people.trader))).toMatchObject({
    problem: { kind: 'forbidden' },
  });
  expect(await lookUpPermit({ text: permit.permitNumber }, world.ctx(null))).toMatchObject({ problem: { kind: 'unauthenticated' } });
});
