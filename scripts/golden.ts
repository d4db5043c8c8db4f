// npm run golden -- FILE.json: judges the golden cases of a file and prints expected against actual. No database, no network.
import { differencesOf } from './golden/compare';
import { type GoldenCase, readGoldenFile } from './golden/golden-file';
import { type Answer, judgeCase } from './golden/judge-case';

const [path] = process.argv.slice(2);
if (!path) {
  console.error('usage: npm run golden -- FILE.json');
  process.exit(2);
}
const read = readGoldenFile(path);
if (!read.ok) {
  console.error(`${path}: ${read.problem}`);
  process.exit(2);
}

/** A case that makes the portal stumble has failed; the others are judged all the same. */
function judge(one: GoldenCase, units: Readonly<Record<string, string>>): Answer | string {
  try {
    return judgeCase(one, units);
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown fault';
  }
}

let failed = 0;
for (const one of read.file.cases) {
  const answer = judge(one, read.file.units);
  if (typeof answer === 'string') {
    failed += 1;
    console.log(`FAIL ${one.id} ${one.title}: could not be judged: ${answer}`);
    continue;
  }
  const differences = differencesOf(one, answer);
  const isPassed = differences.length === 0;
  if (!isPassed) failed += 1;
  const at = answer.blockedAt === null ? '' : ` at ${answer.blockedAt}`;
  console.log(`${isPassed ? 'ok  ' : 'FAIL'} ${one.id} ${one.title}: ${answer.outcome}${at}`);
  for (const { what, expected, actual } of differences)
    console.log(`       ${what}: expected ${expected}\n       ${' '.repeat(what.length)}  actual   ${actual}`);
  for (const note of answer.notes) console.log(`       note: ${note}`);
}
console.log(`${read.file.cases.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
