import { describe, expect, it } from 'vitest';
import { matchesReservation, matchesReview, matchesStricterMeasure, matchesSuspension, type Suspension } from '@/domain/quota/restrictions';
import type { Trade, TradedLine } from '@/domain/quota/trade';
import type { IsoDate } from '@/domain/shared/iso-date';
import { aSuspension, aTrade, aTradedLine } from './trades';

const day = (text: string) => text as IsoDate;
const stops = (suspension: Partial<Suspension>, line: Partial<TradedLine> = {}, trade: Partial<Trade> = {}) =>
  matchesSuspension(aSuspension(suspension), aTradedLine(line), aTrade(trade));

describe('a suspension stands against a line', () => {
  it.each<[string, Partial<Suspension>, Partial<TradedLine>?, Partial<Trade>?]>([
    ['of the Party that it leaves', {}],
    ['of its taxon or group', { taxonName: 'Pythonidae' }],
    ['of its taxon in every country', { country: null, taxonName: 'Python regius' }],
    ['of commercial trade', { scope: 'commercial' }],
    ['whose list of exempt purposes leaves its purpose out', { scope: 'commercial', exemptPurposes: ['S', 'Z'] }, {}, { purpose: 'P' }],
    ['on its last day', { validTo: day('2026-11-23') }],
    ['of the Party that it enters, where imports are named', { country: 'JP', appliesToImport: true }],
    [
      'of its country of origin, when it comes from a third one',
      { country: 'TG', validFrom: day('2026-01-01') },
      { originCountry: 'TG' },
      { transaction: 'IMPORT' },
    ],
  ])('%s', (_what, suspension, line, trade) => {
    expect(stops(suspension, line, trade)).toBe(true);
  });
});

describe('a suspension does not stand against a line', () => {
  it.each<[string, Partial<Suspension>, Partial<TradedLine>?, Partial<Trade>?]>([
    ['of another country', { country: 'TG' }],
    ['of another taxon', { taxonName: 'Python sebae' }],
    ['the day after it ends', { validTo: day('2026-11-22') }],
    ['the day before it begins', { validFrom: day('2026-11-24') }],
    ['for an exempt purpose', { exemptPurposes: ['S'] }, {}, { purpose: 'S' }],
    ['for another than the commercial purpose', { scope: 'commercial' }, {}, { purpose: 'S' }],
    ['of an exempt term', { exemptTerms: ['LIV'] }],
    ['of an exempt source', { exemptSources: ['R'] }],
    ['of another source', { sources: ['W'] }],
    ['into the Party, where imports are not named', { country: 'JP' }],
    [
      'that had left its country of origin before',
      { country: 'TG', validFrom: day('2026-01-01') },
      { originCountry: 'TG', originPermitOn: '2025-12-31' },
      { transaction: 'REEXPORT' },
    ],
    ['in transit', {}, {}, { transaction: 'TRANSIT' }],
  ])('%s', (_what, suspension, line, trade) => {
    expect(stops(suspension, line, trade)).toBe(false);
  });
});

const dated = { id: 'r', terms: [], sources: [], validFrom: null, validTo: null };

describe('reservations, measures and reviews', () => {
  it('concern the States of the movement and the groups of the taxon', () => {
    const [line, trade] = [aTradedLine(), aTrade()];
    const reservation = { ...dated, party: 'JP', taxonName: 'Python', appendix: null };
    expect(matchesReservation(reservation, line, trade)).toBe(true);
    expect(matchesReservation({ ...reservation, party: 'NA' }, line, trade)).toBe(false);
    const measure = {
      ...dated,
      country: 'JP',
      taxonName: null,
      appendix: 'II' as const,
      exemptPurposes: ['S'],
      measure: 'An import permit',
    };
    expect(matchesStricterMeasure(measure, line, trade)).toBe(true);
    expect(matchesStricterMeasure({ ...measure, appendix: 'I' }, line, trade)).toBe(false);
    expect(matchesStricterMeasure(measure, line, aTrade({ purpose: 'S' }))).toBe(false);
    const review = { ...dated, country: 'XA', taxonName: 'Python regius', exemptPurposes: [], stage: '1', recommendation: 'Report' };
    expect(matchesReview(review, line, trade)).toBe(true);
    expect(matchesReview({ ...review, country: 'TG' }, line, trade)).toBe(false);
  });
});
