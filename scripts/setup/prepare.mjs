// What must be there before the portal can be built, checked or served. Each part is skipped when nothing has changed.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StepFailure } from './failure.mjs';
import { root, typescript } from './installation.mjs';
import { command } from './steps.mjs';

const at = (...parts) => join(root, ...parts);
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');

/** One fingerprint over files and whole folders, by name and content. */
function fingerprint(...paths) {
  const hash = createHash('sha256').update(process.version);
  const add = (path) => {
    if (!existsSync(at(path))) return;
    if (statSync(at(path)).isDirectory()) for (const name of readdirSync(at(path)).sort()) add(join(path, name));
    else hash.update(`\0${path}\0`).update(readFileSync(at(path)));
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

/** Does `work` unless `mark` holds the same fingerprint; writes it when done. */
async function unlessSame(mark, print, work) {
  if (read(mark) === print) return 'up to date';
  const note = await work();
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, `${print}\n`);
  return note;
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `The portal needs Node 20.19 or newer; this is ${process.version}. Install a newer one from https://nodejs.org and try again.`,
    );
    process.exit(1);
  }
}

export function dependencies(logs) {
  const mark = at('node_modules/.lock-sha');
  return unlessSame(mark, fingerprint('package-lock.json'), async () => {
    if (existsSync(at('node_modules')) && !existsSync(mark)) {
      const dry = await command('npm', ['ci', '--dry-run'], { log: join(logs, 'npm-ci.log'), allowFailure: true });
      if (dry.code === 0 && dry.output.includes('up to date')) return 'as the lock file says';
    }
    await command('npm', ['ci', '--no-audit', '--no-fund'], { log: join(logs, 'npm-ci.log') }).catch((error) => {
      error.advice = 'check that the package registry can be reached (npm ping), then start again; what is downloaded is kept';
      throw error;
    });
    return 'installed';
  });
}

export function databaseClient(logs) {
  const made = at('src/data/generated');
  const print = existsSync(made) ? fingerprint('prisma/schema', 'package-lock.json') : 'missing';
  if (print === 'missing') rmSync(at('node_modules/.prisma-sha'), { force: true });
  return unlessSame(at('node_modules/.prisma-sha'), fingerprint('prisma/schema', 'package-lock.json'), async () => {
    if (!existsSync(at('prisma/schema'))) throw new StepFailure('prisma/schema is missing', { advice: 'check the repository out again' });
    await command(process.execPath, [at('node_modules/prisma/build/index.js'), 'generate'], { log: join(logs, 'prisma.log') });
    return 'generated';
  });
}

const SOURCES = ['src', 'public', 'prisma/schema', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'];

/** The production build with its static files beside it; secrets are no part of it. */
export function build(logs) {
  const server = at('.next/standalone/server.js');
  if (!existsSync(server)) rmSync(at('.next/source-sha'), { force: true });
  return unlessSame(at('.next/source-sha'), fingerprint(...SOURCES), async () => {
    rmSync(at('.next/standalone'), { recursive: true, force: true });
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
    await command(process.execPath, [at('node_modules/next/dist/bin/next'), 'build'], { env, log: join(logs, 'build.log') });
    cpSync(at('.next/static'), at('.next/standalone/.next/static'), { recursive: true });
    if (existsSync(at('public'))) cpSync(at('public'), at('.next/standalone/public'), { recursive: true });
    return 'built';
  });
}

/** Runs one of our TypeScript programs to its end. */
export async function program(file, { env, logs, args = [] }) {
  if (!existsSync(at(file))) throw new StepFailure(`${file} is missing`, { advice: 'check the repository out again' });
  const log = join(logs, `${file.replaceAll(/[/.]/g, '-')}.log`);
  const { output } = await command(process.execPath, typescript(file, ...args), { env, log });
  return output;
}
