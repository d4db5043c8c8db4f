import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '@/domain/shared/iso-date';
import { type ChecklistRequest, importChecklist } from '@/services/reference/import-checklist';
import { ownerUrl, query, withClient } from '../../support/database';

const OFFICIAL = new URL('../../../../shared/data/reference/checklist-export-2017-04-21.csv.gz', import.meta.url).pathname;
const SAMPLE = readFileSync(new URL('../../fixtures/checklist-sample.csv', import.meta.url), 'utf8');
const SAMPLE_ROWS = 30;
const NOW = '2026-11-23T12:00:00.000Z' as Instant;

const folder = mkdtempSync(join(tmpdir(), 'checklist-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (content: string | Buffer, name = 'sample-2024-05-01.csv') => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const run = (request: ChecklistRequest) =>
  withClient(ownerUrl(), (owner) => importChecklist(request, { owner, now: NOW, newId: randomUUID }));
const outcome = async (request: ChecklistRequest) => {
  const result = await run(request);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const counts = async (request: ChecklistRequest) => {
  const { added, changed, removed, unchanged, rejected } = await outcome(request);
  return { added, changed, removed, unchanged, rejected: rejected.length };
};
const loaded = async (): Promise<number> =>
  (await query(ownerUrl(), `SELECT count(*)::int AS n FROM taxon WHERE origin = 'checklist' AND withdrawn_on IS NULL`))[0].n;

describe('importing a checklist', () => {
  beforeEach(async () => {
    await query(ownerUrl(), `DELETE FROM taxon WHERE origin = 'checklist'`);
    await query(ownerUrl(), 'DELETE FROM reference_import');
  });

  it('adds every row, with its names, range and date', async () => {
    expect(await counts({ path: file(SAMPLE) })).toEqual({ added: SAMPLE_ROWS, changed: 0, removed: 0, unchanged: 0, rejected: 0 });
    const [tortoise] = await query(
      ownerUrl(),
      `SELECT range_native, range_introduced, data_date::text, checklist_listing FROM taxon WHERE origin = 'checklist' AND scientific_name = 'Testudo graeca'`,
    );
    expect(tortoise).toEqual({ range_native: ['MA', 'TR'], range_introduced: ['IT'], data_date: '2024-05-01', checklist_listing: 'II' });
    const names = await query(
      ownerUrl(),
      `SELECT n.name, n.kind, n.language FROM taxon_name n JOIN taxon t ON t.id = n.taxon_id WHERE t.origin = 'checklist' AND t.scientific_name = 'Python regius' ORDER BY 2, 3, 1`,
    );
    expect(names.map(({ name, kind, language }) => `${kind} ${language ?? '-'} ${name}`)).toEqual([
      'accepted - Python regius',
      'common en Ball Python',
      'common en Royal Python',
      'common es Pitón real',
      'common fr Python royal',
      'synonym - Boa regia',
      'synonym - Enygrus regius',
    ]);
  });

  it('changes nothing the second time', async () => {
    await outcome({ path: file(SAMPLE) });
    expect(await counts({ path: file(SAMPLE) })).toEqual({ added: 0, changed: 0, removed: 0, unchanged: SAMPLE_ROWS, rejected: 0 });
    expect(await query(ownerUrl(), 'SELECT added, unchanged FROM reference_import ORDER BY added')).toEqual([
      { added: 0, unchanged: SAMPLE_ROWS },
      { added: SAMPLE_ROWS, unchanged: 0 },
    ]);
  });

  it('reads the gzipped file as the plain one, whatever its name', async () => {
    await outcome({ path: file(SAMPLE) });
    expect((await counts({ path: file(gzipSync(SAMPLE), 'zipped-2024-05-01.csv') })).unchanged).toBe(SAMPLE_ROWS);
  });

  it('previews without writing', async () => {
    expect((await counts({ path: file(SAMPLE), isDryRun: true })).added).toBe(SAMPLE_ROWS);
    expect(await loaded()).toBe(0);
    expect(await query(ownerUrl(), 'SELECT FROM reference_import')).toEqual([]);
  });

  it('reports what a newer file adds, changes and removes, and keeps a removed taxon for those who name it', async () => {
    await outcome({ path: file(SAMPLE) });
    const newer = SAMPLE.replace('Sample Squirrel', 'Sample Tree Squirrel')
      .split('\n')
      .filter((line) => !line.includes('Falco cherrug'))
      .join('\n');
    const result = await outcome({ path: file(newer, 'sample-2025-05-01.csv') });
    expect([result.added, result.changed, result.removed]).toEqual([0, 1, 1]);
    expect(result.examples).toEqual({ added: [], changed: ['Sciurus fictus'], removed: ['Falco cherrug'] });
    const [falcon] = await query(
      ownerUrl(),
      `SELECT withdrawn_on::text FROM taxon WHERE origin = 'checklist' AND scientific_name = 'Falco cherrug'`,
    );
    expect(falcon).toEqual({ withdrawn_on: '2025-05-01' });
    expect(await counts({ path: file(SAMPLE) })).toMatchObject({ added: 1, changed: 1, removed: 0 });
  });

  it('leaves out bad rows, says line and reason, and takes the others', async () => {
    const lines = SAMPLE.trimEnd().split('\n');
    // Python molurus (line 5) has an annotation over two lines, so what follows it stands one line lower than its row.
    lines.push(lines[1]?.replace('900001', 'none') ?? '', lines[2] ?? '', '900099,Animalia,too short');
    const { rejected, added } = await outcome({ path: file(lines.join('\n')) });
    expect(added).toBe(SAMPLE_ROWS);
    expect(rejected.map(({ line, fault }) => [line, fault.reason])).toEqual([
      [33, 'not-a-number'],
      [34, 'repeated-name'],
      [35, 'wrong-number-of-cells'],
    ]);
  });

  it('refuses a file that is no checklist export and names the missing columns', async () => {
    const header = SAMPLE.replace('SynonymsWithAuthors', 'Synonyms').replace('CitesAccepted', 'Accepted');
    expect(await run({ path: file(header) })).toMatchObject({
      ok: false,
      problem: { reason: 'unreadable', message: expect.stringMatching(/lacks SynonymsWithAuthors, CitesAccepted\./) },
    });
    expect(await run({ path: file('a;b;c\n1;2;3') })).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/lacks every column/) },
    });
    expect(await run({ path: file('{\n  "name": 1\n}') })).toMatchObject({ ok: false, problem: { reason: 'unreadable' } });
    expect(await run({ path: folder, date: '2024-05-01' })).toMatchObject({ ok: false, problem: { reason: 'unreadable' } });
    expect(await run({ path: file('') })).toMatchObject({ ok: false, problem: { reason: 'unreadable' } });
    expect(await run({ path: join(folder, 'absent-2024-05-01.csv') })).toMatchObject({ ok: false, problem: { reason: 'unreadable' } });
  });

  it('refuses a file without a date, with a date to come, or without one good row', async () => {
    expect(await run({ path: file(SAMPLE, 'sample.csv') })).toMatchObject({ problem: { reason: 'no-date' } });
    expect(await run({ path: file(SAMPLE, 'sample.csv'), date: '2026-02-30' })).toMatchObject({ problem: { reason: 'no-date' } });
    expect(await run({ path: file(SAMPLE), date: '2026-11-24' })).toMatchObject({ problem: { reason: 'future-date' } });
    expect(await run({ path: file(SAMPLE.replaceAll(/(Animalia|Plantae)/g, 'Fungi')) })).toMatchObject({
      problem: { reason: 'no-valid-row' },
    });
    expect(await loaded()).toBe(0);
  });

  it('writes nothing of a file that breaks off, in the zip or in the middle of a quoted cell', async () => {
    const zipped = gzipSync(SAMPLE);
    expect(await run({ path: file(zipped.subarray(0, zipped.length - 40), 'cut-2024-05-01.csv.gz') })).toMatchObject({
      problem: { reason: 'unreadable' },
    });
    expect(await run({ path: file(`${SAMPLE}900099,"Animalia`) })).toMatchObject({ problem: { reason: 'unreadable' } });
    expect(await loaded()).toBe(0);
  });

  it('writes nothing when the database refuses the last step', async () => {
    await query(ownerUrl(), `ALTER TABLE reference_import ADD CONSTRAINT refuse CHECK (kind <> 'checklist')`);
    await expect(run({ path: file(SAMPLE) })).rejects.toThrow(/refuse/);
    await query(ownerUrl(), 'ALTER TABLE reference_import DROP CONSTRAINT refuse');
    expect(await loaded()).toBe(0);
    expect((await counts({ path: file(SAMPLE) })).added).toBe(SAMPLE_ROWS);
  });

  it('leaves the shipped taxa alone', async () => {
    const shipped = `SELECT count(*), md5(string_agg(t::text, '|' ORDER BY id)) FROM taxon t WHERE origin = 'shipped'`;
    const before = await query(ownerUrl(), shipped);
    await outcome({ path: file(SAMPLE) });
    expect(await query(ownerUrl(), shipped)).toEqual(before);
  });

  it('takes in a whole export in under a minute and nothing the second time', { timeout: 120_000 }, async () => {
    const path = existsSync(OFFICIAL) ? OFFICIAL : file(SAMPLE);
    console.log(
      `checklist import: used ${existsSync(OFFICIAL) ? 'the official export of ../shared/data' : 'the sample of tests/fixtures'}`,
    );
    const rows = existsSync(OFFICIAL) ? 38_079 : SAMPLE_ROWS;
    const started = performance.now();
    expect(await counts({ path })).toEqual({ added: rows, changed: 0, removed: 0, unchanged: 0, rejected: 0 });
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(await counts({ path })).toEqual({ added: 0, changed: 0, removed: 0, unchanged: rows, rejected: 0 });
  });
});
