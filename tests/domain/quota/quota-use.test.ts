import { describe, expect, it } from 'vitest';
import type { Quota } from '@/domain/quota/quota';
import { figuresOf, leftOfQuota, matchesQuota, usesOf } from '@/domain/quota/quota-use';
import type { Trade, TradedLine } from '@/domain/quota/trade';
import type { IsoDate } from '@/domain/shared/iso-date';
import { aQuota, aTrade, aTradedLine } from './trades';

const day = (text: string) => text as IsoDate;
const matches = (quota: Partial<Quota>, line: Partial<TradedLine> = {}, trade: Partial<Trade> = {}) =>
  matchesQuota(aQuota(quota), aTradedLine(line), aTrade(trade));

describe('a line counts against a quota', () => {
  it.each<[string, Partial<Quota>, Partial<TradedLine>?, Partial<Trade>?]>([
    ['of its species', {}],
    ['of its family', { taxonName: 'Pythonidae' }],
    ['of its term and source', { terms: ['LIV', 'SKI'], sources: ['R'] }],
    ['of its second source', { sources: ['W'] }, { sources: ['I', 'W'] }],
    ['of its purpose', { purposes: ['T'] }],
    ['of its applicant', { kind: 'operator', holderId: 'trader' }],
    ['of its facility', { kind: 'operator', facility: 'F-1' }, { operationNumber: 'F-1' }],
    ['on its first day and on its last', { validFrom: day('2026-11-23'), validTo: day('2026-11-23') }],
  ])('%s', (_what, quota, line, trade) => {
    expect(matches(quota, line, trade)).toBe(true);
  });
});

describe('a line does not count against a quota', () => {
  it.each<[string, Partial<Quota>, Partial<TradedLine>?, Partial<Trade>?]>([
    ['of another species', { taxonName: 'Python sebae' }],
    ['of another country', { country: 'TG' }],
    ['of another year', { year: 2025 }],
    ['of another term', { terms: ['SKI'] }],
    ['of another source', { sources: ['W'] }],
    ['of another purpose', { purposes: ['H'] }],
    ['of another applicant', { kind: 'operator', holderId: 'somebody' }],
    ['of a facility that it does not name', { kind: 'operator', facility: 'F-1' }],
    ['before it begins', { validFrom: day('2026-11-24') }],
    ['when it is re-exported', {}, {}, { transaction: 'REEXPORT', documentType: 'RX' }],
    ['when it comes in', {}, {}, { transaction: 'IMPORT', documentType: 'IM' }],
    ['when its certificate is for several crossings', {}, {}, { documentType: 'PO' }],
  ])('%s', (_what, quota, line, trade) => {
    expect(matches(quota, line, trade)).toBe(false);
  });
});

describe('what is asked of quotas', () => {
  it('is in the quota’s unit, or unknown where none converts', () => {
    const trade = aTrade({ lines: [aTradedLine({ quantity: '250', unit: 'GRM' }), aTradedLine({ position: 2, unit: 'MTR' })] });
    expect(usesOf(trade, [aQuota({ unit: 'KGM' })]).map(({ position, quantity }) => [position, quantity])).toEqual([
      [1, '0.25'],
      [2, null],
    ]);
  });

  it('leaves what is neither reserved nor drawn', () => {
    expect(leftOfQuota({ limit: '100', reserved: '30', drawn: '60.5' })).toBe('9.5');
    expect(leftOfQuota({ limit: '0', reserved: '0', drawn: '0' })).toBe('0');
  });
});

describe('box 11a', () => {
  const names = aTradedLine().names;
  it('counts this permit with all its lines', () => {
    const trade = aTrade({ lines: [aTradedLine({ quantity: '500' }), aTradedLine({ position: 2, quantity: '20' })] });
    const uses = usesOf(trade, [aQuota({ limit: '50000', drawn: '12000', reserved: '700' })]);
    expect(figuresOf(1, uses, names)).toEqual({ exportedToDate: '12520', limit: '50000' });
  });

  it('shows the State’s quota of the narrowest taxon, not an operator’s', () => {
    const uses = usesOf(aTrade(), [
      aQuota({ id: 'a', kind: 'operator', holderId: 'trader', limit: '1' }),
      aQuota({ id: 'b', taxonName: 'Pythonidae', limit: '2' }),
      aQuota({ id: 'c', limit: '4' }),
      aQuota({ id: 'd', limit: '3' }),
    ]);
    expect(figuresOf(1, uses, names)?.limit).toBe('3');
  });

  it('is empty where no quota applies', () => {
    expect(figuresOf(1, [], names)).toBeNull();
  });
});
