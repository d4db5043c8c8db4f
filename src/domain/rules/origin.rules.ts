import { primarySource, stateNamed, transactionOf } from '../documents/movement';
import { always, isPreConvention, rule } from './define-rule';
import type { RuleFacts } from './facts';
import { notChecked, type Rule, type RuleOutcome } from './rule';

/** Origins that are no State: unknown, and the sea (ZZ is read as HS). */
const NO_STATE = ['XX', 'HS', 'ZZ'];
/** The holder of these may stand in boxes 3 and 4 alike: they are for several crossings, or for a landing. */
const ONE_HOLDER = ['IS', 'TE', 'PO', 'MI', 'SC'];

/**
 * The State whose range is asked about: for a specimen of the wild that leaves (W, R) the issuing State; for one that comes in
 * or goes on (W) the State of origin; null where the question does not arise.
 */
function rangeStateAsked(facts: RuleFacts): string | null {
  const { line, partyCode } = facts;
  const transaction = transactionOf(facts);
  const source = primarySource(line);
  if (isPreConvention(line) || NO_STATE.includes(line.originCountry ?? '')) return null;
  if (transaction === 'EXPORT') return source === 'W' || source === 'R' ? partyCode : null;
  if (transaction === 'REEXPORT' || transaction === 'IMPORT') return source === 'W' ? line.originCountry : null;
  return null;
}

/** Where the taxon lives, said shortly: the range, then the States that are introduced or uncertain. */
const rangeDetail = (state: string, { line }: RuleFacts) => ({
  taxon: line.scientificName,
  country: state,
  range: line.range?.native.join(', ') || '—',
  source: line.range?.source ?? '—',
});

function outsideItsRange(facts: RuleFacts): RuleOutcome {
  const state = transactionOf(facts) === 'EXPORT' ? rangeStateAsked(facts) : null;
  if (state === null) return null;
  const { range } = facts.line;
  if (!range) return notChecked('rangeData');
  return [...range.native, ...range.introduced, ...range.uncertain].includes(state) ? null : rangeDetail(state, facts);
}

function doubtfulRange(facts: RuleFacts): RuleOutcome {
  const state = rangeStateAsked(facts);
  if (state === null) return null;
  const { range } = facts.line;
  const isExport = transactionOf(facts) === 'EXPORT';
  // An export without range data is told by ORG-01.
  if (!range) return isExport ? null : notChecked('rangeData');
  if (range.native.includes(state)) return null;
  if (range.introduced.includes(state)) return { ...rangeDetail(state, facts), standing: 'introduced' };
  if (range.uncertain.includes(state)) return { ...rangeDetail(state, facts), standing: 'uncertain' };
  return isExport ? null : { ...rangeDetail(state, facts), standing: 'outside' };
}

/** Reservations in force of the States that this trade touches. */
function reservationsConcerned({ line, on, partyCode, exporterCountry, importerCountry, border }: RuleFacts): RuleOutcome {
  if (line.reservations === undefined) return notChecked('reservations');
  const concerned = [partyCode, exporterCountry, importerCountry, line.originCountry, border?.foreignDocument?.issuedBy];
  const rows = line.reservations.filter(({ party, since }) => concerned.includes(party) && (since === null || since <= on));
  const [first] = rows;
  if (!first) return null;
  return { taxon: first.taxon, parties: [...new Set(rows.map(({ party }) => party))].join(', '), appendix: first.appendix ?? '—' };
}

/** Origin and countries (domain rules §4.5). */
export const originRules: readonly Rule[] = [
  rule({
    id: 'ORG-01',
    severity: 'block',
    stages: ['S', 'R'],
    override: 'SIG',
    basis: 'Reading of the CITES Trade Database checks',
    confidence: 'V',
    inForce: always,
    box: '12',
    field: 'originCountry',
    scope: 'line',
    check: outsideItsRange,
  }),
  rule({
    id: 'ORG-02',
    severity: 'warn',
    stages: ['S', 'R'],
    override: 'n/a',
    basis: 'Reading of the CITES Trade Database checks',
    confidence: 'V',
    inForce: always,
    box: '12',
    field: 'originCountry',
    scope: 'line',
    check: doubtfulRange,
  }),
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
    check: (facts) => {
      const { line } = facts;
      if (transactionOf(facts) !== 'REEXPORT') return null;
      if (!line.originCountry) return { origin: '—' };
      return line.originCountry === 'XX' && !line.originReason && !line.boxFiveReason ? { origin: 'XX' } : null;
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
    check: (facts) => {
      const { documentType, exporterCountry, importerCountry } = facts;
      const mayBeOne = transactionOf(facts) === 'IFS' || (documentType !== null && ONE_HOLDER.includes(documentType));
      return !mayBeOne && exporterCountry !== null && exporterCountry === importerCountry && stateNamed(exporterCountry) !== null
        ? { country: exporterCountry }
        : null;
    },
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
    check: (facts) =>
      transactionOf(facts) === 'REEXPORT' && facts.line.originCountry === facts.partyCode ? { origin: facts.partyCode } : null,
  }),
  rule({
    id: 'ORG-06',
    severity: 'warn',
    stages: ['S', 'R', 'M'],
    override: 'n/a',
    basis: 'Convention, Art. X; 50 CFR 23.25',
    confidence: 'V',
    inForce: always,
    box: '3a',
    field: 'importerCountry',
    scope: 'application',
    check: ({ nonParties }) => {
      if (nonParties === undefined) return notChecked('nonParties');
      return nonParties.length > 0 ? { countries: nonParties.join(', ') } : null;
    },
  }),
  rule({
    id: 'ORG-07',
    severity: 'warn',
    stages: ['S', 'R', 'M'],
    override: 'n/a',
    basis: 'Convention, Art. XV.3, XVI.2, XXIII; Res. Conf. 4.25',
    confidence: 'P',
    inForce: always,
    box: '10',
    field: 'scientificName',
    scope: 'line',
    check: reservationsConcerned,
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
      const unknown = [line.originCountry, exporterCountry, importerCountry].find(
        (code) => code !== null && !knownCountries.has(code) && !NO_STATE.includes(code),
      );
      return unknown === undefined || unknown === null ? null : { country: unknown };
    },
  }),
];
