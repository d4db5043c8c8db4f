// npm test: everything CI checks, on a machine with Node alone. The last line counts what passed, failed and was skipped.
// --full runs the heavy matrices in their full numbers (TEST_FULL=1) instead of a seeded sample.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { publishFire } from './bench/fire.mjs';
import { CHECKS, holds } from './setup/checks.mjs';
import { inWords, none, sum, vitestCounts } from './setup/counts.mjs';
import { installation, root } from './setup/installation.mjs';
import { build, databaseClient, dependencies, requireNode } from './setup/prepare.mjs';
import { command, inLanes, lastLines, seconds, step } from './setup/steps.mjs';
import { testTools } from './setup/tools.mjs';

requireNode();
if (process.argv.includes('--full')) process.env.TEST_FULL = '1';
// Neither `.env` nor a variable of this shell may point the tests at a real installation.
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'PORTAL_MODE', 'APP_ORIGIN', 'PORTAL_CLOCK', 'NODE_ENV'])
  delete process.env[name];
process.env.NO_COLOR = '1';

const since = performance.now();
const logs = join(root, '.data/logs');
const reports = join(root, 'test-results');
const trouble = [];
let total = none();

/** A step that can break the run: when it does, it counts as one failure, and what depends on it is not begun. */
async function attempt(title, work) {
  try {
    await work();
    return true;
  } catch (error) {
    if (!error.told) console.log(error.stack ?? error);
    trouble.push(title);
    total = sum(total, { passed: 0, failed: 1, skipped: 0 });
    return false;
  }
}

/** Says of one check how it went; several run at once, so the line is written when it is over. */
async function check({ name, args }) {
  const started = performance.now();
  const log = join(logs, `check-${name.replaceAll(' ', '-')}.log`);
  const { output, code } = await command(process.execPath, args, { log, allowFailure: true });
  total = sum(total, code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });
  console.log(`▸ ${name.padEnd(30)} ${code === 0 ? '' : 'FAILED '}(${seconds(started)})`);
  if (code === 0) return;
  trouble.push(name);
  console.log(`\n${lastLines(output, 60)}\n  whole output: ${log}`);
}

async function vitest(project) {
  const title = `${project} tests`;
  const report = join(reports, `vitest-${project}.json`);
  await attempt(title, () =>
    step(title, async () => {
      const args = [
        'run',
        '--project',
        project,
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ];
      const log = join(logs, `vitest-${project}.log`);
      const { output, code } = await command(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
        log,
        allowFailure: true,
      });
      const counts = vitestCounts(report, code);
      total = sum(total, counts);
      if (counts.failed > 0) {
        trouble.push(title);
        console.log(`\n${lastLines(output, 120)}\n  whole output: ${log}`);
      }
      return inWords(counts);
    }),
  );
}

async function browsers() {
  if (!holds('e2e', '.spec.ts')) return;
  const { browserTests } = await import('./e2e.mjs');
  const counts = await browserTests({ logs });
  total = sum(total, counts);
  if (counts.failed > 0) trouble.push('browser tests');
}

function close() {
  console.log(`\n${seconds(since)} in all.${trouble.length > 0 ? ` Trouble in: ${trouble.join('; ')}.` : ''}`);
  const isGood = total.failed === 0 && total.passed > 0;
  // Nothing may print after this line, and no forgotten handle may keep the process.
  process.stdout.write(`${inWords(total)}\n`, () => process.exit(isGood ? 0 : 1));
}

mkdirSync(reports, { recursive: true });
rmSync(join(reports, 'playwright.json'), { force: true });
installation({ given: {} });
const isReady =
  (await attempt('dependencies', () => step('dependencies', () => dependencies(logs)))) &&
  (await attempt('programs for the tests', () => step('programs for the tests', () => testTools(logs)))) &&
  (await attempt('database client', () => step('database client', () => databaseClient(logs))));
if (isReady) {
  await inLanes(CHECKS, check);
  for (const project of ['unit', 'architecture', 'integration', 'golden']) await vitest(project);
  if (process.env.TEST_FULL) publishFire();
  if (await attempt('build', () => step('build', () => build(logs)))) await attempt('browser tests', browsers);
}
close();
