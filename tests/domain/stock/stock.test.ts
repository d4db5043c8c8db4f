import { describe, expect, it } from 'vitest';
import { isSuspect, leftInStock, MOST_PIECES, parseStockNumber, printStockNumber, rangeOf } from '@/domain/stock/stock';

describe('the number of a stamp', () => {
  it('is read as it is printed, whatever stands between its characters, and keeps its zeros', () => {
    const read = parseStockNumber(' xa 000-101 ');
    expect(read).toEqual({ ok: true, value: { prefix: 'XA', width: 6, serial: 101 } });
    expect(read.ok && printStockNumber(read.value)).toBe('XA000101');
  });

  it.each(['', 'XA', '12X', 'ABCDEFG1', '1234567890123', 'XA-½'])('is not %j', (typed) => {
    expect(parseStockNumber(typed).ok).toBe(false);
  });
});

describe('a range of numbers', () => {
  it('goes from one to another under the same letters', () => {
    expect(rangeOf('XA0001', 'XA0100')).toEqual({ ok: true, value: { prefix: 'XA', width: 4, first: 1, last: 100 } });
  });

  it.each([
    ['XA0001', 'XB0100', 'notAlike'],
    ['XA0001', 'XA00100', 'notAlike'],
    ['XA0100', 'XA0001', 'backwards'],
    ['XA000000', `XA${String(MOST_PIECES).padStart(6, '0')}`, 'tooMany'],
    ['?', 'XA0001', 'malformed'],
  ])('is none from %s to %s', (first, last, problem) => {
    expect(rangeOf(first, last)).toEqual({ ok: false, problem });
  });
});

it('what is left is what came in, less what is used, gone or waiting', () => {
  expect(leftInStock({ received: 100, used: 40, waiting: 5, lost: 3, stolen: 2, spoiled: 10 })).toBe(40);
});

it('only a number that is on a permit may stand on a paper', () => {
  const suspect = (['unknown', 'in-stock', 'used', 'reported', 'lost', 'stolen', 'spoiled'] as const).filter(isSuspect);
  expect(suspect).toEqual(['unknown', 'in-stock', 'reported', 'lost', 'stolen', 'spoiled']);
});
