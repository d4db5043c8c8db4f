// What the test programs report, in one way of counting: passed, failed, skipped. A flaky test is a failed one.
import { existsSync, readFileSync } from 'node:fs';

export const none = () => ({ passed: 0, failed: 0, skipped: 0 });
export const sum = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });
export const inWords = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** A program that failed without a failed test has failed once itself: it stopped before or between the tests. */
const withCrash = (counts, code) => (code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** Counts of vitest's JSON report. */
export function vitestCounts(file, code) {
  const counts = none();
  for (const { status, assertionResults } of read(file)?.testResults ?? []) {
    const failed = assertionResults.filter((test) => test.status === 'failed').length;
    counts.passed += assertionResults.filter((test) => test.status === 'passed').length;
    counts.failed += failed + (status === 'failed' && failed === 0 ? 1 : 0);
    counts.skipped += assertionResults.filter((test) => !['passed', 'failed'].includes(test.status)).length;
  }
  return withCrash(counts, code);
}

/** Counts of Playwright's JSON report. */
export function playwrightCounts(file, code) {
  const { stats } = read(file) ?? { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } };
  return withCrash({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, code);
}
