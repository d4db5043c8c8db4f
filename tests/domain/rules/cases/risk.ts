/** Cases of the chapter “risk”, with the rows of the annual report. */
import type { ForeignDocumentFacts, ReportRowFacts } from '@/domain/rules/border-facts';
import type { RuleFacts } from '@/domain/rules/facts';
import type { TradeHistoryFacts } from '@/domain/rules/register-facts';
import { facts } from '../../../factories/facts';
import type { Cases } from './support';

const withHistory = (history: TradeHistoryFacts, line: Partial<RuleFacts['line']> = {}) => facts({ line: { history, ...line } });
const ofTerm = (termCode: string, appendixInForce: 'I' | 'II' | 'III' = 'II') => facts({ line: { termCode, appendixInForce } });
const row = (over: Partial<ReportRowFacts> = {}) =>
  facts({
    border: {
      reportRow: { missing: [], unknownCodes: [], doubts: [], actualQuantity: true, isSeizure: false, year: 2026, ...over },
    },
  });
const foreign = (over: Partial<ForeignDocumentFacts>) =>
  facts({ border: { foreignDocument: { number: 'GH-2026/77', type: 'EX', issuedBy: 'GH', ...over } } });
const splitting = { applicationsInThirtyDays: 3, sumInThirtyDays: '120', limitPassedBySum: true } as const;

export const riskCases: Readonly<Record<string, Cases>> = {
  'RSK-01': {
    meets: {
      'three times the largest of five years': withHistory({ largestInFiveYears: '10' }, { quantity: '30' }),
      'the mean and three standard deviations': withHistory({ mean: '10', standardDeviation: '10' }, { quantity: '40' }),
      'no history': facts(),
    },
    breaks: {
      'one more than three times the largest': withHistory({ largestInFiveYears: '10' }, { quantity: '31' }),
      'one more than the mean and three standard deviations': withHistory({ mean: '10', standardDeviation: '10' }, { quantity: '41' }),
    },
  },
  'RSK-02': {
    meets: { 'a known applicant': facts({ parties: { isFirstApplication: false } }), 'nothing known of the parties': facts() },
    breaks: {
      'a first application': facts({ parties: { isFirstApplication: true } }),
      'a first consignment to this consignee': facts({ parties: { isFirstForConsignee: true } }),
    },
  },
  'RSK-03': {
    meets: { 'a steady route': withHistory({ wildShareMovedToBred: false }), 'no history': facts() },
    breaks: { 'a route that moved from wild to bred': withHistory({ wildShareMovedToBred: true }, { source: 'C' }) },
  },
  'RSK-04': {
    meets: {
      'founders on record': withHistory({ parentalStockOnRecord: true }, { source: 'C' }),
      'wild specimens': withHistory({ parentalStockOnRecord: false }, { source: 'W' }),
      'nothing looked up': facts({ line: { source: 'C' } }),
    },
    breaks: {
      'bred animals whose founders nobody imported': withHistory({ parentalStockOnRecord: false }, { source: 'C' }),
      'a first generation without founders on record': withHistory({ parentalStockOnRecord: null }, { source: 'F' }),
    },
  },
  'RSK-05': {
    meets: {
      'two applications': withHistory({ ...splitting, applicationsInThirtyDays: 2 }),
      'three that pass no limit': withHistory({ ...splitting, limitPassedBySum: false }),
      'no history': facts(),
    },
    breaks: { 'three applications in thirty days that pass a limit together': withHistory(splitting) },
  },
  'RSK-06': {
    meets: { 'clean records': facts({ parties: { adverseRecords: [] } }), 'nothing known of the parties': facts() },
    breaks: { 'a seizure in the past': facts({ parties: { adverseRecords: ['seizure 2024'] } }) },
  },
  'RSK-07': {
    meets: { 'a mark of its own': facts({ line: { marks: ['900000000000001'], marksUsedElsewhere: [] } }), 'no marks': facts() },
    breaks: { 'a microchip that another living permit carries': facts({ line: { marksUsedElsewhere: ['900000000000001'] } }) },
  },
  'RSK-08': {
    meets: { 'a taxon under no review': facts({ line: { reviews: [] } }), 'nothing looked up': facts() },
    breaks: {
      'a taxon in the review of significant trade': facts({ line: { reviews: [{ stage: '2', recommendation: 'no wild exports' }] } }),
    },
  },
  'RSK-09': {
    meets: {
      'a taxon like no other': facts({ line: { lookAlikes: [] } }),
      'one Appendix alone': facts({ line: { possibleAppendices: ['II'] } }),
    },
    breaks: {
      'a taxon easily taken for another': facts({ line: { lookAlikes: ['Python anchietae'] } }),
      'a split listing': facts({ line: { possibleAppendices: ['I', 'II'] } }),
    },
  },
  'RSK-10': {
    meets: { 'living pythons': facts(), 'logs of Appendix II': ofTerm('LOG'), 'ivory jewellery': ofTerm('IJW', 'I') },
    breaks: Object.fromEntries([
      ...['TUS', 'HOR', 'IVP', 'IVC', 'SCA', 'GAB', 'SWI'].map((term) => [`${term} of Appendix III`, ofTerm(term, 'III')] as const),
      ['logs of Appendix I', ofTerm('LOG', 'I')] as const,
    ]),
  },
  'RSK-11': {
    meets: { 'a document that the register abroad knows': foreign({ knownToRegistry: true }), 'no foreign document': facts() },
    breaks: {
      'a document that the register abroad does not know': foreign({ knownToRegistry: false }),
      'a document that nobody has asked about': foreign({}),
    },
  },
  'REP-01': { meets: { 'a complete row': row() }, breaks: { 'a row without a trading partner': row({ missing: ['TradingPartner'] }) } },
  'REP-02': { meets: { 'codes of the lists': row() }, breaks: { 'an unknown term': row({ unknownCodes: ['TermCode LEA'] }) } },
  'REP-03': { meets: { 'a likely row': row() }, breaks: { 'exporter and origin alike': row({ doubts: ['CountryOfOrigin'] }) } },
  'REP-04': {
    meets: { 'the endorsed quantity': row() },
    breaks: { 'the permitted quantity, since nobody endorsed it': row({ actualQuantity: false }) },
  },
  'REP-05': { meets: { 'lawful trade': row() }, breaks: { 'a seizure': row({ isSeizure: true }) } },
  'REP-06': { meets: { 'no row to report': facts() }, breaks: { 'a row of 2026, due by 31 October 2027': row() } },
};
