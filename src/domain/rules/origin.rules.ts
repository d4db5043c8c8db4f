import { always, rule } from './define-rule';
import type { Rule } from './rule';

/** Origin and countries (domain rules §4.5). */
export const originRules: readonly Rule[] = [
  rule({
    id: 'ORG-03',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: 'Res. Conf. 12.3, Annexes 1 and 2',
    confidence: 'K',
    inForce: always,
    box: '12',
    field: 'originCountry',
    scope: 'line',
    check: ({ form, line }) => {
      if (form !== 'REEXPORT') return null;
      if (!line.originCountry) return { origin: '—' };
      return line.originCountry === 'XX' && !line.originReason ? { origin: 'XX' } : null;
    },
  }),
  rule({
    id: 'ORG-04',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: 'Convention, Art. I(c); reading of the CITES Trade Database checks',
    confidence: 'V',
    inForce: always,
    box: '3a',
    field: 'importerCountry',
    scope: 'application',
    check: ({ form, documentType, exporterCountry, importerCountry }) =>
      form !== 'OTHER' && documentType !== 'IS' && exporterCountry !== null && exporterCountry === importerCountry
        ? { country: exporterCountry }
        : null,
  }),
  rule({
    id: 'ORG-05',
    severity: 'warn',
    stages: ['S'],
    override: 'n/a',
    basis: 'Reading of the CITES Trade Database checks',
    confidence: 'V',
    inForce: always,
    box: '12',
    field: 'originCountry',
    scope: 'line',
    check: ({ form, partyCode, line }) => (form === 'REEXPORT' && line.originCountry === partyCode ? { origin: partyCode } : null),
  }),
  rule({
    id: 'ORG-08',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: 'CITES Guidelines for annual reports §6b',
    confidence: 'V',
    inForce: always,
    box: '12',
    field: 'originCountry',
    scope: 'line',
    check: ({ knownCountries, line, exporterCountry, importerCountry }) => {
      const unknown = [line.originCountry, exporterCountry, importerCountry].find((code) => code !== null && !knownCountries.has(code));
      return unknown ? { country: unknown } : null;
    },
  }),
];
