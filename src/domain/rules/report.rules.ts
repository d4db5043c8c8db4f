import type { ReportRowFacts } from './border-facts';
import { always, rule } from './define-rule';
import type { RuleFacts } from './facts';
import type { Rule, RuleDetail } from './rule';

/** A rule that looks at one row of the annual report, where there is one. */
const ofRow =
  (check: (row: ReportRowFacts) => RuleDetail | null) =>
  ({ border }: RuleFacts): RuleDetail | null =>
    border?.reportRow ? check(border.reportRow) : null;

const named = (names: readonly string[]): RuleDetail | null => (names.length > 0 ? { names: names.join(', ') } : null);

/** What every rule about a row of the report shares: it is asked when reporting, about one line, of no field of the application. */
const ofReport = { stages: ['P'], inForce: always, box: null, field: null, scope: 'line' } as const;

/** Rows of the annual report (domain rules §4.8). */
export const reportRules: readonly Rule[] = [
  rule({
    ...ofReport,
    id: 'REP-01',
    severity: 'block',
    override: 'none',
    basis: 'CITES Trade Database loader: presence and number checks',
    confidence: 'V',
    check: ofRow(({ missing }) => named(missing)),
  }),
  rule({
    ...ofReport,
    id: 'REP-02',
    severity: 'block',
    override: 'none',
    basis: 'CITES Trade Database loader: inclusion checks',
    confidence: 'V',
    check: ofRow(({ unknownCodes }) => named(unknownCodes)),
  }),
  rule({
    ...ofReport,
    id: 'REP-03',
    severity: 'warn',
    override: 'n/a',
    basis: 'CITES Trade Database loader: secondary checks',
    confidence: 'V',
    check: ofRow(({ doubts }) => named(doubts)),
  }),
  rule({
    ...ofReport,
    id: 'REP-04',
    severity: 'info',
    override: 'n/a',
    basis: 'Guidelines for annual reports (2019), §2-3',
    confidence: 'P',
    check: ofRow(({ actualQuantity }) => (actualQuantity ? null : {})),
  }),
  rule({
    ...ofReport,
    id: 'REP-05',
    severity: 'block',
    override: 'none',
    basis: 'Guidelines for annual reports (2019); annual illegal trade report',
    confidence: 'P',
    check: ofRow(({ isSeizure }) => (isSeizure ? {} : null)),
  }),
  rule({
    ...ofReport,
    id: 'REP-06',
    severity: 'info',
    override: 'n/a',
    basis: 'Convention, Art. VIII.6-7; reporting calendar of the Secretariat',
    confidence: 'V',
    check: ofRow(({ year }) => ({ year: String(year), due: `${year + 1}-10-31` })),
  }),
];
