/** Trades and rows of law for the tests of matching: 40 live ranched Python regius from XA to JP, unless told otherwise. */
import type { Quota } from '@/domain/quota/quota';
import type { Suspension } from '@/domain/quota/restrictions';
import type { Trade, TradedLine } from '@/domain/quota/trade';
import type { IsoDate } from '@/domain/shared/iso-date';

export const aTradedLine = (line: Partial<TradedLine> = {}): TradedLine => ({
  position: 1,
  names: ['Python regius', 'Python', 'Pythonidae', 'Serpentes', 'Reptilia'],
  term: 'LIV',
  sources: ['R'],
  quantity: '40',
  unit: 'NAR',
  appendix: 'II',
  originCountry: 'XA',
  originPermitOn: null,
  operationNumber: null,
  ...line,
});

export const aTrade = (trade: Partial<Trade> = {}): Trade => ({
  on: '2026-11-23' as IsoDate,
  transaction: 'EXPORT',
  documentType: 'EX',
  exporterCountry: 'XA',
  importerCountry: 'JP',
  purpose: 'T',
  applicantId: 'trader',
  lines: [aTradedLine()],
  ...trade,
});

export const aQuota = (quota: Partial<Quota> = {}): Quota => ({
  id: 'q1',
  country: 'XA',
  taxonName: 'Python regius',
  terms: [],
  sources: [],
  purposes: [],
  year: 2026,
  limit: '100',
  unit: 'NAR',
  kind: 'national',
  holderId: null,
  facility: null,
  communicatedToSecretariat: true,
  remark: null,
  source: 'a test',
  validFrom: null,
  validTo: null,
  reserved: '0',
  drawn: '0',
  ...quota,
});

export const aSuspension = (suspension: Partial<Suspension> = {}): Suspension => ({
  id: 's1',
  country: 'XA',
  taxonName: null,
  scope: 'all',
  terms: [],
  sources: [],
  exemptTerms: [],
  exemptSources: [],
  exemptPurposes: [],
  appliesToImport: false,
  notification: null,
  source: 'a test',
  validFrom: null,
  validTo: null,
  ...suspension,
});
