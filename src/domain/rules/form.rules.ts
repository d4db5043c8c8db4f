import { lastPermittedDay } from '../permit/validity';
import { always, rule } from './define-rule';
import type { Rule } from './rule';

/** Validity, numbers and the form (domain rules §4.6). */
export const formRules: readonly Rule[] = [
  rule({
    id: 'VAL-01',
    severity: 'block',
    stages: ['I'],
    override: 'none',
    basis: 'Convention, Art. VI.2; 50 CFR 23.54(b)',
    confidence: 'V',
    inForce: always,
    box: '2',
    field: null,
    scope: 'application',
    check: ({ validity, documentType }) => {
      if (!validity || !documentType) return null;
      const last = lastPermittedDay(documentType, validity.issuedOn);
      return validity.validUntil > last || validity.validUntil < validity.issuedOn ? { validUntil: validity.validUntil, last } : null;
    },
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
