import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownerUrl } from '../support/database';

const root = join(import.meta.dirname, '../..');

/** What Prisma would change to make the database look like prisma/schema, statement by statement. */
function differences() {
  const cli = join(root, 'node_modules/prisma/build/index.js');
  const args = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--script'];
  const env = { ...process.env, DATABASE_OWNER_URL: ownerUrl(), NO_COLOR: '1' };
  return execFileSync(process.execPath, [cli, ...args], { cwd: root, env, encoding: 'utf8' });
}

// Foreign keys' actions, indexes and computed defaults are richer in SQL than the schema can say; tables and columns are not.
const MATTERS = /CREATE TABLE|DROP TABLE|ADD COLUMN|DROP COLUMN|SET DATA TYPE|SET NOT NULL|DROP NOT NULL|ADD CONSTRAINT \S+ PRIMARY KEY/;

// What the portal has no business to read: Prisma's own record, and what keeps the audit log in one chain.
const OF_THE_DATABASE_ALONE = [
  '"_prisma_migrations"',
  '"audit_head"',
  '"audit_event" DROP COLUMN "transaction_id"',
  '"proof_use" DROP COLUMN "transaction_id"',
];

it('the Prisma schema and the migrations speak of the same tables and columns', { timeout: 60_000 }, () => {
  const lines = differences().split('\n');

  expect(lines.filter((line) => MATTERS.test(line) && !OF_THE_DATABASE_ALONE.some((name) => line.includes(name)))).toEqual([]);
});
