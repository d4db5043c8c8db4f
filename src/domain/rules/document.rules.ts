import type { DocumentKind } from '../documents/document-decision';
import { isLive, transactionOf } from '../documents/movement';
import { allows } from '../finding/finding';
import { decisionOn, documentsNeeded } from './decided';
import { always, isDeemedAppendixII, rule } from './define-rule';
import type { RuleFacts, Transaction } from './facts';
import { type Confidence, cannotDecide, type Rule, type RuleOutcome } from './rule';

const NONE = '—';

/** Appendix I may leave only when the State of destination has granted an import permit and the office has seen it (Art. III.2(d)). */
function importPermitSeen({ importPermit, findings, on }: RuleFacts): RuleOutcome {
  const number = importPermit?.number;
  if (number && allows(findings, 'import-permit-seen', on)) return null;
  return { importPermit: number ?? NONE, seen: number ? 'no' : NONE };
}

const waitsForImportPermit = (facts: RuleFacts): boolean =>
  documentsNeeded(facts).some(({ kind, side, mustExistFirst }) => kind === 'IM' && side === 'theirs' && mustExistFirst);

/** An import permit of ours has no use without the other State's document, and neither has that without ours (Art. III.3). */
function bothImportDocuments(facts: RuleFacts): RuleOutcome {
  if (!documentsNeeded(facts).some(({ kind, side }) => kind === 'IM' && side === 'ours')) return null;
  const { border, documentType } = facts;
  const broken = (because: string) => ({ because });
  if (border?.foreignDocument === undefined && border?.ownImportPermit === undefined && border?.presentedOn === undefined)
    return documentType === null || documentType === 'IM' ? null : broken('document');
  if (border.foreignDocument === null) return broken('foreign');
  if (border.ownImportPermit === null) return broken('own');
  const missing = [
    border.foreignDocument === undefined ? ['foreignDocument'] : [],
    border.ownImportPermit === undefined ? ['ownImportPermit'] : [],
  ].flat();
  return missing.length > 0 ? cannotDecide(...missing) : null;
}

/** A rule that chooses the document: broken only where another one was asked for. */
const choosing = (id: string, kind: DocumentKind, transactions: readonly Transaction[], basis: string, confidence: Confidence): Rule =>
  rule({
    id,
    severity: 'block',
    stages: ['S', 'R', 'I'],
    override: 'none',
    basis,
    confidence,
    inForce: always,
    box: '1',
    field: 'documentType',
    scope: 'line',
    check: (facts) => {
      const { documentType } = facts;
      if (documentType === null || documentType === kind || !transactions.includes(transactionOf(facts) ?? 'TRANSIT')) return null;
      const asked = documentsNeeded(facts).find((document) => document.side === 'ours' && document.ruleId === id);
      return asked && asked.kind === kind ? { needed: kind, asked: documentType } : null;
    },
  });

/** One document, one consignment: this rule looks at what the applicant means to do, END-03 at what Customs has seen. */
function oneConsignment(facts: RuleFacts): RuleOutcome {
  const { importPermit, procedure } = facts;
  if (importPermit?.usedBefore === true) return { because: 'used', permit: importPermit.number, consignments: NONE };
  if ((procedure?.consignments ?? 1) <= 1) return null;
  const isSingle = documentsNeeded(facts).some(({ side, uses }) => side === 'ours' && uses === 'single');
  return isSingle ? { because: 'several', permit: NONE, consignments: String(procedure?.consignments) } : null;
}

/** A line of foreign origin leaves by re-export: it was imported before (Art. I(d)). */
function mixesExportAndReExport({ lines, transaction, form, partyCode }: RuleFacts): RuleOutcome {
  const of = transaction ?? (form === 'EXPORT' ? 'EXPORT' : form === 'REEXPORT' ? 'REEXPORT' : null);
  if (of !== 'EXPORT' && of !== 'REEXPORT') return null;
  const kinds = (lines ?? []).map((line) => {
    if (line.transaction) return line.transaction;
    const isForeign = line.originCountry !== null && !['XX', 'HS', partyCode].includes(line.originCountry);
    return of === 'EXPORT' && isForeign ? 'REEXPORT' : of;
  });
  const at = (kind: Transaction) => (lines ?? []).filter((_, index) => kinds[index] === kind).map(({ position }) => position);
  const [exported, reExported] = [at('EXPORT'), at('REEXPORT')];
  return exported.length > 0 && reExported.length > 0 ? { exported: exported.join(', '), reExported: reExported.join(', ') } : null;
}

