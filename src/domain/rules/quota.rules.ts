import { transactionOf } from '../documents/movement';
import { fromMillionths } from '../shared/quantity';
import { amountOf, leftOf } from './amounts';
import { always, rule } from './define-rule';
import type { RuleFacts } from './facts';
import { isExceeded, isNearlyUsed, type QuotaUse, readUse } from './quota-use';
import type { QuotaFacts } from './register-facts';
import { cannotDecide, filled, notChecked, type Rule, type RuleDetail, type RuleOutcome } from './rule';

/** What hunters may take in a calendar year (50 CFR 23.74(d)(1); Res. Conf. 10.14, 10.15, 13.5). */
const TROPHY_LIMITS: readonly { readonly taxon: string; readonly limit: bigint }[] = [
  { taxon: 'Panthera pardus', limit: 2n },
  { taxon: 'Capra falconeri', limit: 1n },
  { taxon: 'Diceros bicornis', limit: 1n },
];

const figures = (row: QuotaFacts, use: QuotaUse): RuleDetail => ({
  limit: fromMillionths(use.limit),
  used: fromMillionths(use.before),
  requested: fromMillionths(use.total - use.before),
  left: leftOf(use.limit, use.before),
  unit: row.unit,
  year: String(row.year),
  percent: use.limit === 0n ? '—' : String((use.total * 100n) / use.limit),
});

/** The quotas that an export line falls under; null: it is no export; undefined: nobody looked. */
const quotasOf = (facts: RuleFacts): readonly QuotaFacts[] | null | undefined =>
  transactionOf(facts) === 'EXPORT' ? facts.line.quotas : null;

const isZeroQuota = ({ limit }: QuotaFacts): boolean => amountOf(limit) === 0n;

/** A quota of zero, in whatever unit it is counted. */
function underZeroQuota(facts: RuleFacts): RuleOutcome {
  const quotas = quotasOf(facts);
  if (quotas === undefined) return notChecked('quotas');
  const row = quotas?.find(isZeroQuota);
  return row ? figures(row, readUse(row) ?? { limit: 0n, before: 0n, total: 0n }) : null;
}

/** Asks every quota of the line that is not zero; the first that speaks answers. */
function askQuotas(facts: RuleFacts, speaks: (use: QuotaUse) => boolean): RuleOutcome {
  const quotas = quotasOf(facts);
  if (quotas === undefined) return notChecked('quotas');
  for (const row of quotas ?? []) {
    if (isZeroQuota(row)) continue;
    const use = readUse(row);
    if (use === null) return cannotDecide(row.incomparableUnit ? 'quotas.unit' : 'quotas.requested');
    if (speaks(use)) return figures(row, use);
  }
  return null;
}

/** Near the limit, while no quota of the line stops it: QTA-01 and QTA-03 say more. */
function nearlyUsed(facts: RuleFacts): RuleOutcome {
  if (quotasOf(facts)?.some(isZeroQuota)) return null;
  const exceeded = askQuotas(facts, isExceeded);
  if (exceeded === null) return askQuotas(facts, isNearlyUsed);
  return typeof exceeded.unsettled === 'object' ? exceeded : null;
}

/** Box 11a: the year's total with this permit, of the quota. */
function box11a(facts: RuleFacts): RuleOutcome {
  const rows = quotasOf(facts) ?? [];
  if (rows.length === 0) return null;
  const uses = rows.map(readUse);
  const figuresOf = uses.map((use) => (use ? `${fromMillionths(use.total)}/${fromMillionths(use.limit)}` : null));
  return figuresOf.includes(null) ? cannotDecide('quotas.requested') : filled({ box11a: figuresOf.join('; ') });
}

function uncommunicated(facts: RuleFacts): RuleOutcome {
  const national = (quotasOf(facts) ?? []).filter(({ isOperatorQuota }) => !isOperatorQuota);
  const untold = national.find(({ communicatedToSecretariat: told }) => told === null || told === false);
  if (untold) return { limit: untold.limit, unit: untold.unit, year: String(untold.year) };
  return national.some(({ communicatedToSecretariat }) => communicatedToSecretariat === undefined)
    ? cannotDecide('quotas.communicatedToSecretariat')
    : null;
}

function afterItsYear({ border }: RuleFacts): RuleOutcome {
  const { permit, endorsement } = border ?? {};
  if (!permit || !endorsement) return null;
  const quotaYear = permit.issuedOn.slice(0, 4);
  const year = endorsement.on.slice(0, 4);
  return year > quotaYear ? { quotaYear, year } : null;
}

