import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoney, plainMoney } from '@/domain/fees/money';
import { paymentTransitions } from '@/domain/fees/payment-states';
import { FEE_BASES, feeFor, type TariffRow } from '@/domain/fees/tariff';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';
import { follow } from '@/domain/shared/transition-table';

const today = '2026-11-24' as IsoDate;
const row = (over: Partial<TariffRow> = {}): TariffRow => ({
  id: 'r1',
  documentType: 'EX',
  basis: 'application',
  amount: { minor: 4000, currency: 'XTS' },
  validFrom: '2026-01-01' as IsoDate,
  validTo: null,
  source: 'Invented',
  ...over,
});
const rows = fc.array(
  fc
    .record({ minor: fc.integer({ min: 1, max: 100_000 }), basis: fc.constantFrom(...FEE_BASES) })
    .map(({ minor, basis }) => ({ minor, basis })),
  { minLength: 1, maxLength: 6 },
);

describe('what an application costs', () => {
  it('is the sum of its lines, in whole minor units, whatever the order of the tariff', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 200 }), (made, lines) => {
        const tariff = made.map(({ minor, basis }, index) => row({ id: `r${index}`, basis, amount: { minor, currency: 'XTS' } }));
        const fee = feeFor({ documentType: 'EX', lines, permits: 1 }, tariff, today);
        const reversed = feeFor({ documentType: 'EX', lines, permits: 1 }, [...tariff].reverse(), today);
        expect(reversed).toEqual(fee);
        expect(fee.ok && fee.value?.total.minor).toBe(made.reduce((sum, one) => sum + one.minor * (one.basis === 'line' ? lines : 1), 0));
        expect(fee.ok && Number.isSafeInteger(fee.value?.total.minor)).toBe(true);
      }),
    );
  });

  it.each([
    ['before its first day', -1, false],
    ['on its first day', 0, true],
    ['on its last day', 10, true],
    ['after its last day', 11, false],
  ])('counts a row %s', (_when, days, isDue) => {
    const dated = row({ validFrom: today, validTo: addDays(today, 10) });

    const fee = feeFor({ documentType: 'EX', lines: 1, permits: 1 }, [dated], addDays(today, days));

    expect(fee.ok && fee.value !== null).toBe(isDue);
  });

  it('is nothing where the tariff does not name the document', () => {
    expect(feeFor({ documentType: 'IM', lines: 3, permits: 1 }, [row()], today)).toEqual({ ok: true, value: null });
  });

  it('is refused rather than added up over two currencies', () => {
    const tariff = [row(), row({ id: 'r2', amount: { minor: 1, currency: 'EUR' } })];

    expect(feeFor({ documentType: 'EX', lines: 1, permits: 1 }, tariff, today)).toEqual({ ok: false, problem: 'tariff.currencies' });
  });
});

describe('an amount', () => {
  it('is written and read back without losing a unit, in every currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), fc.constantFrom('XTS', 'JPY', 'KWD'), (minor, currency) => {
        expect(parseMoney(plainMoney({ minor, currency }), currency)).toEqual({ ok: true, value: { minor, currency } });
      }),
    );
  });

  it.each([
    ['1,2,3', 'money.notAnAmount'],
    ['-5', 'money.notAnAmount'],
    ['1e3', 'money.notAnAmount'],
    ['0.00', 'money.notPositive'],
    ['1.005', 'money.tooPrecise'],
    ['99999999999', 'money.tooLarge'],
  ])('is not %s', (typed, fault) => {
    expect(parseMoney(typed, 'XTS')).toEqual({ ok: false, problem: fault });
  });
});

describe('an attempt to pay', () => {
  it.each(['started', 'cancelled', 'failed', 'expired'] as const)('is paid by money that arrives when it was %s', (state) => {
    expect(follow(paymentTransitions, state, 'pay')).toEqual({ ok: true, value: 'paid' });
  });

  it.each(['cancel', 'fail', 'expire', 'pay'] as const)('once paid, is not undone by a late notice: %s', (action) => {
    expect(follow(paymentTransitions, 'paid', action).ok).toBe(false);
  });
});
