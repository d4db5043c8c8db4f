import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatedKind } from '@/domain/quota/dated-row';
import { type DatedImport, importDatedLaw } from '@/services/reference/import-dated-law';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { ownerUrl, query, withClient } from '../../support/database';
import { makeWorld, type World } from '../../support/world';

const fixtures = join(import.meta.dirname, '../../fixtures/dated-law');
let world: World;
let folder: string;
let reference: string;
beforeAll(async () => {
  world = await makeWorld();
  folder = mkdtempSync(join(tmpdir(), 'cites-dated-law-'));
  reference = await world.recommendedApplication();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

const run = (kind: DatedKind, isApplied: boolean, path = join(fixtures, `${kind}.csv`)) =>
  withClient(ownerUrl(), async (owner: pg.Client) => {
    const { db, now, today } = world.ctx(null);
    return importDatedLaw({ kind, path, isApplied }, { owner, db, now, today, newId: randomUUID });
  });
const done = async (...of: Parameters<typeof run>): Promise<DatedImport> => {
  const outcome = await run(...of);
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.value;
};
const counts = ({ added, changed, removed, unchanged, rejected }: DatedImport) => [
  added.length,
  changed.length,
  removed.length,
  unchanged,
  rejected.length,
];
const edited = (kind: DatedKind, from: string, to: string): string => {
  const path = join(folder, `${randomUUID()}.csv`);
  writeFileSync(path, readFileSync(join(fixtures, `${kind}.csv`), 'utf8').replace(from, to));
  return path;
};

describe('a file of quotas', () => {
  it('is previewed without a trace: what it would add, what it cannot take, which open cases it touches', async () => {
    const preview = await done('quotas', false);
    expect(counts(preview)).toEqual([6, 0, 0, 0, 10]);
    expect(preview.rejected.map(({ line, fault }) => `${line} ${fault.column} ${fault.reason}`)).toEqual([
      '4  repeated',
      '6 unit unit-without-conversion',
      '7 quota empty',
      '8 party_iso2 unknown-code',
      '9 quota not-a-number',
      '10 quota not-a-number',
      '11 year not-a-year',
      '12 term_codes unknown-code',
      '14 quota every-country-needs-zero',
      '15 year no-longer-in-force',
    ]);
    expect(preview.effect).toEqual([{ reference, state: 'recommended', line: 1, taxon: 'Python regius', change: 'added' }]);
    expect(await query(ownerUrl(), 'SELECT 1 FROM quota')).toEqual([]);
  });

  it('is applied once: a second time changes nothing', async () => {
    expect(counts(await done('quotas', true))).toEqual([6, 0, 0, 0, 10]);
    expect(counts(await done('quotas', true))).toEqual([0, 0, 0, 6, 10]);
    const rows = await query(
      ownerUrl(),
      'SELECT taxon_name, trim_scale(limit_quantity)::text AS limit, unit FROM quota WHERE country IS NOT NULL ORDER BY 1, 2',
    );
    expect(rows).toEqual([
      { taxon_name: 'Pterocarpus erinaceus', limit: '2000', unit: 'KGM' },
      { taxon_name: 'Python regius', limit: '100', unit: 'NAR' },
      { taxon_name: 'Python regius', limit: '500', unit: 'NAR' },
    ]);
    const standing = await query(
      ownerUrl(),
      'SELECT year, trim_scale(limit_quantity)::text AS limit FROM quota WHERE country IS NULL ORDER BY 1',
    );
    expect(standing).toEqual([2025, 2026, 2027].map((year) => ({ year, limit: '0' })));
  });

  it('changes a limit, takes a missing row out of force and brings it back', async () => {
    const lower = edited('quotas', 'ALL,100,', 'ALL,60,');
    const changed = await done('quotas', true, lower);
    expect(counts(changed)).toEqual([0, 1, 0, 5, 10]);
    const without = edited('quotas', '2026,XA,Exampleland,1,Python regius,SPECIES,LIV,R,ALL,100,NAR,live,invented,,a test\n', '');
    expect(counts(await done('quotas', true, without))).toEqual([0, 0, 1, 5, 10]);
    expect(counts(await done('quotas', true))).toEqual([1, 0, 0, 5, 10]);
  });

  it('cannot set a limit below what is used', async () => {
    await world.approvedApplication();
    const refused = await done('quotas', true, edited('quotas', 'ALL,100,', 'ALL,39,'));
    expect(refused.rejected.at(0)).toMatchObject({ line: 2, fault: { reason: 'below-what-is-used', value: '39' } });
    expect(await verifyInvariants(world)).toEqual([]);
  });

  it('of another year leaves this year alone', async () => {
    const next = edited('quotas', '2026,', '2027,');
    writeFileSync(next, readFileSync(next, 'utf8').replaceAll('2026,XA', '2027,XA'));
    expect(counts(await done('quotas', false, next))).toEqual([3, 0, 0, 3, 10]);
  });
});

describe('files of suspensions and reservations', () => {
  it('are read with their exemptions and dates, once', async () => {
    const first = await done('suspensions', true);
    expect(counts(first)).toEqual([2, 0, 0, 0, 3]);
    expect(first.rejected.map(({ fault }) => fault.reason)).toEqual([
      'ended-on-an-unknown-day',
      'is-an-exception',
      'ends-before-it-begins',
    ]);
    expect(first.effect.map((effect) => effect.reference)).toContain(reference);
    expect(counts(await done('suspensions', true))).toEqual([0, 0, 0, 2, 3]);
    const rows = await query(ownerUrl(), 'SELECT exempt_purposes, exempt_sources FROM suspension WHERE country = $1', ['XA']);
    expect(rows).toEqual([{ exempt_purposes: ['S'], exempt_sources: ['C'] }]);
  });

  it('say which open cases a reservation touches', async () => {
    const first = await done('reservations', true);
    expect(counts(first)).toEqual([2, 0, 0, 0, 1]);
    expect(first.effect.map((effect) => effect.reference)).toContain(reference);
    expect(counts(await done('reservations', true))).toEqual([0, 0, 0, 2, 1]);
  });
});

describe('a file of something else', () => {
  it('is refused in words', async () => {
    expect(await run('quotas', true, join(fixtures, 'reservations.csv'))).toMatchObject({
      ok: false,
      problem: expect.stringContaining('lacks year'),
    });
    expect(await run('quotas', true, join(folder, 'nothing.csv'))).toMatchObject({ ok: false });
    const empty = join(folder, 'empty.csv');
    writeFileSync(empty, '');
    expect(await run('quotas', true, empty)).toEqual({ ok: false, problem: 'The file has no row.' });
    const broken = join(folder, 'broken.csv');
    copyFileSync(join(fixtures, 'quotas.csv'), broken);
    writeFileSync(broken, Buffer.concat([readFileSync(broken), Buffer.from([0xff, 0xfe])]));
    expect(await run('quotas', true, broken)).toMatchObject({ ok: false });
  });
});
