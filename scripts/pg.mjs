// node scripts/pg.mjs start|stop|status|urls|reset: the embedded database of this checkout.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { StepFailure } from './setup/failure.mjs';
import { installation } from './setup/installation.mjs';
import { main } from './setup/steps.mjs';

await main(async () => {
  const portal = installation();
  const cluster = await portal.cluster();
  const verbs = {
    start: async () => console.log((await portal.startDatabase()).how),
    stop: () => cluster.stop(),
    status: () => console.log(cluster.running() ? `running on port ${cluster.port()}` : 'stopped', cluster.data),
    // With passwords: for psql on this machine.
    urls: async () =>
      console.log(
        Object.entries((await portal.startDatabase()).urls)
          .map(([role, url]) => `${role.padEnd(10)} ${url}`)
          .join('\n'),
      ),
    // Keys and files belong to the permits of that database and go with it.
    reset: () => {
      cluster.destroy();
      for (const folder of ['files', 'keys']) rmSync(join(portal.home, folder), { recursive: true, force: true });
    },
  };
  const verb = verbs[process.argv[2] ?? 'start'];
  if (!verb) throw new StepFailure(`usage: node scripts/pg.mjs ${Object.keys(verbs).join('|')}`);
  await verb();
});
