// What stands between a new image and its start: migrations and reference data.
import { spawnSync } from 'node:child_process';
import { migrate } from '../migrate.mjs';
import { root, typescript } from '../setup/installation.mjs';
import { main } from '../setup/steps.mjs';

await main(async () => {
  const url = process.env.DATABASE_OWNER_URL;
  if (!url) throw new Error('DATABASE_OWNER_URL is missing: set it to postgresql://cites_owner:PASSWORD@HOST:5432/cites');
  const applied = await migrate(url);
  console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'the database is up to date');
  const { status } = spawnSync(process.execPath, typescript('prisma/seed/reference-data.ts'), { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the reference data could not be loaded');
});
