import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';
import { type LogQuestion, readLog } from '@/services/audit/read-log';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
let auditor: Awaited<ReturnType<World['person']>>;
beforeAll(async () => {
  world = await makeWorld();
  auditor = await world.person(['auditor']);
});
afterAll(() => world.close());

const EVERYTHING = { about: null, person: null, type: null, from: null, until: null, before: null };
const search = async (asked: Partial<LogQuestion>) => must(await readLog({ ...EVERYTHING, ...asked }, world.ctx(auditor)));
const log = (about: string | null, before: string | null = null) => search({ about, before });

it('shows an auditor the newest events first, with who caused them and what they are about', async () => {
  const { permitNumber } = await world.issuedPermit();
  const { events, chain } = await log(null);
  expect(events[0]).toMatchObject({ type: 'PermitIssued', about: permitNumber, actorName: world.people.signer.name });
  expect(chain.fault).toBeNull();
});

it('shows the events of one application together with those of its permit', async () => {
  const { permitNumber } = await world.issuedPermit();
  const reference = (await log(null)).events.find((event) => event.type === 'ApplicationApproved')?.about;
  const { events } = await log(reference ?? '');
  expect(new Set(events.map((event) => event.about))).toEqual(new Set([reference, permitNumber]));
});

it('goes on before the last event seen', async () => {
  await world.issuedPermit();
  await world.issuedPermit();
  const first = await log(null);
  expect(first.next).not.toBeNull();
  const second = await log(null, first.next);
  expect(Number(second.events[0]?.seq)).toBe(Number(first.events.at(-1)?.seq) - 1);
});

it('shows nothing for a name that nothing has', async () => {
  expect((await log('A-999999')).events).toEqual([]);
  expect((await log("' OR 1=1")).events).toEqual([]);
});

it('is for auditors only', async () => {
  expect(await readLog(EVERYTHING, world.ctx(world.people.signer))).toMatchObject({ problem: { kind: 'forbidden' } });
});

it('is searched by person, kind of event and day, alone and together', async () => {
  const { officer, signer } = world.people;
  const [newest] = (await search({})).events;
  const day = (newest?.at ?? '').slice(0, 10) as IsoDate;

  const byOfficer = (await search({ person: officer.name })).events;
  expect(byOfficer.length).toBeGreaterThan(0);
  expect(new Set(byOfficer.map(({ actorName }) => actorName))).toEqual(new Set([officer.name]));
  expect(new Set((await search({ type: 'ApplicationSubmitted' })).events.map(({ type }) => type))).toEqual(
    new Set(['ApplicationSubmitted']),
  );
  expect((await search({ type: 'ApplicationSubmitted', person: signer.name })).events).toEqual([]);
  expect((await search({ from: day, until: day })).events[0]?.seq).toBe(newest?.seq);
  expect((await search({ from: addDays(day, 1) })).events).toEqual([]);
  for (const person of ['%', '_', "'; --", 'nobody']) expect((await search({ person })).events).toEqual([]);
});
