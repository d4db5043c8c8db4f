// Publishes what came of signing under fire (tests/races/many-issues.test.ts), which fails where a permit is lost, doubled or left over.
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/installation.mjs';
import { publishBetween } from './publish.mjs';

const RESULT = join(root, 'test-results/many-issues.json');
const named = (count) => count.toLocaleString('en');

/** Puts the newest run into docs/measurements.md; nothing where there was none. */
export function publishFire() {
  if (!existsSync(RESULT)) return;
  const { issues, kills, seed, seconds, filesOfNoPermit } = JSON.parse(readFileSync(RESULT, 'utf8'));
  const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}`;
  publishBetween(
    'fire',
    [
      `Measured ${machine}.`,
      '',
      '| issued | kills of PostgreSQL | kills of the portal | seed | minutes | issued a second | lost | told two numbers | gaps | contradictions | files of no permit |',
      '|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
      `| ${named(issues)} | ${kills.database} | ${kills.portal} | ${seed} | ${Math.round(seconds / 60)} | ${(issues / seconds).toFixed(1)} | 0 | 0 | 0 | 0 | ${filesOfNoPermit} |`,
    ].join('\n'),
  );
}

if (process.argv[1] === import.meta.filename) publishFire();
