import { always, rule } from './define-rule';
import type { Rule } from './rule';

/** Re-export and the import it stands on (domain rules §4.5). */
export const reExportRules: readonly Rule[] = [
  rule({
    id: 'REX-01',
    severity: 'block',
    stages: ['S', 'R', 'I'],
    override: 'none',
    basis: 'Res. Conf. 12.3, Annex 2, box 12',
    confidence: 'V/K',
    inForce: always,
    box: '12',
    field: 'originPermitNumber',
    scope: 'line',
    check: ({ form, line }) => {
      if (form !== 'REEXPORT' || (line.originPermitNumber && line.originPermitOn) || line.originReason) return null;
      return { permitNumber: line.originPermitNumber ?? '—', issuedOn: line.originPermitOn ?? '—' };
    },
  }),
  rule({
    id: 'REX-03',
    severity: 'block',
    stages: ['S', 'R', 'I'],
    override: 'none',
    basis: 'Res. Conf. 12.3, Annex 2, box 12a',
    confidence: 'V/K',
    inForce: always,
    box: '12a',
    field: 'lastReExportNumber',
    scope: 'line',
    check: ({ form, line }) => (form === 'REEXPORT' && line.reExportedBefore && !line.lastReExportComplete ? {} : null),
  }),
];
