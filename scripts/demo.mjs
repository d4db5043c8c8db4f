// npm run demo [-- --port N]   From a bare checkout to a running portal: http://localhost:3000
// npm run dev  [-- --port N]   The same with `next dev` and a worker that restarts when its sources change.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { StepFailure } from './setup/failure.mjs';
import { givenVariables, installation, root } from './setup/installation.mjs';
import { isFree } from './setup/ports.mjs';
import { build, databaseClient, dependencies, program, requireNode } from './setup/prepare.mjs';
import { dead, developmentWeb, healthy, web, worker } from './setup/serve.mjs';
import { explain, main, seconds, step } from './setup/steps.mjs';

function requestedPort(argv) {
  const { values } = parseArgs({ args: argv, options: { port: { type: 'string', default: process.env.PORT ?? '3000' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StepFailure(`--port ${values.port} is not a port: give a number from 1 to 65535`);
  return port;
}

async function refuseTakenPort(port, name) {
  if (await isFree(port)) return;
  console.error(
    `Port ${port} is taken by another program (perhaps this portal, started before).\nStop that program, or choose another port:  npm run ${name} -- --port ${port + 1}`,
  );
  process.exit(1);
}

export async function demo({ argv = process.argv.slice(2), development = false } = {}) {
  requireNode();
  const since = performance.now();
  const port = requestedPort(argv);
  await refuseTakenPort(port, development ? 'dev' : 'demo');
  const given = givenVariables();
  // A demonstration is one, whatever the deployer's file says; its address is the one it listens on.
  const portal = installation({ given: { ...given, PORTAL_MODE: 'demo', APP_ORIGIN: `http://localhost:${port}`, PARTY_CODE: 'XA' } });
  const { logs } = portal;

  const children = [];
  let startedDatabase = false;
  let stopping = null;
  const stop = () => {
    stopping ??= (async () => {
      await Promise.all(children.map((child) => child.stop()));
      if (startedDatabase) await portal.stopDatabase();
    })();
    return stopping;
  };
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      if (interrupted) return;
      interrupted = true;
      console.log('\nStopping what was started here …');
      await stop();
      console.log('Stopped.');
      process.exit(0);
    });
  }

  try {
    await step('dependencies', () => dependencies(logs));
    await step('database client', () => databaseClient(logs));
    await step(
      'database',
      async () => {
        const { started, how } = await portal.startDatabase();
        startedDatabase = started;
        return how;
      },
      portal.isExternal ? null : 'npm run db -- reset  removes the embedded database (and its data) if it cannot be repaired',
    );
    const env = portal.environment({ port });
    await step('migrations', async () => {
      const { migrate } = await import('./migrate.mjs');
      const applied = await migrate(env.DATABASE_OWNER_URL);
      return applied.length > 0 ? `${applied.length} applied` : 'up to date';
    });
    await step('reference data and Exampleland', () => program('prisma/seed/demo.ts', { env, logs }).then(() => undefined));
    await step('signing keys', () => program('scripts/make-keys.ts', { env, logs }).then(() => undefined));
    if (!development) await step('build', () => build(logs));
    await step('web server', async () => {
      const server = (development ? developmentWeb : web)({ env, logs });
      children.push(server);
      await healthy(server, `http://127.0.0.1:${port}`);
    });
    await step('worker', async () => {
      const jobs = worker({ env, logs }, { watch: development });
      children.push(jobs);
      await Promise.race([jobs.exited, new Promise((resolve) => setTimeout(resolve, 700))]);
      if (!jobs.isAlive()) throw dead(jobs, await jobs.exited);
    });
    console.log(`\nReady in ${seconds(since)}:  ${env.APP_ORIGIN}\n`);
    printAccounts();
    console.log('Ctrl-C stops it.');
    const first = await Promise.race(children.map((child) => child.exited.then((why) => dead(child, why))));
    if (!interrupted) {
      explain('running', first);
      throw Object.assign(first, { told: true });
    }
  } catch (error) {
    if (interrupted) return;
    await stop();
    throw error;
  }
}

function printAccounts() {
  const file = join(root, 'prisma/seed/demo-accounts.json');
  if (!existsSync(file)) return;
  const accounts = JSON.parse(readFileSync(file, 'utf8'));
  const widest = (field) => Math.max(...accounts.map((account) => account[field].length));
  console.log('Accounts of Exampleland, an invented Party:');
  for (const { email, password, title, roles, totpSecret } of accounts) {
    const codes = totpSecret ? `  (one-time codes from ${totpSecret})` : '';
    console.log(`  ${email.padEnd(widest('email'))}  ${password.padEnd(widest('password'))}  ${title ?? roles.join(', ')}${codes}`);
  }
  console.log('');
}

if (process.argv[1] === import.meta.filename) await main(() => demo());
