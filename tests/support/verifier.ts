/** The stand-alone verifier as a foreign office has it: one file in a folder of its own, run by Node and nothing else. */
import { execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '../../public/verifier/cites-verify.mjs');

/** What it answers. */
export interface Verdict {
  readonly verdict: string;
  readonly word: string;
  readonly kind?: string;
  readonly about?: string;
  readonly why?: string;
  readonly exitCode: number;
}

export function standAlone() {
  const folder = mkdtempSync(join(tmpdir(), 'cites-verify-'));
  const program = join(folder, 'cites-verify.mjs');
  copyFileSync(SOURCE, program);
  const children: { kill: () => void }[] = [];
  return {
    file: (name: string, content: string | Uint8Array) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    path: (name: string) => join(folder, name),
    ask: (...args: readonly string[]): Promise<Verdict> =>
      new Promise((resolve, reject) => {
        execFile(
          process.execPath,
          [program, ...args, '--json'],
          { cwd: folder, env: { NODE_ENV: 'production' }, maxBuffer: 1 << 26 },
          (error, stdout, stderr) => {
            if (stderr || !stdout) return reject(new Error(`${stderr}${error?.message ?? ''}`));
            resolve({ ...(JSON.parse(stdout) as Omit<Verdict, 'exitCode'>), exitCode: typeof error?.code === 'number' ? error.code : 0 });
          },
        );
      }),
    /** A witness that holds checkpoints in this folder; answers the line that the portal is configured with. */
    witness: (name: string, log: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [program, 'witness', '--folder', join(folder, name), '--name', name, '--log', log], {
          env: { NODE_ENV: 'production' },
        });
        children.push({ kill: () => child.kill() });
        child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
        child.stderr.once('data', (why: Buffer) => reject(new Error(why.toString())));
      }),
    remove: () => {
      for (const child of children) child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
