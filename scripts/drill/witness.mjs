// A witness of the log for the drill: the stand-alone verifier in a process of its own, with a folder that can be copied.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/installation.mjs';

export const VERIFIER = join(root, 'public/verifier/cites-verify.mjs');

/** Keeps what a witness holds now of the log in a file, as its holder would: the checkpoint of its newest name. */
export function keptCheckpoint(folder, file) {
  const { note } = Object.values(JSON.parse(readFileSync(join(folder, 'held.json'), 'utf8'))).at(-1);
  writeFileSync(file, note);
  return file;
}

/** Starts a witness over `folder`; answers the line that a portal is configured with, and how to stop it. */
export async function witness(folder, logKey) {
  const child = spawn(process.execPath, [VERIFIER, 'witness', '--folder', folder, '--name', 'drill', '--log', logKey]);
  const ended = new Promise((resolve) => child.once('close', resolve));
  const line = await new Promise((resolve, reject) => {
    child.stdout.once('data', (told) => resolve(told.toString().trim()));
    child.stderr.once('data', (why) => reject(new Error(why.toString())));
  });
  return {
    line,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}
