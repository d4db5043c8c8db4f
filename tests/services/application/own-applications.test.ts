import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shelf } from '@/domain/application/shelves';
import { copyApplication } from '@/services/application/copy-application';
import { getOwnApplication } from '@/services/application/get-application';
import { listOwnApplications } from '@/services/application/list-own-applications';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const own = async (reference: string) => must(await getOwnApplication({ reference }, world.ctx(world.people.trader))).application;
const copy = (reference: string, idempotencyKey = randomUUID(), who = world.people.trader) =>
  copyApplication({ reference, idempotencyKey }, world.ctx(who));

describe('a copy as new', () => {
  it('is a draft with the answers and lines of the original, without its marks, and leaves the original as it is', async () => {
    const reference = await world.submittedApplication({ lines: [{ marks: 'ring|XA 2026 17' }] });
    const before = await own(reference);
    const made = await own(must(await copy(reference)).reference);
    expect(made).toMatchObject({ state: 'draft', answers: before.answers });
    expect(made.lines.map(({ answers }) => answers.scientificName)).toEqual(before.lines.map(({ answers }) => answers.scientificName));
    expect(made.lines[0]?.answers.marks).toBeUndefined();
    expect(made.lines[0]?.listing).toEqual(before.lines[0]?.listing);
    expect(await own(reference)).toEqual(before);
  });

  it('is begun once, however often the button is pressed', async () => {
    const reference = await world.draftApplication();
    const key = randomUUID();
    expect(await copy(reference, key)).toEqual(await copy(reference, key));
  });

  it('of somebody else’s application, or of one that does not exist, is begun by nobody', async () => {
    const reference = await world.draftApplication();
    const missing = { ok: false, problem: { kind: 'not-found', what: 'application' } };
    expect(await copy(reference, randomUUID(), world.people.officer)).toEqual(missing);
    expect(await copy('A-99999999')).toEqual(missing);
  });
});

describe('one’s own applications', () => {
  const listed = async (shelf: Shelf | null, text = '') =>
    must(await listOwnApplications({ shelf, text, after: null }, world.ctx(world.people.trader)));
  const references = async (shelf: Shelf | null, text = '') =>
    (await listed(shelf, text)).applications.map(({ application }) => application.reference);

  it('stand on one shelf each: to do, with the office, to use, or over', async () => {
    const draft = await world.draftApplication();
    const sent = await world.submittedApplication();
    expect(await references('needs-you')).toContain(draft);
    expect(await references('with-us')).toContain(sent);
    for (const [shelf, reference] of [
      ['with-us', draft],
      ['issued', draft],
      ['closed', sent],
      ['needs-you', sent],
    ] as const)
      expect(await references(shelf)).not.toContain(reference);
    const { counts } = await listed(null);
    for (const shelf of ['needs-you', 'with-us', 'issued', 'closed'] as const) expect(counts[shelf]).toBe((await references(shelf)).length);
  });

  it('are found by reference and by part of a species’ name, and a wildcard finds nothing more', async () => {
    const reference = await world.draftApplication();
    expect(await references(null, reference.toLowerCase())).toEqual([reference]);
    expect(await references(null, 'ython reg')).toContain(reference);
    expect(await references(null, '%')).toEqual([]);
    expect(await references(null, '_')).toEqual([]);
  });
});
