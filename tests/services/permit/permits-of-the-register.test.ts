import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPermits } from '@/services/permit/list-permits';
import { previewPermit } from '@/services/permit/preview-permit';
import { query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

describe('the list of permits', () => {
  const numbers: string[] = [];
  beforeAll(async () => {
    for (let n = 0; n < 3; n++) numbers.push((await world.issuedPermit()).permitNumber);
  });
  const list = async (search: string | null, after: string | null = null) =>
    must(await listPermits({ search, after }, world.ctx(world.people.officer)));

  it('shows the newest number first, with what a reader needs to recognise it', async () => {
    const { rows, next } = await list(null);
    expect(rows.map((row) => row.permitNumber)).toEqual([...numbers].reverse());
    expect(rows[0]).toMatchObject({ state: 'issued', documentType: 'EX', firstTaxon: 'Python regius', lineCount: 1 });
    expect(next).toBeNull();
  });

  it('goes on after the last row seen', async () => {
    expect((await list(null, '2026~3')).rows.map((row) => row.permitNumber)).toEqual([numbers[1], numbers[0]]);
  });

  it('begins at the first page for a key that it did not hand out', async () => {
    expect((await list(null, "'; DROP TABLE permit --")).rows).toHaveLength(3);
  });

  it('finds a number by its beginning and by its serial', async () => {
    expect((await list(numbers[1] ?? '')).rows.map((row) => row.permitNumber)).toEqual([numbers[1]]);
    expect((await list('000002')).rows.map((row) => row.permitNumber)).toEqual([numbers[1]]);
  });

  it('finds nothing for what cannot be a number', async () => {
    expect((await list('Python')).rows).toEqual([]);
  });

  it('is not for a trader', async () => {
    expect(await listPermits({ search: null, after: null }, world.ctx(world.people.trader))).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
  });
});

describe('the preview of a permit', () => {
  it('is drawn for an officer, takes no number and records nothing', async () => {
    const reference = await world.approvedApplication();
    const counts = () => query(superuserUrl(), 'SELECT (SELECT count(*) FROM permit) AS permits, (SELECT seq FROM audit_head) AS events');
    const before = await counts();
    const { pdf } = must(await previewPermit({ reference }, world.ctx(world.people.officer)));
    expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
    expect(await counts()).toEqual(before);
  });

  it('does not exist for a trader', async () => {
    const reference = await world.submittedApplication();
    expect(await previewPermit({ reference }, world.ctx(world.people.trader))).toMatchObject({ ok: false });
  });
});
