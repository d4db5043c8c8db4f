import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';
import { localDatabase } from './scripts/setup/local-database.mjs';

// Read by the command line before it looks for its engine, so that plain `npx prisma …` downloads nothing.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('./scripts/schema-engine.mjs', import.meta.url));
process.env.CHECKPOINT_DISABLE ??= '1';

const local = process.env.DATABASE_OWNER_URL ? null : localDatabase();
// cites_owner may not make databases; the shadow database of `migrate diff` is made with this address.
if (local) process.env.SHADOW_ADMIN_URL ??= local.superuser;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? local?.owner ?? 'postgresql://cites_owner@127.0.0.1:54320/cites' },
});