function trophiesOfHunter({ purpose, hunter, line }: RuleFacts): RuleOutcome {
  const row = TROPHY_LIMITS.find(({ taxon }) => line.scientificName === taxon || line.scientificName.startsWith(`${taxon} `));
  if (purpose !== 'H' || !row) return null;
  const before = Math.max(0, Math.trunc(hunter?.trophiesThisYear ?? 0));
  if (!Number.isSafeInteger(before)) return cannotDecide('hunter.trophiesThisYear');
  // Parts that are weighed are those of one animal at least.
  const now = line.unit === 'NAR' ? (amountOf(line.quantity) ?? 0n) : 1_000_000n;
  const taken = BigInt(before) * 1_000_000n + now;
  if (taken <= row.limit * 1_000_000n) return null;
  return { taxon: row.taxon, taken: fromMillionths(taken), limit: String(row.limit) };
}

function givenBack({ border }: RuleFacts): RuleOutcome {
  const { permit, endorsed } = border ?? {};
  // A balance that is kept goes back when the permit ends, not at a crossing.
  if (!permit || !endorsed || permit.use === 'multiple') return null;
  const permitted = amountOf(endorsed.permitted);
  const used = permit.state === 'expired' ? 0n : amountOf(endorsed.endorsed);
  const before = amountOf(endorsed.before ?? '0');
  if (permitted === null || used === null || before === null) return null;
  if (permit.splitConsignments && permit.state !== 'expired') return null;
  return used + before < permitted
    ? { permitted: endorsed.permitted, endorsed: fromMillionths(used + before), back: leftOf(permitted, used + before) }
    : null;
}

const quotaRule = (row: Pick<Rule, 'id' | 'severity' | 'stages' | 'override' | 'basis' | 'confidence' | 'box' | 'check'>): Rule =>
  rule({ ...row, inForce: always, field: row.box === '11' ? 'quantity' : null, scope: 'line' });

/** Quotas (domain rules §4.4). */
export const quotaRules: readonly Rule[] = [
  quotaRule({
    id: 'QTA-01',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'MA head',
    basis: 'Res. Conf. 14.7; Convention, Art. IV.3',
    confidence: 'V',
    box: '11',
    check: (facts) => askQuotas(facts, isExceeded),
  }),
  quotaRule({
    id: 'QTA-02',
    severity: 'warn',
    stages: ['S', 'R'],
    override: 'n/a',
    basis: 'Rule of this portal',
    confidence: 'K',
    box: '11',
    check: nearlyUsed,
  }),
  quotaRule({
    id: 'QTA-03',
    severity: 'block',
    stages: ['S', 'R', 'I'],
    override: 'none',
    basis: 'Zero quotas of the Appendices and of Parties, as UNEP-WCMC publishes them; Res. Conf. 14.7',
    confidence: 'V',
    box: '11',
    check: underZeroQuota,
  }),
  quotaRule({
    id: 'QTA-04',
    severity: 'block',
    stages: ['I'],
    override: 'none',
    basis: 'Res. Conf. 12.3 §VIII; box 11a',
    confidence: 'V',
    box: '11a',
    check: box11a,
  }),
  quotaRule({
    id: 'QTA-05',
    severity: 'warn',
    stages: ['R', 'I'],
    override: 'n/a',
    basis: 'Res. Conf. 12.3 §VIII; the Secretariat on export quotas',
    confidence: 'P',
    box: '11a',
    check: uncommunicated,
  }),
  quotaRule({
    id: 'QTA-06',
    severity: 'warn',
    stages: ['X'],
    override: 'n/a',
    basis: 'Res. Conf. 14.7, Annex',
    confidence: 'K',
    box: '14',
    check: afterItsYear,
  }),
  quotaRule({
    id: 'QTA-07',
    severity: 'warn',
    stages: ['R', 'M'],
    override: 'n/a',
    basis: '50 CFR 23.74(d)(1)',
    confidence: 'V',
    box: '11',
    check: trophiesOfHunter,
  }),
  quotaRule({
    id: 'QTA-08',
    severity: 'info',
    stages: ['X'],
    override: 'n/a',
    basis: 'Rule of this portal',
    confidence: 'K',
    box: '14',
    check: givenBack,
  }),
];
