// How the drill asks a portal of its own, and the stand-alone verifier about it. `asked` is the portal's environment and its folder of logs.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { StepFailure } from '../setup/failure.mjs';
import { root, typescript } from '../setup/installation.mjs';
import { program } from '../setup/prepare.mjs';
import { command } from '../setup/steps.mjs';
import { VERIFIER } from './witness.mjs';

export const PORTAL = 'scripts/drill/portal.ts';

const linesOf = (output) =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

/** Has the portal do something; answers the lines of JSON that it told. */
export const portalDoes = async (asked, ...args) => linesOf(await program(PORTAL, { ...asked, args }));

/** What the register is worth, and what it says of each paper. */
export async function looked({ env }, papers) {
  const child = spawn(process.execPath, typescript(PORTAL, 'look'), { cwd: root, env });
  let output = '';
  let complaint = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  child.stdin.end(JSON.stringify(papers));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new StepFailure(`the register could not be looked at: ${complaint}`);
  return linesOf(output).at(-1);
}

/** The key of the log as witnesses are told it, under each of its names; the newest comes last. */
export async function logKeysOf(asked) {
  const found = (await program('scripts/keys.ts', { ...asked, args: ['fingerprints'] })).match(/\S+\/audit(?:\/\d+)?\+[0-9a-f]{8}\+\S+/g);
  if (!found) throw new StepFailure('the register tells no key of its log');
  return found;
}

/** An export of the log and the register, for the stand-alone verifier. */
export async function exported(asked) {
  const file = join(asked.logs, 'export.jsonl.gz');
  await program('scripts/export-log.ts', { ...asked, args: ['--out', file] });
  return file;
}

/** What the stand-alone verifier says of an export beside checkpoints: SOUND, or the kind of the first contradiction. */
export async function judgedFromOutside(asked, file, { checkpoints, keys }) {
  const notes = checkpoints.flatMap((checkpoint) => ['--checkpoint', checkpoint]);
  const args = [VERIFIER, 'log', file, '--json', ...notes, ...keys.flatMap((key) => ['--key', key])];
  const { output } = await command(process.execPath, args, { log: join(asked.logs, 'verifier.log'), allowFailure: true });
  const { verdict, kind } = JSON.parse(output);
  return kind ?? verdict;
}
