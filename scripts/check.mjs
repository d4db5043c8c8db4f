// npm run check: what must hold before every commit. Format, lint, types, import law, dead code, unit and architecture tests; no database.
import { join } from 'node:path';
import { CHECKS } from './setup/checks.mjs';
import { root } from './setup/installation.mjs';
import { databaseClient, requireNode } from './setup/prepare.mjs';
import { command, inLanes, lastLines, main, seconds, step } from './setup/steps.mjs';

const vitest = {
  name: 'unit and architecture tests',
  args: [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'unit',
    '--project',
    'architecture',
    '--reporter=dot',
    '--passWithNoTests',
  ],
};

await main(async () => {
  requireNode();
  const logs = join(root, '.data/logs');
  const since = performance.now();
  await step('database client', () => databaseClient(logs));

  // The slowest first, so that two lanes end at about the same time.
  const failed = [];
  await inLanes([vitest, ...CHECKS], async (check) => {
    const started = performance.now();
    const log = join(logs, `check-${check.name.replaceAll(' ', '-')}.log`);
    const { output, code } = await command(process.execPath, check.args, {
      log,
      allowFailure: true,
      env: { ...process.env, NO_COLOR: '1' },
    });
    console.log(`${code === 0 ? '✓' : '✗'} ${check.name.padEnd(30)} (${seconds(started)})`);
    if (code !== 0) failed.push({ ...check, output });
  });

  for (const { name, output } of failed) console.log(`\n── ${name} ──\n${lastLines(output, 60)}`);
  console.log(
    `\n${failed.length === 0 ? 'All checks passed' : `${failed.length} of ${CHECKS.length + 1} checks failed`} in ${seconds(since)}.`,
  );
  if (failed.length > 0) process.exitCode = 1;
});
