// Applies prisma/migrations/*/migration.sql with nothing but `pg`, as the owner of the database. It keeps Prisma's own
// `_prisma_migrations` table, so that `prisma migrate status|diff|dev` agrees with it.
// usage: DATABASE_OWNER_URL=… node scripts/migrate.mjs

import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { StepFailure } from './setup/failure.mjs';
import { root } from './setup/installation.mjs';
import { main } from './setup/steps.mjs';

const PRISMAS_OWN_LOCK = 72_707_369;
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

function migrationsIn(folder) {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Where in the file PostgreSQL stumbled. */
function described({ name, sql }, error) {
  const line = error.position ? `, line ${sql.slice(0, Number(error.position)).split('\n').length}` : '';
  const more = [error.detail, error.hint, error.where].filter(Boolean).join('; ');
  return new StepFailure(`${name}/migration.sql${line}: ${error.message}${more ? ` (${more})` : ''}`);
}

/** Brings a database to the newest state; answers the names of what it applied. */
export async function migrate(connectionString, folder = join(root, 'prisma/migrations')) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMAS_OWN_LOCK]);
    await client.query(TABLE);
    const { rows } = await client.query(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    const unfinished = rows.find((row) => !row.finished_at);
    if (unfinished) throw new StepFailure(`${unfinished.migration_name} failed earlier: repair it and run \`npx prisma migrate resolve\``);
    const done = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const known = migrationsIn(folder);
    const stranger = [...done.keys()].find((name) => !known.some((migration) => migration.name === name));
    if (stranger)
      throw new StepFailure(
        `the database knows the migration ${stranger}, this checkout does not: use a newer checkout, or in a demonstration \`npm run db -- reset\``,
      );
    const applied = [];
    for (const migration of known) {
      if (done.has(migration.name)) {
        if (done.get(migration.name) !== migration.checksum)
          throw new StepFailure(
            `${migration.name} was edited after it was applied: write a new migration, or in a demonstration \`npm run db -- reset\``,
          );
        continue;
      }
      // One migration is one transaction: it applies whole, or leaves nothing and no record.
      await client.query('BEGIN');
      try {
        await client.query(migration.sql);
        await client.query(
          `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
           VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
          [randomUUID(), migration.checksum, migration.name],
        );
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw described(migration, error);
      }
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const url = process.env.DATABASE_OWNER_URL;
    if (!url) throw new StepFailure('DATABASE_OWNER_URL is missing: set it to postgresql://cites_owner:PASSWORD@HOST:5432/cites');
    const applied = await migrate(url);
    console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'the database is up to date');
  });
}
