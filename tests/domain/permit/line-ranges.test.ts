import { describe, expect, it } from 'vitest';
import { lineRanges } from '@/domain/permit/line-ranges';

describe('lines named together', () => {
  it.each([
    ['none', [], []],
    ['one', [3], ['C']],
    ['two in a row', [1, 2], ['A', 'B']],
    ['fifty falcons', Array.from({ length: 50 }, (_, index) => index + 1), ['A–AX']],
    ['some, in whatever order, each once', [7, 3, 1, 4, 5, 5], ['A', 'C–E', 'G']],
  ])('are %s', (_what, positions, ranges) => {
    expect(lineRanges(positions)).toEqual(ranges);
  });
});
