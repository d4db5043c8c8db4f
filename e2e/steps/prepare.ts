/** Cases that are there already when a test begins. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { typescript } from '../../scripts/setup/installation.mjs';

const run = promisify(execFile);

/** Prepares cases by their names in `e2e/office/prepared-cases.ts`, one after another; answers their references. */
export async function prepare<Name extends string>(...names: readonly Name[]): Promise<Readonly<Record<Name, string>>> {
  const { stdout } = await run(process.execPath, typescript('e2e/office/prepared-cases.ts', ...names));
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
}
