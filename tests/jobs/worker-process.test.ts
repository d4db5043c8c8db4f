import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { root, typescript } from '../../scripts/setup/installation.mjs';

it('the worker process ends by itself, with code 0, when it is asked to stop', async () => {
  const worker = spawn(process.execPath, typescript('scripts/run-jobs.ts'), { cwd: root, env: { ...process.env, LOG_LEVEL: 'debug' } });
  let output = '';
  worker.stdout.on('data', (chunk) => {
    output += chunk;
  });
  worker.stderr.on('data', (chunk) => {
    output += chunk;
  });
  await expect.poll(() => output, { timeout: 100_000 }).toContain('"job":"verify-invariants"');
  worker.kill('SIGTERM');
  const [code] = await once(worker, 'close');
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('worker stopped') });
  expect(output).not.toContain('"level":50');
});
