import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getPermitArchive } from '@/services/sharing/permit-archive';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
let numbers: readonly string[];
beforeAll(async () => {
  world = await makeWorld();
  numbers = [await world.issuedNumber(), await world.issuedNumber({ lines: [{ quantity: '3' }] })];
});
afterAll(() => world.close());

const holder = () => world.ctx(world.people.trader);
const collect = async (bytes: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
};
const archive = async (permits: readonly string[], application: string | null = null) =>
  collect(must(await getPermitArchive({ permits, application }, holder())).bytes);
const fileName = (number: string) => `${number.replace('/', '-')}.pdf`;

it('holds each sealed file byte for byte, and a list that says so', async () => {
  const files = unzipSync(await archive(numbers));

  expect(Object.keys(files)).toEqual(['permits.csv', ...numbers.map(fileName)]);
  const list = strFromU8(files['permits.csv'] ?? new Uint8Array());
  for (const number of numbers) {
    const { pdfSha256 } = await world.permitOf(number);
    expect(Buffer.from(files[fileName(number)] ?? [])).toEqual(Buffer.from((await world.ports.files.get(pdfSha256 ?? '')) ?? []));
    expect(
      createHash('sha256')
        .update(files[fileName(number)] ?? '')
        .digest('hex'),
    ).toBe(pdfSha256);
    expect(list).toContain(`${number},EX,issued,2026-11-23,`);
    expect(list).toContain(`${fileName(number)},${pdfSha256}`);
  }
});

it('is the same for the same permits, however they are written', async () => {
  expect(await archive(numbers.map((number) => number.replace('/', '-')))).toEqual(await archive([...numbers].reverse()));
});

it('holds all permits of an application', async () => {
  const { applicationId } = await world.permitOf(numbers[0] ?? '');
  const { reference } = await world.db.application.findUniqueOrThrow({ where: { id: applicationId } });

  expect(Object.keys(unzipSync(await archive([], reference)))).toEqual(['permits.csv', fileName(numbers[0] ?? '')]);
});

it('records each permit as downloaded', async () => {
  const { id } = await world.permitOf(numbers[1] ?? '');
  const before = (await world.eventsOf(id)).length;
  await archive(numbers);

  expect((await world.eventsOf(id)).slice(before)).toMatchObject([{ type: 'PermitDownloaded' }]);
});

it('of somebody else’s permits, of none, or of too many is refused whole', async () => {
  const other = world.ctx(await world.person(['applicant']));

  expect(await getPermitArchive({ permits: numbers, application: null }, other)).toMatchObject({ problem: { kind: 'not-found' } });
  expect(await getPermitArchive({ permits: [...numbers, '26XA999999/EX'], application: null }, holder())).toMatchObject({
    problem: { kind: 'not-found' },
  });
  expect(await getPermitArchive({ permits: [], application: null }, holder())).toMatchObject({ problem: { kind: 'invalid-input' } });
  const many = Array.from({ length: 201 }, (_, n) => `26XA${String(n + 1).padStart(6, '0')}/EX`);
  expect(await getPermitArchive({ permits: many, application: null }, holder())).toMatchObject({
    problem: { kind: 'invalid-input', fields: { permit: { key: 'archive.tooMany' } } },
  });
});

it('breaks off where a sealed file is gone', async () => {
  const ctx = world.ctx(world.people.trader, { ports: { files: { ...world.ports.files, get: async () => null } } });
  const { bytes } = must(await getPermitArchive({ permits: numbers, application: null }, ctx));

  await expect(collect(bytes)).rejects.toThrow(/sealed file/);
});
