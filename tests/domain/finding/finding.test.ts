import { describe, expect, it } from 'vitest';
import { allows, findingInForce } from '@/domain/finding/finding';
import { aFinding, day, TODAY } from '../../factories/facts';

describe('the finding that counts', () => {
  it('is the last of its kind', () => {
    const findings = [aFinding('non-detriment', { id: 'first' }), aFinding('non-detriment', { id: 'second', outcome: 'negative' })];

    expect(findingInForce(findings, 'non-detriment', TODAY)?.id).toBe('second');
    expect(allows(findings, 'non-detriment', TODAY)).toBe(false);
  });

  it('is never one of another kind', () => {
    expect(findingInForce([aFinding('legal-acquisition')], 'non-detriment', TODAY)).toBeNull();
  });

  it('holds on its last day and not on the next', () => {
    const findings = [aFinding('non-detriment', { validUntil: TODAY })];

    expect(allows(findings, 'non-detriment', TODAY)).toBe(true);
    expect(allows(findings, 'non-detriment', day('2026-11-24'))).toBe(false);
  });

  it('does not fall back to an earlier one when the last has lapsed', () => {
    const findings = [aFinding('non-detriment'), aFinding('non-detriment', { validUntil: day('2026-11-22') })];

    expect(findingInForce(findings, 'non-detriment', TODAY)).toBeNull();
  });

  it('allows the trade when it is positive, with conditions or without', () => {
    const outcomes = ['positive', 'positive-with-conditions', 'negative'] as const;

    expect(outcomes.map((outcome) => allows([aFinding('non-detriment', { outcome })], 'non-detriment', TODAY))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
