// Exit code 0 when the process that runs scripts/run-jobs.ts is there. Linux containers only.
import { readdirSync, readFileSync } from 'node:fs';

const isWorker = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .some((part) => part.endsWith('/scripts/run-jobs.ts'));
  } catch {
    // It ended between the two looks.
    return false;
  }
};
const isThere = readdirSync('/proc').some((name) => /^\d+$/.test(name) && isWorker(name));
process.exit(isThere ? 0 : 1);
