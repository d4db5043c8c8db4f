import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationState } from '@/domain/application/application-states';
import { listQueue } from '@/services/review/list-queue';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
let approved: string;
let submitted: string;
beforeAll(async () => {
  world = await makeWorld();
  submitted = await world.submittedApplication();
  approved = await world.approvedApplication();
  await world.issuedPermit();
});
afterAll(() => world.close());

const queue = async (states: readonly ApplicationState[], more: { issued?: boolean; search?: string } = {}) =>
  must(
    await listQueue({ states, issued: more.issued ?? false, search: more.search ?? null, after: null }, world.ctx(world.people.officer)),
  );

describe('the queue', () => {
  it('lets an approved application go once its permit has a number', async () => {
    const { rows, counts } = await queue(['approved']);
    expect(rows.map((row) => row.reference)).toEqual([approved]);
    expect(counts).toMatchObject({ submitted: 1, approved: 1, issued: 1, draft: 0 });
  });

  it('still finds the issued ones when they are asked for', async () => {
    const { rows } = await queue(['approved'], { issued: true });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.reference).not.toBe(approved);
  });

  it('is searched by reference and taxon within the view', async () => {
    expect((await queue(['submitted'], { search: submitted.toLowerCase() })).rows.map((row) => row.reference)).toEqual([submitted]);
    expect((await queue(['submitted'], { search: 'python' })).rows.map((row) => row.reference)).toEqual([submitted]);
    expect((await queue(['submitted'], { search: '%' })).rows).toEqual([]);
  });
});
