import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../scripts/migrate.mjs';
import { ownerUrl, query } from '../support/database';

let folder: string;
const write = (name: string, sql: string) => {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
};
const tables = async () =>
  (await query(ownerUrl(), "SELECT relname FROM pg_class WHERE relname LIKE 'm\\_%' ORDER BY 1")).map((row) => row.relname);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cites-migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await query(ownerUrl(), 'DROP TABLE IF EXISTS m_one, m_two; DELETE FROM _prisma_migrations');
});

describe('migrations', () => {
  it('are applied in order, once', async () => {
    write('1_one', 'CREATE TABLE m_one (a int)');
    write('2_two', 'CREATE TABLE m_two (a int)');

    expect(await migrate(ownerUrl(), folder)).toEqual(['1_one', '2_two']);
    expect(await migrate(ownerUrl(), folder)).toEqual([]);
  });

  it('leave nothing when they fail, and say in which line', async () => {
    write('1_one', 'CREATE TABLE m_one (a int);\nCREATE TABLE m_two (a nonsense);');

    await expect(migrate(ownerUrl(), folder)).rejects.toThrow(/1_one\/migration\.sql, line 2: type "nonsense" does not exist/);
    expect(await tables()).toEqual([]);
  });

  it('are refused when one was edited after it was applied', async () => {
    write('1_one', 'CREATE TABLE m_one (a int)');
    await migrate(ownerUrl(), folder);
    write('1_one', 'CREATE TABLE m_one (b int)');

    await expect(migrate(ownerUrl(), folder)).rejects.toThrow(/1_one was edited after it was applied/);
  });

  it('are refused when the database is newer than the checkout', async () => {
    write('1_one', 'CREATE TABLE m_one (a int)');
    await migrate(ownerUrl(), folder);
    rmSync(join(folder, '1_one'), { recursive: true });

    await expect(migrate(ownerUrl(), folder)).rejects.toThrow(/the database knows the migration 1_one/);
  });

  it('wait for one another when two processes start at once', async () => {
    write('1_one', 'CREATE TABLE m_one (a int); SELECT pg_sleep(0.2)');

    const applied = await Promise.all([migrate(ownerUrl(), folder), migrate(ownerUrl(), folder)]);

    expect(applied.flat()).toEqual(['1_one']);
  });
});
