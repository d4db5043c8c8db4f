// npm run faults [-- words of a fault's name]: plants each fault of scripts/faults/ in a scratch copy, one by one,
// and fails unless the named check, which passes without it, fails with it and says why.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { scratch } from './faults/plant.mjs';
import { StepFailure } from './setup/failure.mjs';
import { root } from './setup/installation.mjs';
import { databaseClient, dependencies, requireNode } from './setup/prepare.mjs';
import { lastLines, main, seconds, step } from './setup/steps.mjs';

const NOT_COPIED = /^(node_modules|\.next|\.data|\.git|test-results|coverage)(\/|$)/;

async function knownFaults(wanted) {
  const files = readdirSync(join(root, 'scripts/faults')).filter((name) => name.endsWith('.mjs') && name !== 'plant.mjs');
  const lists = await Promise.all(files.sort().map((name) => import(`./faults/${name}`)));
  return lists.flatMap((list) => list.default).filter(({ name }) => name.includes(wanted));
}

function copyCheckout() {
  const folder = mkdtempSync(join(tmpdir(), 'cites-faults-'));
  cpSync(root, folder, { recursive: true, filter: (path) => !NOT_COPIED.test(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function run(check, folder) {
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, check.args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { isGreen: status === 0, output: `${stdout}${stderr}` };
}

/** Null when the fault was noticed; otherwise what went wrong. */
function verdict({ plant, check, expectFailureNamed }, copy, sound) {
  if (!sound.has(check.name)) sound.set(check.name, run(check, copy.folder));
  const before = sound.get(check.name);
  if (!before.isGreen) return { why: `the check “${check.name}” fails without the fault`, output: before.output };
  try {
    plant(copy);
    const { isGreen, output } = run(check, copy.folder);
    if (isGreen) return { why: `the check “${check.name}” did not notice it`, output };
    const named = output.split('\n').find((line) => expectFailureNamed.test(line));
    if (!named) return { why: `the check “${check.name}” failed, but not for the reason ${expectFailureNamed}`, output };
    console.log(`    ${check.name}: ${named.trim()}`);
    return null;
  } catch (error) {
    return { why: error.message, output: '' };
  } finally {
    copy.restore();
  }
}

await main(async () => {
  const wanted = process.argv.slice(2).join(' ');
  const faults = await knownFaults(wanted);
  if (faults.length === 0) {
    const names = (await knownFaults('')).map(({ name }) => `  ${name}`).join('\n');
    throw new StepFailure(`No fault has “${wanted}” in its name. The faults are:\n${names}`);
  }
  // In a fresh clone the copy would lack what is installed and made, and no check would hold in it.
  requireNode();
  const logs = join(root, '.data/logs');
  await step('dependencies', () => dependencies(logs));
  await step('database client', () => databaseClient(logs));
  const folder = copyCheckout();
  const copy = scratch(folder);
  const sound = new Map();
  let unnoticed = 0;
  try {
    for (const fault of faults) {
      const since = performance.now();
      console.log(`▸ ${fault.name}`);
      const trouble = verdict(fault, copy, sound);
      if (trouble) {
        unnoticed += 1;
        console.log(`  ✗ ${trouble.why}\n${lastLines(trouble.output, 15).replace(/^/gm, '    | ')}`);
      } else console.log(`  ✓ noticed (${seconds(since)})`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${faults.length - unnoticed} faults noticed, ${unnoticed} not.`);
  if (unnoticed > 0) process.exitCode = 1;
});
