// node scripts/run.mjs FILE.ts [arguments]: runs one of our TypeScript programs with the environment of the local installation.
// With DATABASE_URL set it uses that server; else it starts the embedded one and, if it did, stops it again.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { StepFailure } from './setup/failure.mjs';
import { givenVariables, installation, root, typescript } from './setup/installation.mjs';
import { main } from './setup/steps.mjs';

await main(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (!file) throw new StepFailure('usage: node scripts/run.mjs FILE.ts [arguments]');
  const given = givenVariables();
  // A complete environment (a container, a server) is used as it is.
  const isComplete = given.DATABASE_URL && given.APP_ORIGIN && given.AUTH_SECRET;
  const portal = isComplete ? null : installation({ given });
  const database = await portal?.startDatabase();
  const env = portal ? portal.environment({ port: Number(process.env.PORT ?? 3000) }) : process.env;
  try {
    const child = spawn(process.execPath, typescript(file, ...args), { cwd: root, env, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    process.exitCode = await new Promise((resolve) =>
      child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal])),
    );
  } finally {
    if (database?.started) await portal.stopDatabase();
  }
});
