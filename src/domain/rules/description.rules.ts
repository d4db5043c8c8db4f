import { implausibleOrigin } from '../codes/plausible-terms';
import { KINGDOM_OF_PURPOSE, LIVING_TERMS, PROPAGATION_TERMS } from '../codes/purpose-terms';
import { isLive } from '../documents/movement';
import { isWhole, parseQuantity } from '../shared/quantity';
import { amountOf } from './amounts';
import { always, rule } from './define-rule';
import type { RuleFacts } from './facts';
import { cannotDecide, type Rule, type RuleDetail, type RuleOutcome } from './rule';

/** What a hunting trophy must show: a dead part, brought home by the hunter, with day and country of the hunt. */
function trophyFault({ hunter, line }: RuleFacts): RuleOutcome {
  const term = line.termCode ?? '—';
  const said = (isImporter: boolean): RuleDetail => ({
    term,
    problem: isImporter ? 'hunt' : 'hunter',
    huntedOn: hunter?.huntedOn ?? '—',
    huntedIn: hunter?.huntedIn ?? '—',
  });
  if (isLive(line) || LIVING_TERMS.some((living) => living === term)) return { ...said(true), problem: 'living' };
  if (hunter === null || hunter?.isImporter === false || hunter?.isImporter === null) return said(false);
  if (hunter?.huntedOn === null || hunter?.huntedIn === null) return said(true);
  const missing = (['isImporter', 'huntedOn', 'huntedIn'] as const).filter((key) => hunter?.[key] === undefined);
  return missing.length === 0 ? null : cannotDecide(...missing.map((key) => `hunter.${key}`));
}

/** What and how many: terms, units and quantities (domain rules §3.3-§3.4, §4.3). */
export const descriptionRules: readonly Rule[] = [
  rule({
    id: 'COD-13',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: 'Res. Conf. 12.3 §I (hunting trophy); 50 CFR 23.74(b)',
    confidence: 'V',
    inForce: always,
    box: '5a',
    field: 'purpose',
    scope: 'line',
    check: (facts) => (facts.purpose === 'H' ? trophyFault(facts) : null),
  }),
  rule({
    id: 'COD-14',
    severity: 'warn',
    stages: ['S'],
    override: 'n/a',
    basis: 'Rule of this portal',
    confidence: 'K',
    inForce: always,
    box: '9',
    field: 'term',
    scope: 'line',
    check: ({ line, purpose }) =>
      (purpose === 'N' || purpose === 'B') && line.termCode !== null && !isLive(line) && !PROPAGATION_TERMS.includes(line.termCode)
        ? { purpose, term: line.termCode }
        : null,
  }),
  rule({
    id: 'COD-15',
    severity: 'warn',
    stages: ['S'],
    override: 'n/a',
    basis: 'Rule of this portal',
    confidence: 'K',
    inForce: always,
    box: '5a',
    field: 'purpose',
    scope: 'line',
    check: ({ line, purpose }) => {
      const kept = purpose === null ? undefined : KINGDOM_OF_PURPOSE[purpose];
      return purpose === null || kept === undefined || line.kingdom === null || line.kingdom === kept
        ? null
        : { purpose, kingdom: line.kingdom };
    },
  }),
  rule({
    id: 'COD-16',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: 'CITES Guidelines for annual reports',
    confidence: 'V',
    inForce: always,
    box: '9',
    field: 'term',
    scope: 'line',
    check: ({ line }) => (line.term === null ? { term: line.termCode ?? '—' } : null),
  }),
  rule({
    id: 'COD-17',
    severity: 'block',
    stages: ['S'],
    override: 'SIG',
    basis: 'CITES Guidelines for annual reports §6a',
    confidence: 'P',
    inForce: always,
    box: '11',
    field: 'unit',
    scope: 'line',
    check: ({ line }) =>
      line.term !== null && line.unit !== null && !line.term.units.includes(line.unit)
        ? { term: line.term.code, unit: line.unit, allowed: line.term.units.join(', ') }
        : null,
  }),
  rule({
    id: 'COD-18',
    severity: 'block',
    stages: ['S'],
    override: 'none',
    basis: 'Reading of the CITES Trade Database checks',
    confidence: 'V',
    inForce: always,
    box: '11',
    field: 'quantity',
    scope: 'line',
    check: ({ line }) => {
      const typed = parseQuantity(line.quantity ?? '');
      // "1.125" is ambiguous when a person types it, and exact when a register or a message holds it.
      const exact = typed.ok ? typed.value : line.quantity;
      const amount = amountOf(exact);
      if (exact === null || amount === null || amount === 0n) return { quantity: line.quantity ?? '—' };
      return line.unit === 'NAR' && !isWhole(exact) ? { quantity: exact } : null;
    },
  }),
  rule({
    id: 'COD-19',
    severity: 'warn',
    stages: ['S', 'R'],
    override: 'n/a',
    basis: 'CITES Guidelines for annual reports, term list; reading of the CITES Trade Database checks',
    confidence: 'V',
    inForce: always,
    box: '9',
    field: 'term',
    scope: 'line',
    check: ({ line }) => {
      const origin = line.termCode === null ? null : implausibleOrigin(line.termCode, line);
      if (!origin) return null;
      return { term: line.termCode ?? '—', taxon: line.scientificName, kingdom: origin.kingdom, groups: origin.groups.join(', ') || '—' };
    },
  }),
];
