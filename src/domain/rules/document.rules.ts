import { allows } from '../finding/finding';
import { always, isDeemedAppendixII, isPreConvention, rule } from './define-rule';
import type { Rule } from './rule';

/** Which document a movement needs (domain rules §4.1). */
export const documentRules: readonly Rule[] = [
  rule({
    id: 'DOC-01',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis: 'Convention, Art. III.2(d)',
    confidence: 'V',
    inForce: always,
    box: null,
    field: 'importPermitNumber',
    scope: 'line',
    check: ({ form, documentType, line, importPermit, findings, on }) => {
      const exempt = isDeemedAppendixII(line) || isPreConvention(line) || documentType === 'CB' || documentType === 'AP';
      if (form !== 'EXPORT' || line.appendixInForce !== 'I' || exempt) return null;
      const number = importPermit?.number;
      if (number && allows(findings, 'import-permit-seen', on)) return null;
      return { importPermit: number ?? '—', seen: number ? 'no' : '—' };
    },
  }),
  rule({
    id: 'DOC-05',
    severity: 'info',
    stages: ['S', 'R'],
    override: 'n/a',
    basis: 'Convention, Art. IV.4, V.3, XIV.1',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'line',
    check: ({ form, line, importerCountry }) =>
      (form === 'EXPORT' || form === 'IMPORT') && (line.appendixInForce === 'II' || line.appendixInForce === 'III')
        ? { appendix: line.appendixInForce, country: importerCountry ?? '—' }
        : null,
  }),
  rule({
    id: 'DOC-16',
    severity: 'info',
    stages: ['S', 'R', 'I'],
    override: 'n/a',
    basis: 'Convention, Art. VII.4; 50 CFR 23.20(d)(4)-(5)',
    confidence: 'V',
    inForce: always,
    box: '12b',
    field: 'operationNumber',
    scope: 'line',
    check: ({ line }) => (isDeemedAppendixII(line) ? { operationNumber: line.operationNumber ?? '—' } : null),
  }),
];
