import { always, rule } from './define-rule';
import type { RuleFacts } from './facts';
import type { SuspensionFacts } from './register-facts';
import { notChecked, type Rule, type RuleOutcome } from './rule';

/** Recommendations that match the line and have begun on the day it is judged by; the first answers. */
function suspendedBy({ line, on }: RuleFacts, which: (row: SuspensionFacts) => boolean): RuleOutcome {
  const { suspensions } = line;
  if (suspensions === undefined) return notChecked('suspensions');
  const row = suspensions.find((one) => which(one) && (one.since === null || one.since <= on));
  if (!row) return null;
  return {
    country: row.country,
    taxon: row.taxon ?? '—',
    since: row.since ?? '—',
    notification: row.notification ?? '—',
  };
}

/** Suspensions of trade and stricter measures (domain rules §4.4). */
export const suspensionRules: readonly Rule[] = [
  rule({
    id: 'SUS-01',
    severity: 'block',
    stages: ['S', 'R', 'I', 'M'],
    override: 'MA head',
    basis: 'Convention, Art. XIII; recommendations of the Standing Committee',
    confidence: 'V',
    inForce: always,
    box: '12',
    field: 'originCountry',
    scope: 'line',
    check: (facts) => suspendedBy(facts, ({ taxon }) => taxon === null),
  }),
  rule({
    id: 'SUS-02',
    severity: 'block',
    stages: ['S', 'R', 'I', 'M'],
    override: 'MA head',
    basis: 'Res. Conf. 12.8, 17.7; recommendations of the Standing Committee',
    confidence: 'V',
    inForce: always,
    box: '7',
    field: 'scientificName',
    scope: 'line',
    check: (facts) => suspendedBy(facts, ({ taxon }) => taxon !== null),
  }),
  rule({
    id: 'SUS-03',
    severity: 'warn',
    stages: ['S', 'R'],
    override: 'n/a',
    basis: 'Convention, Art. XIV.1; 50 CFR 23.20(b)',
    confidence: 'V',
    inForce: always,
    box: null,
    field: 'scientificName',
    scope: 'line',
    check: ({ line: { stricterMeasures } }) => {
      if (stricterMeasures === undefined) return notChecked('stricterMeasures');
      if (stricterMeasures.length === 0) return null;
      return {
        countries: [...new Set(stricterMeasures.map(({ country }) => country))].join(', '),
        texts: stricterMeasures.map(({ text }) => text).join(' · '),
      };
    },
  }),
];
