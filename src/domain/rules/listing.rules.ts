import { ACCEPTED_HIGHER_TAXA } from '../codes/higher-taxa';
import { MANUFACTURED_TERMS } from '../codes/purpose-terms';
import { always, isPreConvention, rule } from './define-rule';
import type { LineFacts } from './facts';
import { cannotDecide, type Rule } from './rule';

const RANKS_OF_SPECIMENS = ['species', 'subspecies', 'variety', 'hybrid'];

/** A name above the species that may stand all the same: accepted by the Conference, or pre-Convention manufactured goods. */
const isAcceptedHigherTaxon = (line: LineFacts): boolean =>
  ACCEPTED_HIGHER_TAXA.some(
    ({ taxon, terms }) =>
      terms.includes(line.termCode ?? '') &&
      [line.scientificName.replace(/ spp\.$/, ''), line.className, line.order, line.family].includes(taxon),
  ) ||
  (isPreConvention(line) && MANUFACTURED_TERMS.includes(line.termCode ?? ''));

/** The name and its listing (domain rules §3.7, §4.3). */
export const listingRules: readonly Rule[] = [
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
    check: ({ line }) => {
      const rank = line.rank?.toLowerCase() ?? null;
      if (rank === null || RANKS_OF_SPECIMENS.includes(rank) || isAcceptedHigherTaxon(line) || line.boxFiveReason) return null;
      return line.boxFiveReason === undefined ? cannotDecide('boxFiveReason') : { taxon: line.scientificName, rank };
    },
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
    check: ({ line }) => {
      // A split listing: which population it is, and so which Appendix, hangs on the country of origin.
      if ((line.possibleAppendices?.length ?? 0) > 1) return cannotDecide('originCountry');
      return line.appendix === line.appendixInForce ? null : { appendix: line.appendix ?? '—', inForce: line.appendixInForce ?? '—' };
    },
  }),
  rule({
    id: 'COD-24',
    severity: 'info',
    stages: ['S'],
    override: 'n/a',
    basis: 'Convention, Appendices, Interpretation, paragraph 7',
    confidence: 'V',
    inForce: always,
    box: '9',
    field: 'term',
    scope: 'line',
    check: ({ line }) =>
      line.kingdom === 'Plantae' && line.annotation ? { annotation: line.annotation, taxon: line.scientificName } : null,
  }),
  rule({
    id: 'COD-25',
    severity: 'warn',
    stages: ['S'],
    override: 'n/a',
    basis: '50 CFR 23.42-23.43; Convention, Appendices, Interpretation, paragraph 5',
    confidence: 'P',
    inForce: always,
    box: '7',
    field: 'scientificName',
    scope: 'line',
    check: ({ line }) =>
      line.isHybrid || line.rank?.toLowerCase() === 'hybrid'
        ? { taxon: line.scientificName, kingdom: line.kingdom ?? '—', appendix: line.appendixInForce ?? '—' }
        : null,
  }),
];
