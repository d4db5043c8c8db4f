import { describe, expect, it } from 'vitest';
import { whatIsLeft } from '@/domain/verification/what-is-left';

const lines = [
  { unit: 'NAR', left: '2' },
  { unit: 'KGM', left: '0.5' },
  { unit: 'NAR', left: '3' },
];

describe('what is left beside GENUINE', () => {
  it('is the rest of all lines, by unit', () => {
    expect(whatIsLeft('VALID_PARTLY_USED', 'split-consignments', lines)).toEqual([
      { unit: 'NAR', quantity: '5' },
      { unit: 'KGM', quantity: '0.5' },
    ]);
  });

  it('is not said of a certificate for several crossings, which never counts down', () => {
    expect(whatIsLeft('VALID_PARTLY_USED', 'multiple-crossings', lines)).toBeNull();
  });

  it('is said of no other verdict', () => {
    for (const verdict of ['VALID', 'USED_UP', 'EXPIRED', 'UNKNOWN'] as const)
      expect(whatIsLeft(verdict, 'split-consignments', lines)).toBeNull();
  });
});
