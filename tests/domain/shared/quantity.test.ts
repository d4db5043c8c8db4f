import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addQuantity,
  compareQuantity,
  fromMillionths,
  isWhole,
  parseQuantity,
  plainQuantity,
  type Quantity,
  subtractQuantity,
  toMillionths,
  typableQuantity,
} from '@/domain/shared/quantity';

const LARGEST = 10n ** 18n - 1n;
const millionths = fc.bigInt({ min: 1n, max: LARGEST });
const quantity = millionths.map(fromMillionths);

const faultOf = (text: string) => {
  const read = parseQuantity(text);
  return read.ok ? `accepted as ${read.value}` : read.problem;
};
const readingOf = (text: string) => {
  const read = parseQuantity(text);
  return read.ok ? read.value : `refused: ${read.problem}`;
};

describe('a quantity as a person types it', () => {
  it.each([
    ['40', '40'],
    ['  40 ', '40'],
    ['\u00a040\u00a0', '40'],
    ['007', '7'],
    ['1,5', '1.5'],
    ['1.5', '1.5'],
    ['1.50', '1.5'],
    ['40.0', '40'],
    ['0.500', '0.5'],
    ['0,125', '0.125'],
    ['1.1250', '1.125'],
    ['1234.500', '1234.5'],
    ['0.000001', '0.000001'],
    ['999999999999.999999', '999999999999.999999'],
  ])('reads %j as %s', (typed, read) => {
    expect(readingOf(typed)).toBe(read);
  });

  it.each([
    ['', 'quantity.empty'],
    ['   ', 'quantity.empty'],
    ['0', 'quantity.notPositive'],
    ['0.000', 'quantity.notPositive'],
    ['1,000', 'quantity.ambiguous'],
    ['1.000', 'quantity.ambiguous'],
    ['12.345', 'quantity.ambiguous'],
    ['999,999', 'quantity.ambiguous'],
    ['1,000.50', 'quantity.notANumber'],
    ['1 000', 'quantity.notANumber'],
    ["1'000", 'quantity.notANumber'],
    ['-1', 'quantity.notANumber'],
    ['−1', 'quantity.notANumber'],
    ['+1', 'quantity.notANumber'],
    ['NaN', 'quantity.notANumber'],
    ['Infinity', 'quantity.notANumber'],
    ['1e400', 'quantity.notANumber'],
    ['1E3', 'quantity.notANumber'],
    ['0x10', 'quantity.notANumber'],
    ['١٢', 'quantity.notANumber'],
    ['٣', 'quantity.notANumber'],
    ['４０', 'quantity.notANumber'],
    ['½', 'quantity.notANumber'],
    ['.5', 'quantity.notANumber'],
    ['5.', 'quantity.notANumber'],
    ['1.2.3', 'quantity.notANumber'],
    ['ten', 'quantity.notANumber'],
    ['40; 41', 'quantity.notANumber'],
    ['4\u200b0', 'quantity.notANumber'],
    ['1'.repeat(40), 'quantity.tooLarge'],
    ['1'.repeat(41), 'quantity.notANumber'],
    ['1000000000000', 'quantity.tooLarge'],
    ['0.0000001', 'quantity.tooPrecise'],
    [`0.${'0'.repeat(39)}1`, 'quantity.tooPrecise'],
  ])('refuses %j: %s', (typed, fault) => {
    expect(faultOf(typed)).toBe(fault);
  });

  it('never becomes anything but a plain positive decimal, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.,-+eE ') })), (typed) => {
        const read = parseQuantity(typed);
        if (!read.ok) return;
        expect(read.value).toMatch(/^(0|[1-9]\d{0,11})(\.\d{0,5}[1-9])?$/);
        expect(toMillionths(read.value)).toBeGreaterThan(0n);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a quantity that is kept', () => {
  it('stands on the form so that reading it again gives the same quantity', () => {
    fc.assert(
      fc.property(quantity, (kept) => {
        expect(readingOf(typableQuantity(kept as Quantity))).toBe(kept);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['1.125', '12.5', '999.999', '0.125', '1000.125', '40'])('stands on the form without a second meaning: %s', (kept) => {
    expect(readingOf(typableQuantity(kept as Quantity))).toBe(kept);
  });

  it('is the same number in millionths and back', () => {
    fc.assert(
      fc.property(millionths, (amount) => {
        expect(toMillionths(fromMillionths(amount))).toBe(amount);
      }),
    );
  });

  it('is printed as box 11 prints it, whatever zeros the register stores', () => {
    expect(['40.000000', '0.500000', '1.125000', '7'].map(plainQuantity)).toEqual(['40', '0.5', '1.125', '7']);
  });
});

describe('arithmetic of quantities', () => {
  it('adds and takes away exactly', () => {
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        expect(subtractQuantity(addQuantity(a, b), b)).toBe(a);
        expect(toMillionths(addQuantity(a, b))).toBe(toMillionths(a) + toMillionths(b));
      }),
    );
  });

  it('has no rounding where floating point has', () => {
    expect(addQuantity('0.1', '0.2')).toBe('0.3');
    expect(addQuantity('900719925474.099300', '0.000001')).toBe('900719925474.099301');
  });

  it('never leaves less than nothing', () => {
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        expect(toMillionths(subtractQuantity(a, b))).toBeGreaterThanOrEqual(0n);
      }),
    );
    expect(subtractQuantity('38', '40')).toBe('0');
  });

  it('orders by amount and not by text', () => {
    expect(compareQuantity('9', '10')).toBe(-1);
    expect(compareQuantity('10', '9.999999')).toBe(1);
    expect(compareQuantity('40', '40.000000')).toBe(0);
  });

  it('knows whole specimens', () => {
    expect(['40', '40.000000', '0.5', '40.000001'].map(isWhole)).toEqual([true, true, false, false]);
  });
});
