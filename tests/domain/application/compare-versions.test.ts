import { describe, expect, it } from 'vitest';
import { compareVersions } from '@/domain/application/compare-versions';

const version = (answers: Record<string, string>, lines: Record<string, Record<string, string>>) => ({
  version: 1,
  submittedAt: '2026-11-23T10:00:00.000Z',
  answers,
  lines,
});

describe('two submissions of one application', () => {
  it('differ in what was answered otherwise, of the whole first and then by line', () => {
    const older = version({ purpose: 'T', importerCountry: 'JP' }, { 1: { quantity: '40', unit: 'NAR' } });
    const newer = version({ purpose: 'T', importerCountry: 'DK' }, { 1: { quantity: '25', unit: 'NAR' } });
    expect(compareVersions(older, newer)).toEqual([
      { line: null, field: 'importerCountry', before: 'JP', after: 'DK' },
      { line: 1, field: 'quantity', before: '40', after: '25' },
    ]);
  });

  it('differ in a whole line that came or went', () => {
    const older = version({}, { 1: { term: 'LIV' }, 2: { term: 'SKI' } });
    const newer = version({}, { 1: { term: 'LIV' } });
    expect(compareVersions(older, newer)).toEqual([{ line: 2, field: 'term', before: 'SKI', after: null }]);
    expect(compareVersions(newer, older)).toEqual([{ line: 2, field: 'term', before: null, after: 'SKI' }]);
  });

  it('do not differ where nothing was changed', () => {
    const same = version({ purpose: 'T' }, { 1: { term: 'LIV' } });
    expect(compareVersions(same, same)).toEqual([]);
  });
});
