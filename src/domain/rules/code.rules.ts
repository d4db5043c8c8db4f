import { SOURCE_LAW } from '../codes/source-code';
import { isWhole, parseQuantity } from '../shared/quantity';
import { always, isPreConvention, rule } from './define-rule';
import type { LineFacts } from './facts';
import type { Rule } from './rule';

const WILD_OR_UNREGISTERED = ['W', 'X', 'F', 'R', 'U', 'I'];
const ranksOfSpecimens = ['species', 'subspecies', 'variety', 'hybrid'];

/** The source is for the other kingdom. */
const wrongKingdom = (line: LineFacts, codes: readonly string[]): boolean =>
  line.source !== null && line.kingdom !== null && codes.includes(line.source) && !SOURCE_LAW[line.source].kingdoms.includes(line.kingdom);

const sourceKingdom = (id: string, codes: readonly string[], basis: string, confidence: Rule['confidence']): Rule =>
  rule({
    id,
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis,
    confidence,
    inForce: always,
    box: '10',
    field: 'source',
    scope: 'line',
    check: ({ line }) => (wrongKingdom(line, codes) ? { source: line.source ?? '', kingdom: line.kingdom ?? '' } : null),
  });

/** Codes and description (domain rules §4.3). */
export const codeRules: readonly Rule[] = [
  rule({
    id: 'COD-01',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: 'Res. Conf. 12.3 §I',
    confidence: 'V',
    inForce: always,
    box: '5a',
    field: 'purpose',
    scope: 'application',
    check: ({ purpose }) => (purpose === null ? {} : null),
  }),
  rule({
    id: 'COD-02',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: '50 CFR 23.24; Res. Conf. 12.3 §I.3(j)',
    confidence: 'V/K',
    inForce: always,
    box: '10',
    field: 'source',
    scope: 'line',
    check: ({ line }) => {
      const { source, secondarySource } = line;
      if (source === null) return {};
      const paired = secondarySource === null || (secondarySource !== source && SOURCE_LAW[secondarySource].pairs);
      return paired ? null : { source, secondarySource };
    },
  }),
  rule({
    id: 'COD-03',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: '50 CFR 23.24(c)',
    confidence: 'V',
    inForce: always,
    box: '10',
    field: 'source',
    scope: 'line',
    check: ({ line }) =>
      line.source === 'D' && line.appendixInForce !== null && line.appendixInForce !== 'I'
        ? { appendix: line.appendixInForce, instead: line.kingdom === 'Plantae' ? 'A' : 'C' }
        : null,
  }),
  sourceKingdom('COD-04', ['A'], '50 CFR 23.24(a)', 'V'),
  sourceKingdom('COD-05', ['C', 'R', 'F'], '50 CFR 23.24(b),(d)', 'V'),
  sourceKingdom('COD-06', ['Y'], 'Res. Conf. 11.11, 12.3 (Rev. CoP18)', 'P'),
  rule({
    id: 'COD-07',
    severity: 'block',
    stages: ['S'],
    override: 'SIG',
    basis: 'Res. Conf. 11.16; reading of the CITES Trade Database checks',
    confidence: 'P',
    inForce: always,
    box: '10',
    field: 'source',
    scope: 'line',
    check: ({ line }) => (line.source === 'R' && line.appendixInForce === 'I' ? { source: 'R', appendix: 'I' } : null),
  }),
  rule({
    id: 'COD-09',
    severity: 'block',
    stages: ['S', 'R', 'I'],
    override: 'none',
    basis: '50 CFR 23.24; Res. Conf. 12.3',
    confidence: 'V',
    inForce: always,
    box: '12b',
    field: 'acquiredOn',
    scope: 'line',
    check: ({ line, documentType }) => {
      if (!isPreConvention(line)) return null;
      const certificate =
        documentType === 'PC' || documentType === 'TE' || documentType === 'PO' || documentType === 'MI' || documentType === 'SC';
      return certificate && line.acquiredOn ? null : { documentType: documentType ?? '—', acquiredOn: line.acquiredOn ?? '—' };
    },
  }),
  rule({
    id: 'COD-11',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: 'Res. Conf. 12.3',
    confidence: 'V',
    inForce: always,
    box: '5',
    field: 'sourceReason',
    scope: 'line',
    check: ({ line }) => (line.source === 'U' && !line.sourceReason ? {} : null),
  }),
  rule({
    id: 'COD-12',
    severity: 'block',
    stages: ['S', 'R', 'I'],
    override: 'SIG',
    basis: 'Convention, Art. III.3(c); reading of the CITES Trade Database checks',
    confidence: 'V',
    inForce: always,
    box: '10',
    field: 'source',
    scope: 'line',
    check: ({ line, purpose }) =>
      line.appendixInForce === 'I' &&
      purpose === 'T' &&
      !isPreConvention(line) &&
      line.source !== null &&
      WILD_OR_UNREGISTERED.includes(line.source)
        ? { source: line.source, purpose: 'T', appendix: 'I' }
        : null,
  }),
  rule({
    id: 'COD-16',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: 'CITES Guidelines for annual reports',
    confidence: 'V',
    inForce: always,
    box: '9',
    field: 'term',
    scope: 'line',
    check: ({ line }) => (line.term === null ? { term: line.termCode ?? '—' } : null),
  }),
  rule({
    id: 'COD-17',
    severity: 'block',
    stages: ['S'],
    override: 'SIG',
    basis: 'CITES Guidelines for annual reports §6a',
    confidence: 'P',
    inForce: always,
    box: '11',
    field: 'unit',
    scope: 'line',
    check: ({ line }) =>
      line.term !== null && line.unit !== null && !line.term.units.includes(line.unit)
        ? { term: line.term.code, unit: line.unit, allowed: line.term.units.join(', ') }
        : null,
  }),
  rule({
    id: 'COD-18',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: 'Reading of the CITES Trade Database checks',
    confidence: 'V',
    inForce: always,
    box: '11',
    field: 'quantity',
    scope: 'line',
    check: ({ line }) => {
      const quantity = parseQuantity(line.quantity ?? '');
      if (!quantity.ok) return { quantity: line.quantity ?? '—' };
      return line.unit === 'NAR' && !isWhole(quantity.value) ? { quantity: quantity.value } : null;
    },
  }),
  rule({
    id: 'COD-20',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: '50 CFR 23.24(a)(2),(c)(2)',
    confidence: 'V',
    inForce: always,
    box: '10',
    field: 'source',
    scope: 'line',
    check: ({ line, purpose }) =>
      line.appendixInForce === 'I' && line.kingdom === 'Plantae' && line.source === 'A' && purpose === 'T'
        ? { source: 'A', instead: 'D' }
        : null,
  }),
  rule({
    id: 'COD-21',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: '50 CFR 23.24(b)(2),(c)(1),(d)(2)',
    confidence: 'V',
    inForce: always,
    box: '10',
    field: 'source',
    scope: 'line',
    check: ({ line, purpose }) =>
      line.appendixInForce === 'I' && line.kingdom === 'Animalia' && line.source === 'C' && purpose === 'T'
        ? { source: 'C', instead: 'D, F' }
        : null,
  }),
  rule({
    id: 'COD-22',
    severity: 'block',
    stages: ['S'],
    override: 'SIG',
    basis: 'Res. Conf. 12.3 §XIV',
    confidence: 'K',
    inForce: always,
    box: '7',
    field: 'scientificName',
    scope: 'line',
    check: ({ line }) =>
      line.rank !== null && !ranksOfSpecimens.includes(line.rank) ? { taxon: line.scientificName, rank: line.rank } : null,
  }),
  rule({
    id: 'COD-23',
    severity: 'block',
    stages: ['S', 'I'],
    override: 'none',
    basis: 'Convention, Appendices I, II and III, Interpretation; Art. XV, XVI',
    confidence: 'V',
    inForce: always,
    box: '10',
    field: 'scientificName',
    scope: 'line',
    check: ({ line }) =>
      line.appendix === line.appendixInForce ? null : { appendix: line.appendix ?? '—', inForce: line.appendixInForce ?? '—' },
  }),
];
