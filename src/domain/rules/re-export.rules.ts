import { primarySource, transactionOf } from '../documents/movement';
import { fromMillionths } from '../shared/quantity';
import { amountOf, leftOf } from './amounts';
import { always, isPreConvention, rule } from './define-rule';
import type { LineFacts, RuleFacts } from './facts';
import type { ImportRecordFacts } from './register-facts';
import { cannotDecide, notChecked, type Rule, type RuleOutcome } from './rule';

const isReExport = (facts: RuleFacts): boolean => transactionOf(facts) === 'REEXPORT';

/** The same entry of the import register: one document may hold several taxa and terms. */
const isSameEntry = (a: ImportRecordFacts, b: ImportRecordFacts): boolean =>
  a.number === b.number && a.term === b.term && a.unit === b.unit;

/** What all lines of the case take from one entry; null: a conversion is missing or a figure cannot be read. */
function takenFrom(record: ImportRecordFacts, { line, lines }: RuleFacts): bigint | null {
  const others: readonly LineFacts[] = (lines ?? []).filter(
    (other) => other.position !== line.position && other.scientificName === line.scientificName,
  );
  const sharing = others.flatMap(({ importRecord }) => (importRecord && isSameEntry(importRecord, record) ? [importRecord] : []));
  const amounts = [record, ...sharing].map(({ requested }) => amountOf(requested));
  return amounts.includes(null) ? null : amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);
}

/** More goes out again than came in (Art. IV.5(a)). */
function overTheImport(facts: RuleFacts): RuleOutcome {
  const { line } = facts;
  const record = line.importRecord;
  // What was acquired before the Convention was imported under no document of it.
  if (!isReExport(facts) || (isPreConvention(line) && !record)) return null;
  if (record === undefined) return cannotDecide('importRecord');
  if (record === null) return { problem: 'none', number: '—', imported: '0', reExported: '0', requested: line.quantity ?? '—', left: '0' };
  const imported = amountOf(record.quantity);
  const before = amountOf(record.alreadyReExported);
  if (imported === null || before === null) return cannotDecide('importRecord.quantity');
  const said = {
    number: record.number,
    imported: fromMillionths(imported),
    reExported: fromMillionths(before),
    left: leftOf(imported, before),
  };
  if (record.requested === null) return { ...said, problem: 'conversion', requested: line.quantity ?? '—' };
  const taken = takenFrom(record, facts);
  if (taken === null) return cannotDecide('importRecord.requested');
  return before + taken > imported ? { ...said, problem: 'over', requested: fromMillionths(taken) } : null;
}

/** The permit of origin that is cited is not one its registry knows. */
function unknownToItsRegistry(facts: RuleFacts): RuleOutcome {
  const { line, border } = facts;
  const transaction = transactionOf(facts);
  const foreign = transaction === 'IMPORT' ? border?.foreignDocument : null;
  const number = transaction === 'REEXPORT' ? line.originPermitNumber : (foreign?.number ?? line.originPermitNumber);
  if ((transaction !== 'REEXPORT' && transaction !== 'IMPORT') || !number) return null;
  const isKnown = line.originPermitKnownToRegistry === undefined ? foreign?.knownToRegistry : line.originPermitKnownToRegistry;
  if (isKnown === undefined) return notChecked('originPermitKnownToRegistry');
  return isKnown ? null : { permitNumber: number, country: foreign?.issuedBy ?? line.originCountry ?? '—' };
}

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
    check: (facts) => {
      const { originCountry, originPermitNumber, originPermitOn, originReason, boxFiveReason } = facts.line;
      if (!isReExport(facts) || (originCountry && originPermitNumber && originPermitOn) || originReason || boxFiveReason) return null;
      return { origin: originCountry ?? '—', permitNumber: originPermitNumber ?? '—', issuedOn: originPermitOn ?? '—' };
    },
  }),
  rule({
    id: 'REX-02',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis: 'Convention, Art. IV.5(a); rule of this portal',
    confidence: 'K',
    inForce: always,
    box: '11',
    field: 'quantity',
    scope: 'line',
    check: overTheImport,
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
    check: (facts) => (isReExport(facts) && facts.line.reExportedBefore && !facts.line.lastReExportComplete ? {} : null),
  }),
  rule({
    id: 'REX-04',
    severity: 'warn',
    stages: ['R'],
    override: 'n/a',
    basis: 'Rule of this portal',
    confidence: 'K',
    inForce: always,
    box: '9',
    field: 'term',
    scope: 'line',
    check: (facts) => {
      const { termCode, importRecord: record } = facts.line;
      if (!isReExport(facts) || !record || termCode === null || record.term === termCode || record.conversion) return null;
      return { imported: record.term, term: termCode };
    },
  }),
  rule({
    id: 'REX-05',
    severity: 'block',
    stages: ['R'],
    override: 'SIG',
    basis: '50 CFR 23.41(b)(1)',
    confidence: 'V',
    inForce: always,
    box: '10',
    field: 'source',
    scope: 'line',
    check: (facts) => {
      const { line } = facts;
      const record = line.importRecord;
      const source = primarySource(line);
      // A case without any record is told by REX-02.
      if (!isReExport(facts) || !record || source === null) return null;
      if (record.source === undefined) return cannotDecide('importRecord.source');
      return record.source === null || record.source.split('+').includes(source) ? null : { imported: record.source, source };
    },
  }),
  rule({
    id: 'REX-06',
    severity: 'warn',
    stages: ['R'],
    override: 'n/a',
    basis: '50 CFR 23.26(d)(3)',
    confidence: 'V',
    inForce: always,
    box: '12',
    field: 'originPermitNumber',
    scope: 'line',
    check: unknownToItsRegistry,
  }),
];
