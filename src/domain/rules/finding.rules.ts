import { allows, findingInForce } from '../finding/finding';
import { always, isPreConvention, rule } from './define-rule';
import type { RuleFacts } from './facts';
import type { Rule } from './rule';

const status = ({ findings, on }: RuleFacts, kind: Parameters<typeof findingInForce>[1]): string =>
  findingInForce(findings, kind, on)?.outcome ?? '—';

/** The findings that bind the issue of a document (domain rules §4.2). */
export const findingRules: readonly Rule[] = [
  rule({
    id: 'FIN-01',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis: 'Convention, Art. III.2(a), IV.2(a)',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'line',
    check: (facts) =>
      facts.form === 'EXPORT' &&
      facts.line.appendixInForce !== 'III' &&
      facts.line.appendixInForce !== null &&
      !allows(facts.findings, 'non-detriment', facts.on)
        ? { finding: status(facts, 'non-detriment') }
        : null,
  }),
  rule({
    id: 'FIN-02',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis: 'Convention, Art. III.2(b), IV.2(b), V.2(a)',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'application',
    check: (facts) =>
      facts.form === 'EXPORT' && !allows(facts.findings, 'legal-acquisition', facts.on)
        ? { finding: status(facts, 'legal-acquisition') }
        : null,
  }),
  rule({
    id: 'FIN-06',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis: 'Convention, Art. III.2(c), III.4(b), IV.2(c), IV.5(b), V.2(b)',
    confidence: 'V',
    inForce: always,
    box: '5',
    field: null,
    scope: 'line',
    check: (facts) =>
      (facts.form === 'EXPORT' || facts.form === 'REEXPORT') &&
      facts.line.termCode === 'LIV' &&
      !allows(facts.findings, 'humane-transport', facts.on)
        ? { finding: status(facts, 'humane-transport') }
        : null,
  }),
  rule({
    id: 'FIN-07',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis: 'Convention, Art. III.4(a), IV.5(a)',
    confidence: 'V',
    inForce: always,
    box: '12',
    field: null,
    // Asked of every line: one pre-Convention line must not speak for the others.
    scope: 'line',
    check: (facts) =>
      facts.form === 'REEXPORT' && !isPreConvention(facts.line) && !allows(facts.findings, 'lawful-import', facts.on)
        ? { finding: status(facts, 'lawful-import') }
        : null,
  }),
  rule({
    id: 'FIN-09',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis: '50 CFR 23.24(c), 23.46-23.47',
    confidence: 'V',
    inForce: always,
    box: '12b',
    field: 'operationNumber',
    scope: 'line',
    check: ({ line }) => (line.source === 'D' && !line.operationNumber ? {} : null),
  }),
];
