import { lastPermittedDay } from '../permit/validity';
import { always, rule } from './define-rule';
import type { Rule } from './rule';

/** Validity and numbers (domain rules §4.6). */
export const validityRules: readonly Rule[] = [
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
];
