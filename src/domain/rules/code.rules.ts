import { always, rule } from './define-rule';
import { descriptionRules } from './description.rules';
import { listingRules } from './listing.rules';
import type { Rule } from './rule';
import { sourceRules } from './source.rules';

/** Codes and description (domain rules §4.3). */
export const codeRules: readonly Rule[] = [
  rule({
    id: 'COD-01',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: 'Res. Conf. 12.3 §I',
    confidence: 'V',
    inForce: always,
    box: '5a',
    field: 'purpose',
    // Lines may state purposes of their own (facts carry one for each), so that every line is asked.
    scope: 'line',
    check: ({ purpose }) => (purpose === null ? {} : null),
  }),
  ...sourceRules,
  ...descriptionRules,
  ...listingRules,
];
