import { livesInTheSea } from '../codes/marine-taxa';
import { SOURCE_LAW, type SourceCode } from '../codes/source-code';
import { primarySource, transactionOf } from '../documents/movement';
import { always, isPreConvention, rule } from './define-rule';
import type { LineFacts, RuleFacts } from './facts';
import { cannotDecide, type Rule, type RuleDetail } from './rule';

const WILD_OR_UNREGISTERED: readonly SourceCode[] = ['W', 'X', 'F', 'R', 'U', 'I'];
/** Documents on which a pre-Convention specimen may travel: its own, and those for several crossings. */
const ATTEST_PRE_CONVENTION = ['PC', 'TE', 'PO', 'MI', 'SC'];
/** Claims under which nothing on the standard form is issued. */
const WITHOUT_FORM = ['scientific-exchange', 'personal-effects', 'transit'];

const carries = ({ source, secondarySource }: LineFacts, code: SourceCode): boolean => source === code || secondarySource === code;

/** The code among these that is for the other kingdom; null: none. */
const ofTheOtherKingdom = (line: LineFacts, codes: readonly SourceCode[]): RuleDetail | null => {
  const { kingdom } = line;
  if (kingdom === null) return null;
  const wrong = codes.find((code) => carries(line, code) && !SOURCE_LAW[code].kingdoms.includes(kingdom));
  return wrong ? { source: wrong, kingdom } : null;
};

const sourceKingdom = (id: string, codes: readonly SourceCode[], basis: string, confidence: Rule['confidence']): Rule =>
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
    check: ({ line }) => ofTheOtherKingdom(line, codes),
  });

/** Appendix I specimens reproduced for commerce under the code of the non-commercial ones. */
const commercialUnder = ({ line, purpose }: RuleFacts, source: SourceCode, kingdom: LineFacts['kingdom']): boolean =>
  line.appendixInForce === 'I' && purpose === 'T' && line.kingdom === kingdom && primarySource(line) === source && !isPreConvention(line);

/** Why a pre-Convention specimen is not attested: the document, then its date. */
function preConventionFault(facts: RuleFacts): RuleDetail | null {
  const { line, documentType, claim } = facts;
  const attested =
    transactionOf(facts) === 'IMPORT' ||
    (claim != null && WITHOUT_FORM.includes(claim.kind)) ||
    (documentType !== null && ATTEST_PRE_CONVENTION.includes(documentType));
  const { acquiredOn, firstListedOn } = line;
  const isBefore = acquiredOn !== null && (!firstListedOn || acquiredOn < firstListedOn);
  if (attested && isBefore) return null;
  return { documentType: documentType ?? '—', acquiredOn: acquiredOn ?? '—', firstListedOn: firstListedOn ?? '—' };
}

/** Sources and what they may stand with (domain rules §3.2, §4.3). */
export const sourceRules: readonly Rule[] = [
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
      carries(line, 'D') && line.appendixInForce !== null && line.appendixInForce !== 'I'
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
    check: ({ line }) => (carries(line, 'R') && line.appendixInForce === 'I' ? { source: 'R', appendix: 'I' } : null),
  }),
  rule({
    id: 'COD-08',
    severity: 'block',
    stages: ['S'],
    override: 'SIG',
    basis: 'Convention, Art. I(e); Res. Conf. 12.3 §I',
    confidence: 'V/K',
    inForce: always,
    box: '10',
    field: 'source',
    scope: 'line',
    check: ({ line }) => {
      if (!carries(line, 'X')) return null;
      const isMarine = line.isMarine ?? livesInTheSea(line);
      if (isMarine === true) return null;
      return isMarine === null && line.isMarine === undefined ? cannotDecide('isMarine') : { taxon: line.scientificName, source: 'X' };
    },
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
    check: (facts) => (isPreConvention(facts.line) ? preConventionFault(facts) : null),
  }),
  rule({
    id: 'COD-10',
    severity: 'warn',
    stages: ['S', 'R'],
    override: 'n/a',
    basis: 'Res. Conf. 12.3; Res. Conf. 17.8',
    confidence: 'K',
    inForce: always,
    box: '10',
    field: 'confiscationCase',
    scope: 'line',
    check: ({ line }) => {
      if (!carries(line, 'I') || line.confiscationCase) return null;
      return line.confiscationCase === undefined ? cannotDecide('confiscationCase') : { source: 'I' };
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
    check: ({ line }) => (carries(line, 'U') && !line.sourceReason && !line.boxFiveReason ? {} : null),
  }),
  rule({
    id: 'COD-12',
    severity: 'block',
    stages: ['S', 'R', 'I', 'M'],
    override: 'SIG',
    basis: 'Convention, Art. III.3(c); reading of the CITES Trade Database checks',
    confidence: 'V',
    inForce: always,
    box: '10',
    field: 'source',
    scope: 'line',
    check: ({ line, purpose }) => {
      if (line.appendixInForce !== 'I' || purpose !== 'T' || isPreConvention(line)) return null;
      const source = WILD_OR_UNREGISTERED.find((code) => carries(line, code));
      return source ? { source, purpose: 'T', appendix: 'I' } : null;
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
    check: (facts) => (commercialUnder(facts, 'A', 'Plantae') ? { source: 'A', instead: 'D' } : null),
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
    check: (facts) => (commercialUnder(facts, 'C', 'Animalia') ? { source: 'C', instead: 'D, F' } : null),
  }),
];
