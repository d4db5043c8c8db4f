// Steps with a name, a time and, when one fails, the reason, its last words and what to do.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { StepFailure } from './failure.mjs';
import { root } from './installation.mjs';

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
export const lastLines = (text, count = 20) => text.trimEnd().split('\n').slice(-count).join('\n');

/** Prints `title … note (1.2 s)`; `work` may return the note. On failure it prints why and throws on. */
export async function step(title, work, advice = null) {
  const since = performance.now();
  process.stdout.write(`▸ ${title.padEnd(30)} `);
  try {
    const note = await work();
    console.log(`${typeof note === 'string' ? `${note} ` : ''}(${seconds(since)})`);
  } catch (error) {
    console.log(`FAILED (${seconds(since)})`);
    explain(title, error, advice);
    throw Object.assign(error, { told: true });
  }
}

export function explain(title, error, advice = null) {
  console.log(`\nThe step “${title}” failed: ${error.message}`);
  if (error.output) console.log(lastLines(error.output).replace(/^/gm, '  | '));
  if (error.log) console.log(`  whole output: ${relative(process.cwd(), error.log) || error.log}`);
  const todo = error.advice ?? advice;
  if (todo) console.log(`  what to do:   ${todo}`);
}

/** Runs a program to its end, its output kept in `log`. Never waits for a keyboard. Returns the output. */
export function command(program, args, { env = process.env, log, allowFailure = false } = {}) {
  mkdirSync(dirname(log), { recursive: true });
  return new Promise((resolve, reject) => {
    const sink = createWriteStream(log);
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.pipe(sink, { end: false });
    child.stderr.pipe(sink, { end: false });
    child.once('error', (error) => reject(new StepFailure(`${program} could not be started: ${error.message}`, { log })));
    child.once('close', (code, signal) => {
      sink.end(() => {
        const output = readFileSync(log, 'utf8');
        if (code === 0 || allowFailure) resolve({ output, code });
        else reject(new StepFailure(`${program} ended with ${signal ?? `code ${code}`}`, { output, log }));
      });
    });
  });
}

const LANES = 2;

/** Does `work` for every task in order, two at a time: the machines that run this have two cores. */
export async function inLanes(tasks, work) {
  const waiting = [...tasks];
  const lane = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await work(task);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** `await main(work)`: the frame of every command line here. A told failure is not told twice. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (!error.told) console.error(error instanceof StepFailure ? error.message : (error.stack ?? error));
    process.exitCode = 1;
  }
}
