import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../../scripts/golden/compare';
import { readGoldenFile } from '../../../scripts/golden/golden-file';
import { judgeCase } from '../../../scripts/golden/judge-case';

/** The specification stands beside the project where it is developed; our own cases always run. */
const shared = fileURLToPath(new URL('../../../../shared/spec/golden-cases.json', import.meta.url));
const own = fileURLToPath(new URL('../../fixtures/golden-cases.json', import.meta.url));
const files = existsSync(shared) ? { '../shared/spec/golden-cases.json': shared, 'our own': own } : { 'our own': own };

console.log(`Golden cases: ${Object.keys(files).join(' and ')}`);

describe.each(Object.entries(files))('the golden cases of %s', (_, path) => {
  const read = readGoldenFile(path);
  const { cases, units } = read.ok ? read.file : { cases: [], units: {} };

  it('can be read', () => {
    expect(read.ok ? null : read.problem).toBeNull();
  });

  it.each(cases.map((one) => [one.id, one.title, one] as const))('%s: %s', (_id, _title, one) => {
    expect(differencesOf(one, judgeCase(one, units))).toEqual([]);
  });

  it('state nothing that the runner does not know', () => {
    const notes = cases.flatMap((one) => judgeCase(one, units).notes.map((note) => `${one.id}: ${note}`));

    expect(notes).toEqual([]);
  });
});

describe('our own golden cases', () => {
  const read = readGoldenFile(own);
  const expected = read.ok ? read.file.cases.map((one) => one.expected) : [];

  it('cover every outcome', () => {
    expect(new Set(expected.map(({ outcome }) => outcome))).toEqual(
      new Set(['APPROVE', 'APPROVE_WITH_WARNINGS', 'BLOCK', 'NO_DOCUMENT_NEEDED']),
    );
  });

  it('expect nothing of a blocked case but its rules', () => {
    for (const { outcome, errors, documents } of expected) {
      expect(outcome === 'BLOCK').toBe(errors.length > 0);
      if (outcome === 'BLOCK') expect(documents).toEqual([]);
    }
  });
});
