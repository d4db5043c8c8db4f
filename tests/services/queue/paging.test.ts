import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUEUE_SORTS } from '@/domain/queue/queue-view';
import { listQueue, type QueuePaging } from '@/services/queue/list-queue';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';
import { view } from './views';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  for (let n = 0; n < 3; n++) {
    await world.submittedApplication({ today: `2026-11-2${n}` });
    await world.submittedApplication({ appendix: 'I', today: '2026-11-22' });
  }
  await world.recommendedApplication();
});
afterAll(() => world.close());

const page = async (paging: Partial<QueuePaging>) =>
  must(await listQueue(view({}, { size: 2, ...paging }), world.ctx(world.people.officer)));

/** Every page from the first to the last; something may happen between two. */
async function walk(paging: Partial<QueuePaging>, between: () => Promise<void> = async () => undefined) {
  const pages = [await page(paging)];
  for (let last = pages[0]; last?.next; last = pages.at(-1)) {
    await between();
    pages.push(await page({ ...paging, after: last.next }));
  }
  return pages;
}

const referencesOf = (pages: readonly { readonly rows: readonly { readonly reference: string }[] }[]) =>
  pages.flatMap(({ rows }) => rows.map(({ reference }) => reference));

describe.each(QUEUE_SORTS.flatMap((sort) => [[sort, false] as const, [sort, true] as const]))(
  'by %s (descending: %s)',
  (sort, isDescending) => {
    it('pages hold every case once, in one order, and are the same on the way back', async () => {
      const whole = referencesOf([await page({ sort, isDescending, size: 100 })]);
      const pages = await walk({ sort, isDescending });
      expect(referencesOf(pages)).toEqual(whole);
      const back = [pages.at(-1)];
      while (back[0]?.previous) back.unshift(await page({ sort, isDescending, before: back[0].previous }));
      expect(referencesOf(back.flatMap((one) => one ?? []))).toEqual(whole);
      expect([...whole].sort()).toEqual(referencesOf([await page({ sort: 'reference', size: 100 })]));
    });
  },
);

describe('cases that arrive while somebody reads', () => {
  it.each([false, true])('move none from one page to another (descending: %s)', async (isDescending) => {
    const before = referencesOf([await page({ isDescending, size: 100 })]);
    const arrived: string[] = [];
    const pages = await walk({ isDescending }, async () => {
      if (arrived.length < 2) arrived.push(await world.submittedApplication({ today: '2026-11-20' }));
    });
    const seen = referencesOf(pages);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((reference) => !arrived.includes(reference))).toEqual(before);
  });
});

it.each(['', '~', 'nonsense', "2026-11-23'; DROP TABLE x;--~1", '2026-99-99~1', '2026-11-23~99999999999999999'])(
  'a key that no page handed out (%s) begins at the first page',
  async (after) => {
    expect((await page({ after })).rows).toEqual((await page({})).rows);
  },
);
