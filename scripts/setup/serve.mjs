// Web server and worker as child processes: start, wait until they answer, stop, and notice when one dies.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StepFailure } from './failure.mjs';
import { root, typescript } from './installation.mjs';

const STOP_AFTER = 8_000;

/** A long-running child: `{ name, log, exited (promise of why), isAlive(), stop() }`. */
export function launch(name, args, { env, logs }) {
  const log = join(logs, `${name}.log`);
  const sink = createWriteStream(log);
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(sink);
  child.stderr.pipe(sink);
  let alive = true;
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `code ${code}`));
  }).then((why) => {
    alive = false;
    return why;
  });
  return {
    name,
    log,
    pid: child.pid,
    exited,
    isAlive: () => alive,
    kill: (signal) => child.kill(signal),
    async stop() {
      if (!alive) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_AFTER);
      await exited;
      clearTimeout(timer);
    },
  };
}

export const web = (options) => launch('web', [join(root, '.next/standalone/server.js')], options);
export const developmentWeb = (options) =>
  launch('web', [join(root, 'node_modules/next/dist/bin/next'), 'dev', '--hostname', '127.0.0.1', '--port', options.env.PORT], options);

export function worker(options, { watch = false } = {}) {
  const file = 'scripts/run-jobs.ts';
  if (!existsSync(join(root, file))) throw new StepFailure(`${file} is missing`, { advice: 'check the repository out again' });
  return launch('worker', [...(watch ? ['--watch', '--watch-preserve-output'] : []), ...typescript(file)], options);
}

/** Waits until /api/health answers 200; fails at once when the process has ended. */
export async function healthy(process, origin, patience = 60_000) {
  const until = Date.now() + patience;
  let last = 'no answer';
  while (Date.now() < until) {
    if (!process.isAlive()) throw dead(process, await process.exited);
    try {
      const answer = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return;
      last = `status ${answer.status}: ${(await answer.text()).slice(0, 300)}`;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new StepFailure(`${origin}/api/health did not answer 200 within ${patience / 1000} s (${last})`, logged(process));
}

export const dead = (process, why) => new StepFailure(`the ${process.name} ended (${why})`, logged(process));
const logged = ({ log }) => ({ log, output: existsSync(log) ? readFileSync(log, 'utf8') : '' });
