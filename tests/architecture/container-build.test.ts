/**
 * Runs the Dockerfile's own steps without Docker: each stage becomes a folder, each COPY a copy of what .dockerignore lets through, each RUN
 * a command in that folder. Takes minutes, so only `npm run test:full` runs the steps; otherwise the plan of them is checked.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { freePort } from '../../scripts/setup/ports.mjs';
import { commandsOf, copyOf, type Instruction, isSent, readStages, type Stage } from './support/dockerfile';
import { root } from './support/source';

const isFull = process.env.TEST_FULL === '1';
const ignore = () => readFileSync(join(root, '.dockerignore'), 'utf8');
const stages = () => readStages(readFileSync(join(root, 'Dockerfile'), 'utf8'));

// Making folders of the container's system for its user `node` is nothing that may happen on this machine.
const isOfTheSystem = (words: readonly string[]) => words[0] === 'install';

function copy(instruction: Instruction, stage: string, folder: (name: string) => string) {
  const { stage: other, from, to } = copyOf(instruction);
  for (const path of from) {
    const source = other === null ? join(root, path) : join(folder(other), path.replace('/app/', ''));
    const isFileIntoFolder = statSync(source).isFile() && to.endsWith('/');
    const sent = (file: string) => other !== null || isSent(relative(root, file), ignore());
    cpSync(source, join(folder(stage), to, isFileIntoFolder ? basename(path) : ''), {
      recursive: true,
      verbatimSymlinks: true,
      filter: sent,
    });
  }
}

/** As in a fresh container: the mode of this test run would change what npm installs and how Next builds. */
const containerEnvironment = (stage: Stage) => {
  const { NODE_ENV: _, ...rest } = process.env;
  return { ...rest, ...(stage.name === 'portal' ? { NODE_ENV: 'production' } : {}), NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv;
};

function build(stage: Stage, folder: (name: string) => string) {
  if (existsSync(folder(stage.from))) cpSync(folder(stage.from), folder(stage.name), { recursive: true, verbatimSymlinks: true });
  else mkdirSync(folder(stage.name), { recursive: true });
  for (const instruction of stage.instructions) {
    if (instruction.keyword === 'COPY') copy(instruction, stage.name, folder);
    if (instruction.keyword !== 'RUN') continue;
    for (const [program = '', ...words] of commandsOf(instruction).filter((words) => !isOfTheSystem(words)))
      execFileSync(program, words, {
        cwd: folder(stage.name),
        stdio: 'pipe',
        env: containerEnvironment(stage),
      });
  }
}

/** Whether the image's own command answers HTTP; with no database behind it, only that it answers. */
async function answers(folder: string, command: readonly string[]) {
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    PORTAL_MODE: 'demo',
    APP_ORIGIN: `http://localhost:${port}`,
    DATABASE_URL: 'postgresql://cites_app:none@127.0.0.1:9/cites',
    AUTH_SECRET: 'x'.repeat(40),
    PARTY_TIME_ZONE: 'UTC',
    FILES_DIR: join(folder, 'files'),
    KEYS_DIR: join(folder, 'keys'),
    LOG_LEVEL: 'silent',
  };
  const child = spawn(command[0] ?? 'node', command.slice(1), { cwd: folder, env, stdio: 'ignore' });
  try {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const status = await fetch(`http://127.0.0.1:${port}/api/health`).then(
        ({ status }) => status,
        () => null,
      );
      if (status !== null) return status;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return null;
  } finally {
    child.kill('SIGKILL');
  }
}

it(isFull ? 'the steps of the Dockerfile give a server that answers' : 'the steps of the Dockerfile end by starting the server', {
  timeout: 600_000,
}, async () => {
  const planned = stages().flatMap(({ instructions }) => instructions.flatMap(commandsOf));
  expect(planned).toContainEqual(['node', 'server.js']);
  if (!isFull) return;

  const scratch = mkdtempSync(join(tmpdir(), 'cites-image-'));
  const folder = (name: string) => join(scratch, name);
  try {
    for (const stage of stages()) build(stage, folder);

    expect(existsSync(join(folder('worker'), 'node_modules/tsx'))).toBe(true);
    expect(existsSync(join(folder('worker'), 'node_modules/vitest'))).toBe(false);
    expect(existsSync(join(folder('worker'), 'src/data/generated'))).toBe(true);
    expect(await answers(folder('portal'), ['node', 'server.js'])).toEqual(expect.any(Number));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
