import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inWords, playwrightCounts, vitestCounts } from '../../scripts/setup/counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cites-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (content: unknown) => {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
};
const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });
const missing = join(folder, 'missing.json');

describe('the closing line', () => {
  it('has one form', () => {
    expect(inWords({ passed: 12, failed: 1, skipped: 0 })).toBe('12 passed, 1 failed, 0 skipped');
  });

  it('counts each test once', () => {
    const counts = vitestCounts(report({ testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] }), 1);

    expect(counts).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('counts a test that is pending or put off as skipped', () => {
    expect(vitestCounts(report({ testResults: [file('passed', 'passed', 'skipped', 'todo', 'pending')] }), 0)).toMatchObject({
      skipped: 3,
    });
  });

  it('counts a file that could not be loaded as one failure', () => {
    expect(vitestCounts(report({ testResults: [file('failed')] }), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a program that died without a report as one failure', () => {
    expect(vitestCounts(missing, 139)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(playwrightCounts(missing, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a program that passed all its tests and then failed as one failure', () => {
    expect(vitestCounts(report({ testResults: [file('passed', 'passed')] }), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a flaky browser test as failed', () => {
    const counts = playwrightCounts(report({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 1 } }), 1);

    expect(counts).toEqual({ passed: 5, failed: 3, skipped: 1 });
  });
});
