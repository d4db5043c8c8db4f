import { describe, expect, it } from 'vitest';
import { convertQuantity } from '@/domain/quota/convert-unit';

describe('a quantity in the unit of a quota', () => {
  it.each([
    ['250', 'GRM', 'KGM', '0.25'],
    ['1.5', 'KGM', 'GRM', '1500'],
    ['2', 'MTQ', 'LTR', '2000'],
    ['5', 'MLT', 'CMQ', '5'],
    ['40.000000', 'NAR', 'NAR', '40'],
    ['999999999999.999999', 'KGM', 'KGM', '999999999999.999999'],
  ])('%s %s is in %s %s', (quantity, from, to, expected) => {
    expect(convertQuantity(quantity, from, to)).toBe(expected);
  });

  it('is rounded up beyond the sixth decimal, so that a limit is never passed by rounding', () => {
    expect(convertQuantity('0.0001', 'GRM', 'KGM')).toBe('0.000001');
    expect(convertQuantity('1.000001', 'CMQ', 'MTQ')).toBe('0.000002');
  });

  it.each([
    ['NAR', 'KGM'],
    ['MTR', 'MTK'],
    ['KGM', 'MTQ'],
    ['CRT', 'NAR'],
  ])('is not known when %s and %s do not measure the same', (from, to) => {
    expect(convertQuantity('1', from, to)).toBeNull();
  });
});
