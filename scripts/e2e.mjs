// npm run test:e2e [-- Playwright's arguments]: builds, makes a throw-away Exampleland, serves it, runs the browser tests, removes it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from './migrate.mjs';
import { playwrightCounts } from './setup/counts.mjs';
import { installation, root } from './setup/installation.mjs';
import { freePort } from './setup/ports.mjs';
import { build, program } from './setup/prepare.mjs';
import { healthy, web, worker } from './setup/serve.mjs';
import { command, lastLines, main, step } from './setup/steps.mjs';
import { browser } from './setup/tools.mjs';

/** A served, seeded, throw-away installation; `fallen()` names what died of it meanwhile. */
export async function exampleland({ logs }) {
  const home = mkdtempSync(join(tmpdir(), `cites-e2e-${process.pid}-`));
  const portal = installation({ home, durable: false, given: {} });
  const children = [];
  const remove = async () => {
    await Promise.all(children.map((child) => child.stop()));
    (await portal.cluster()).destroy();
    rmSync(home, { recursive: true, force: true });
  };
  // An interrupted run must not leave a server behind.
  const interrupted = () => remove().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupted);
  try {
    const port = await freePort();
    await step('throw-away database', async () => (await portal.startDatabase()).how);
    const env = { ...portal.environment({ port }), LOG_LEVEL: 'warn' };
    await step('migrations', async () => `${(await migrate(env.DATABASE_OWNER_URL)).length} applied`);
    await step('reference data and Exampleland', () => program('prisma/seed/demo.ts', { env, logs }).then(() => undefined));
    await step('signing keys', () => program('scripts/make-keys.ts', { env, logs }).then(() => undefined));
    await step('web server and worker', async () => {
      const server = web({ env, logs });
      children.push(server);
      await healthy(server, `http://127.0.0.1:${port}`);
      children.push(worker({ env, logs }));
    });
    const fallen = () => children.filter((child) => !child.isAlive()).map(({ name }) => name);
    return { env, origin: env.APP_ORIGIN, home, remove, fallen };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Runs the browser tests against a served Exampleland; answers how many passed, failed, were skipped. */
export async function browserTests({ logs, args = [] }) {
  const served = await exampleland({ logs });
  const report = join(root, 'test-results/playwright.json');
  rmSync(report, { force: true });
  let counts;
  try {
    await step('browser tests', async () => {
      const env = {
        ...served.env,
        E2E_ORIGIN: served.origin,
        CHROMIUM_PATH: browser() ?? '/usr/bin/chromium',
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        FORCE_COLOR: '0',
      };
      const cli = join(root, 'node_modules/@playwright/test/cli.js');
      const log = join(logs, 'playwright.log');
      const { output, code } = await command(process.execPath, [cli, 'test', '--reporter=list,json', ...args], {
        env,
        log,
        allowFailure: true,
      });
      counts = playwrightCounts(report, code);
      for (const name of served.fallen()) {
        counts.failed += 1;
        console.log(`\nthe ${name} died during the tests; its last words are in ${join(logs, `${name}.log`)}`);
      }
      if (counts.failed > 0) console.log(`\n${lastLines(output, 120)}`);
      return `${counts.passed} passed, ${counts.failed} failed`;
    });
  } finally {
    await served.remove();
  }
  return counts;
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const logs = join(root, '.data/logs');
    await step('build', () => build(logs));
    const { failed } = await browserTests({ logs, args: process.argv.slice(2) });
    process.exit(failed > 0 ? 1 : 0);
  });
}
