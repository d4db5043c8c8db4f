import { claimsArticleVII5, deemedAppendix, isLive, transactionOf } from '../documents/movement';
import { allows, type FindingKind, findingInForce } from '../finding/finding';
import { always, isPreConvention, rule } from './define-rule';
import type { RuleFacts } from './facts';
import type { Rule, RuleDetail } from './rule';
import { standingFindingRules } from './standing-finding.rules';

/** What is on file of a kind; null when it allows the trade. */
const lacks = ({ findings, on }: RuleFacts, kind: FindingKind): RuleDetail | null =>
  allows(findings, kind, on) ? null : { finding: findingInForce(findings, kind, on)?.outcome ?? '—' };

/** A standing finding of the Scientific Authority may speak where the case has none of its own; it never outvotes one. */
const hasStandingFinding = ({ line: { nonDetriment }, findings, on }: RuleFacts): boolean =>
  !findingInForce(findings, 'non-detriment', on) && nonDetriment != null && (nonDetriment.validUntil ?? on) >= on;

/** A legal acquisition finding names its evidence, so that it can be examined again (Res. Conf. 18.7). */
const namesNoEvidence = ({ findings, on }: RuleFacts): boolean => findingInForce(findings, 'legal-acquisition', on)?.evidence.trim() === '';

/** Appendix I with all that Art. III asks: not deemed Appendix II, and under no exemption of Art. VII that stands in its place. */
const isUnderArticleIII = (facts: RuleFacts): boolean =>
  deemedAppendix(facts.line) === 'I' && !isPreConvention(facts.line) && !claimsArticleVII5(facts);

/** An introduction by the State of the vessel and of landing; with two States it is an export (Res. Conf. 14.6). */
const isIntroduction = (facts: RuleFacts): boolean => transactionOf(facts) === 'IFS' && facts.form !== 'EXPORT';

const RI = { severity: 'block', stages: ['R', 'I'], override: 'none', confidence: 'V', inForce: always, field: null } as const;

/** The findings that bind the issue of a document (domain rules §4.2). */
export const findingRules: readonly Rule[] = [
  rule({
    ...RI,
    id: 'FIN-01',
    basis: 'Convention, Art. III.2(a), IV.2(a)',
    box: null,
    scope: 'line',
    check: (facts) => {
      const appendix = deemedAppendix(facts.line);
      if (facts.form !== 'EXPORT' || appendix === 'III' || appendix === null || hasStandingFinding(facts)) return null;
      return lacks(facts, 'non-detriment');
    },
  }),
  rule({
    ...RI,
    id: 'FIN-02',
    basis: 'Convention, Art. III.2(b), IV.2(b), V.2(a)',
    box: null,
    scope: 'application',
    check: (facts) => {
      if (facts.form !== 'EXPORT') return null;
      return lacks(facts, 'legal-acquisition') ?? (namesNoEvidence(facts) ? { finding: 'evidence' } : null);
    },
  }),
  rule({
    ...RI,
    id: 'FIN-03',
    basis: 'Convention, Art. III.3(a)',
    box: '5a',
    scope: 'line',
    check: (facts) => (facts.form === 'IMPORT' && isUnderArticleIII(facts) ? lacks(facts, 'import-purpose') : null),
  }),
  rule({
    ...RI,
    id: 'FIN-04',
    basis: 'Convention, Art. III.3(b), III.5(b)',
    box: '3',
    scope: 'line',
    check: (facts) => {
      if (!isLive(facts.line) || !isUnderArticleIII(facts)) return null;
      // The same question, put to the Scientific Authority at import and to the Management Authority at landing.
      const sought = isIntroduction(facts)
        ? ({ because: 'sea', kind: 'suitably-equipped-at-landing' } as const)
        : facts.form === 'IMPORT'
          ? ({ because: 'import', kind: 'suitably-equipped' } as const)
          : null;
      const lacking = sought && lacks(facts, sought.kind);
      return lacking ? { ...lacking, because: sought.because } : null;
    },
  }),
  rule({
    ...RI,
    id: 'FIN-05',
    basis: 'Convention, Art. III.3(c), III.5(c)',
    box: '5a',
    scope: 'line',
    check: (facts) =>
      (facts.form === 'IMPORT' || isIntroduction(facts)) && isUnderArticleIII(facts) ? lacks(facts, 'not-primarily-commercial') : null,
  }),
  rule({
    ...RI,
    id: 'FIN-06',
    stages: ['R', 'I', 'X'],
    basis: 'Convention, Art. III.2(c), III.4(b), IV.2(c), IV.5(b), V.2(b)',
    box: '5',
    scope: 'line',
    check: (facts) => {
      const moves = transactionOf(facts);
      return (moves === 'EXPORT' || moves === 'REEXPORT') && isLive(facts.line) ? lacks(facts, 'humane-transport') : null;
    },
  }),
  rule({
    ...RI,
    id: 'FIN-07',
    basis: 'Convention, Art. III.4(a), IV.5(a)',
    box: '12',
    // Asked of every line: one pre-Convention line must not speak for the others.
    scope: 'line',
    check: (facts) => (facts.form === 'REEXPORT' && !isPreConvention(facts.line) ? lacks(facts, 'lawful-import') : null),
  }),
  rule({
    ...RI,
    id: 'FIN-08',
    basis: 'Convention, Art. III.5(a), IV.6, IV.7',
    box: null,
    scope: 'line',
    check: (facts) => {
      const appendix = deemedAppendix(facts.line);
      if (!isIntroduction(facts) || (appendix !== 'I' && appendix !== 'II')) return null;
      // A certificate for a period and a total is granted for Appendix II alone (Art. IV.7); its twelve months are VAL-01.
      if (facts.sea?.isForPeriod && appendix === 'I') return { because: 'period', finding: '—' };
      const advice = lacks(facts, 'sea-non-detriment');
      if (advice) return { ...advice, because: 'advice' };
      const handling = appendix === 'II' && isLive(facts.line) ? lacks(facts, 'humane-transport') : null;
      return handling && { ...handling, because: 'handling' };
    },
  }),
  ...standingFindingRules,
];
