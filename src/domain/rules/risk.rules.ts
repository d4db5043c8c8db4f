import { addQuantity, compareQuantity, fromMillionths, toMillionths } from '../shared/quantity';
import { always, rule } from './define-rule';
import type { LineFacts } from './facts';
import { notChecked, type Rule } from './rule';

/** Terms of high value in every Appendix: tusks, horns, raw and worked ivory, scales, gall bladders, swim bladders. */
const HIGH_VALUE_TERMS = ['TUS', 'HOR', 'IVP', 'IVC', 'SCA', 'GAB', 'SWI'];

/** Sources that rest on breeding stock which somebody must once have acquired. */
const BRED_SOURCES = ['C', 'D', 'F'];

const times = (quantity: string, factor: bigint): string => fromMillionths(toMillionths(quantity) * factor);

/** The most that the history lets one expect: three times the largest of five years, or the mean and three standard deviations. */
const expectedAtMost = ({ history }: LineFacts): readonly string[] => [
  ...(history?.largestInFiveYears ? [times(history.largestInFiveYears, 3n)] : []),
  ...(history?.mean && history.standardDeviation ? [addQuantity(history.mean, times(history.standardDeviation, 3n))] : []),
];

const isHighValue = ({ termCode, appendixInForce }: LineFacts): boolean =>
  termCode !== null && (HIGH_VALUE_TERMS.includes(termCode) || (termCode === 'LOG' && appendixInForce === 'I'));

/** What most indicators share: looked at on submission and in review, acknowledged by an officer with a note. */
const indicator = { severity: 'warn', stages: ['S', 'R'], override: 'n/a', inForce: always, box: null, field: null } as const;

/** Risk (domain rules §4.8): facts that a register states; what is not stated is no indicator. */
export const riskRules: readonly Rule[] = [
  rule({
    ...indicator,
    id: 'RSK-01',
    audience: 'office',
    basis: 'Rule of this portal',
    confidence: 'K',
    box: '11',
    field: 'quantity',
    scope: 'line',
    check: ({ line }) => {
      const { quantity } = line;
      if (quantity === null) return null;
      const passed = expectedAtMost(line).find((limit) => compareQuantity(quantity, limit) > 0);
      return passed === undefined ? null : { quantity, expected: passed };
    },
  }),
  rule({
    ...indicator,
    id: 'RSK-02',
    audience: 'office',
    severity: 'info',
    basis: 'Rule of this portal',
    confidence: 'K',
    scope: 'application',
    check: ({ parties }) =>
      parties?.isFirstApplication || parties?.isFirstForConsignee ? { who: parties.isFirstApplication ? 'applicant' : 'consignee' } : null,
  }),
  rule({
    ...indicator,
    id: 'RSK-03',
    stages: ['R'],
    basis: 'Res. Conf. 17.7, criteria for sources C, D, F and R',
    confidence: 'P',
    box: '10',
    field: 'source',
    scope: 'line',
    check: ({ line }) => (line.history?.wildShareMovedToBred ? { source: line.source ?? '—' } : null),
  }),
  rule({
    ...indicator,
    id: 'RSK-04',
    stages: ['R'],
    basis: '50 CFR 23.26(d)(6); Res. Conf. 17.7',
    confidence: 'P',
    box: '10',
    field: 'source',
    scope: 'line',
    check: ({ line }) => {
      const stock = line.history?.parentalStockOnRecord;
      const isBred = line.source !== null && BRED_SOURCES.includes(line.source);
      return isBred && (stock === false || stock === null) ? { source: line.source ?? '—' } : null;
    },
  }),
  rule({
    ...indicator,
    id: 'RSK-05',
    audience: 'office',
    basis: 'Rule of this portal',
    confidence: 'K',
    scope: 'line',
    check: ({ line }) => {
      const { applicationsInThirtyDays: count, sumInThirtyDays, limitPassedBySum } = line.history ?? {};
      return count && count >= 3 && limitPassedBySum ? { count: String(count), sum: sumInThirtyDays ?? '—' } : null;
    },
  }),
  rule({
    ...indicator,
    id: 'RSK-06',
    audience: 'office',
    basis: 'Convention, Art. VIII.1',
    confidence: 'K',
    scope: 'application',
    check: ({ parties }) => (parties?.adverseRecords?.length ? { records: parties.adverseRecords.join('; ') } : null),
  }),
  rule({
    ...indicator,
    id: 'RSK-07',
    severity: 'block',
    override: 'SIG',
    basis: 'Rule of this portal, after the duplicate-mark check of another Party',
    confidence: 'V',
    box: '9',
    field: 'marks',
    scope: 'line',
    check: ({ line }) => (line.marksUsedElsewhere?.length ? { marks: line.marksUsedElsewhere.join(', ') } : null),
  }),
  rule({
    ...indicator,
    id: 'RSK-08',
    basis: 'Res. Conf. 12.8; Res. Conf. 17.7',
    confidence: 'P',
    box: '7',
    field: 'scientificName',
    scope: 'line',
    check: ({ line }) => {
      const review = line.reviews?.[0];
      return review ? { stage: review.stage, recommendation: review.recommendation } : null;
    },
  }),
  rule({
    ...indicator,
    id: 'RSK-09',
    severity: 'info',
    basis: 'Convention, Art. II.2(b)',
    confidence: 'V',
    box: '7',
    field: 'scientificName',
    scope: 'line',
    check: ({ line }) => {
      const taxa = line.lookAlikes ?? [];
      const appendices = (line.possibleAppendices ?? []).map((appendix) => appendix ?? '—');
      return taxa.length > 0 || appendices.length > 1 ? { taxa: taxa.join(', ') || '—', appendices: appendices.join(', ') || '—' } : null;
    },
  }),
  rule({
    ...indicator,
    id: 'RSK-10',
    audience: 'office',
    basis: 'Rule of this portal',
    confidence: 'K',
    box: '9',
    field: 'term',
    scope: 'line',
    check: ({ line }) => (isHighValue(line) ? { term: line.termCode ?? '—', appendix: line.appendixInForce ?? '—' } : null),
  }),
  rule({
    ...indicator,
    id: 'RSK-11',
    stages: ['M'],
    basis: '50 CFR 23.26(d)',
    confidence: 'V',
    scope: 'application',
    check: ({ border }) => {
      if (!border?.foreignDocument) return null;
      const { knownToRegistry, number, issuedBy } = border.foreignDocument;
      if (knownToRegistry === undefined) return notChecked('registryOfTheIssuingParty');
      return knownToRegistry ? null : { number, country: issuedBy };
    },
  }),
];
