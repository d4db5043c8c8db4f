// npm run drill:restore: loses a portal's database on purpose and gets it back, three times, in a folder of its own that is removed. Permits
// are signed before the base backup, after it, and while the server is killed. It is restored with the last log of its disk, from the
// archive alone, and to a moment before the last permits; each time the register is checked, compared with what a witness holds,
// fenced and made to sign again. Fails when a promise of docs/how-to/back-up-and-restore.md is broken. Writes docs/measurements.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishBetween } from './bench/publish.mjs';
import { lostOnPurpose } from './drill/lose.mjs';
import { regained } from './drill/regain.mjs';
import { StepFailure } from './setup/failure.mjs';
import { main, step } from './setup/steps.mjs';

/** Permits signed in each part of the story. */
const PERMITS = 8;
/** Shorter than in earnest (60), so that a drill takes minutes. */
const ARCHIVE_SECONDS = 5;

const CASES = [
  { name: 'with the last log of its disk', isDiskThere: true, isTurnedBack: false },
  { name: 'from the archive alone', isDiskThere: false, isTurnedBack: false },
  { name: 'to a moment before', isDiskThere: false, isTurnedBack: true },
];

function tableOf(found) {
  const rows = found.map(
    ({ name, lost, secondsLost, named, told, restoreMs, checkMs, violations, twice }) =>
      `| ${name} | ${lost} | ${secondsLost === null ? '–' : secondsLost.toFixed(1)} | ${told} | ${named} | ${(restoreMs / 1000).toFixed(1)} | ${(checkMs / 1000).toFixed(1)} | ${violations} | ${twice} |`,
  );
  return [
    '| restored | permits lost | seconds of work lost | what the witness’s copy told | lost permits it named | s to restore | s to check and fence | contradictions after | numbers given twice |',
    '|---|---:|---:|---|---:|---:|---:|---:|---:|',
    ...rows,
  ].join('\n');
}

await main(async () => {
  // It names one place for data, which the servers of a drill must not share.
  delete process.env.PGDATA_DIR;
  const home = mkdtempSync(join(tmpdir(), `cites-drill-${process.pid}-`));
  const remains = [];
  const remove = async () => {
    for (const stop of remains.reverse()) await stop();
    rmSync(home, { recursive: true, force: true });
  };
  const interrupted = () => remove().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupted);
  try {
    const dead = await lostOnPurpose({ home, permits: PERMITS, archiveSeconds: ARCHIVE_SECONDS, remains });
    const found = [];
    for (const wanted of CASES)
      await step(`restored ${wanted.name}`, async () => {
        const seen = await regained(dead, { ...wanted, home, remains });
        found.push(seen);
        return `${seen.lost} of ${dead.papers.length} permits lost, ${seen.told}`;
      });
    const table = tableOf(found);
    console.log(`\n${table}\n`);
    const broken = found.flatMap(({ name, broken: promises }) => promises.map((promise) => `restored ${name}: ${promise}`));
    if (broken.length > 0) throw new StepFailure(`promises broken:\n  ${broken.join('\n  ')}`);
    const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}`;
    const sizes = `${dead.papers.length} permits told to their officer, a base backup of ${(dead.baseBytes / 1e6).toFixed(0)} MB taken in ${(dead.baseMs / 1000).toFixed(1)} s, a segment archived after ${ARCHIVE_SECONDS} s at the latest`;
    publishBetween('drill', `Measured ${machine}. ${sizes}.\n\n${table}`);
  } finally {
    await remove();
  }
});