const lineRule = (row: Omit<Rule, 'inForce' | 'box' | 'field' | 'scope' | 'override'> & Partial<Rule>): Rule =>
  rule({ inForce: always, box: null, field: null, scope: 'line', override: row.severity === 'block' ? 'none' : 'n/a', ...row });

/** Which document a movement needs (domain rules §4.1); what is exempt or special is in `special-document.rules.ts`. */
export const documentRules: readonly Rule[] = [
  lineRule({
    id: 'DOC-01',
    severity: 'block',
    stages: ['R', 'I'],
    basis: 'Convention, Art. III.2(d)',
    confidence: 'V',
    field: 'importPermitNumber',
    check: (facts) =>
      ['EXPORT', 'IFS'].includes(transactionOf(facts) ?? '') && waitsForImportPermit(facts) ? importPermitSeen(facts) : null,
  }),
  lineRule({
    id: 'DOC-02',
    severity: 'block',
    stages: ['S', 'R', 'M'],
    basis: 'Convention, Art. III.3',
    confidence: 'V',
    field: 'documentType',
    check: bothImportDocuments,
  }),
  lineRule({
    id: 'DOC-03',
    severity: 'block',
    stages: ['R', 'I'],
    basis: 'Convention, Art. III.4',
    confidence: 'V',
    field: 'importPermitNumber',
    check: (facts) =>
      transactionOf(facts) === 'REEXPORT' && isLive(facts.line) && waitsForImportPermit(facts) ? importPermitSeen(facts) : null,
  }),
  choosing('DOC-04', 'EX', ['EXPORT'], 'Convention, Art. IV.2', 'V'),
  lineRule({
    id: 'DOC-05',
    severity: 'info',
    stages: ['S', 'R'],
    basis: 'Convention, Art. IV.4, V.3, XIV.1',
    confidence: 'V',
    check: (facts) => {
      const { line, importerCountry, sea } = facts;
      const decision = decisionOn(facts);
      const of = transactionOf(facts);
      const isAsked = of === 'EXPORT' || of === 'IMPORT' || (of === 'IFS' && decision.ruleId === 'DOC-11');
      const isListedSo = line.appendixInForce === 'II' || line.appendixInForce === 'III';
      if (!isAsked || !isListedSo || decision.outcome === 'none') return null;
      return { appendix: line.appendixInForce, country: (of === 'IFS' ? sea?.landingState : importerCountry) ?? NONE };
    },
  }),
  choosing('DOC-06', 'RX', ['REEXPORT'], 'Convention, Art. IV.5', 'V'),
  choosing('DOC-07', 'EX', ['EXPORT'], 'Convention, Art. V.2', 'V'),
  choosing('DOC-08', 'CO', ['EXPORT'], 'Convention, Art. V.3', 'V'),
  choosing('DOC-09', 'RX', ['REEXPORT'], 'Convention, Art. V.4', 'V'),
  choosing('DOC-10', 'IS', ['IFS'], 'Convention, Art. III.5, IV.6; Res. Conf. 14.6', 'V/K'),
  lineRule({
    id: 'DOC-11',
    severity: 'block',
    stages: ['S', 'R', 'I'],
    basis: 'Res. Conf. 14.6 (Rev. CoP16)',
    confidence: 'K',
    box: '1',
    field: 'documentType',
    check: (facts) => {
      const { documentType } = facts;
      if (documentType === null || transactionOf(facts) !== 'IFS') return null;
      const asked = documentsNeeded(facts).find(({ side, ruleId }) => side === 'ours' && ruleId === 'DOC-11');
      if (decisionOn(facts).ruleId !== 'DOC-11' || asked?.kind === documentType) return null;
      return { needed: asked?.kind ?? NONE, asked: documentType };
    },
  }),
  rule({
    id: 'DOC-12',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis: 'Convention, Art. VI.5',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'line',
    check: oneConsignment,
  }),
  rule({
    id: 'DOC-13',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis: 'Res. Conf. 12.3, Annex 2',
    confidence: 'K',
    inForce: always,
    box: '1',
    field: 'originCountry',
    scope: 'application',
    check: mixesExportAndReExport,
  }),
  lineRule({
    id: 'DOC-16',
    severity: 'info',
    stages: ['S', 'R', 'I'],
    basis: 'Convention, Art. VII.4; 50 CFR 23.20(d)(4)-(5)',
    confidence: 'V',
    box: '12b',
    field: 'operationNumber',
    check: ({ line }) => (isDeemedAppendixII(line) ? { operationNumber: line.operationNumber ?? NONE } : null),
  }),
];
