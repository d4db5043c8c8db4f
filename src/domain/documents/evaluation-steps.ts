import type { RuleFacts } from '../rules/facts';
import { annotationExcludes } from '../taxonomy/annotations';
import { askConditions } from './conditions';
import { DECISION_TABLE, type DecisionRow } from './decision-table';
import type { DocumentDecision } from './document-decision';
import { type Exemption, exemptionOf } from './exemptions';
import { claimOf, claimsArticleVII5, deemedAppendix, primarySource, transactionOf } from './movement';
import { documentsOfExemption, documentsOfRow } from './needed-documents';
import { NEVER_FOR_TRADE, stopsOf } from './stops';

/** What a decision is, before the steps that led to it are told. */
export type Ending = Omit<DocumentDecision, 'steps' | 'otherwise'>;

/** What a step answers: passed over, noted on the way, or the end. */
export interface StepAnswer {
  readonly because: string;
  readonly ruleId: string | null;
  readonly detail?: Readonly<Record<string, string>>;
  readonly taken: boolean;
  readonly ends?: Ending;
}

/** One step of the order of evaluation (domain rules §1.2). The first that ends decides. */
export interface EvaluationStep {
  readonly step: string;
  /** Its number in domain rules §1.2; null for what the portal puts between. */
  readonly number: number | null;
  readonly ruleIds: readonly string[];
  readonly source: string;
  readonly ask: (facts: RuleFacts) => StepAnswer;
}

const passed = (because: string, detail: Readonly<Record<string, string>> = {}): StepAnswer => ({
  because,
  ruleId: null,
  detail,
  taken: false,
});

const ending = (over: Partial<Ending> & Pick<Ending, 'outcome' | 'ruleId'>): Ending => ({
  documents: [],
  stoppedBy: [],
  missing: [],
  provided: [],
  broken: [],
  ...over,
});

const cannotDecide = (ruleId: string, ...missing: readonly string[]): StepAnswer => ({
  because: 'missing',
  ruleId,
  detail: { missing: missing.join(', ') },
  taken: true,
  ends: ending({ outcome: 'cannot-decide', ruleId, missing }),
});

/** A claim that was made: its certificate (or none), or the stop by its rule. No other document is tried. */
function claimed(exemption: Exemption, facts: RuleFacts, documentRuleId = exemption.documentRuleId): StepAnswer {
  const { broken, unstated } = askConditions(exemption.conditions, facts);
  if (broken.length > 0)
    return {
      because: 'claimFails',
      ruleId: exemption.ruleId,
      detail: { conditions: broken.join(', ') },
      taken: true,
      ends: ending({ outcome: 'stopped', ruleId: exemption.ruleId, stoppedBy: [exemption.ruleId], broken, provided: unstated }),
    };
  const documents = documentsOfExemption(exemption, facts);
  return {
    because: unstated.length > 0 ? 'claimHoldsProvided' : 'claimHolds',
    ruleId: documentRuleId,
    detail: { conditions: unstated.join(', ') },
    taken: true,
    ends: ending({ outcome: exemption.kind ? 'documents' : 'none', ruleId: documentRuleId, documents, provided: unstated }),
  };
}

const whenClaimed =
  (claims: readonly string[]) =>
  (facts: RuleFacts): StepAnswer => {
    const claim = claimOf(facts);
    const exemption = claim && claims.includes(claim) ? exemptionOf(claim) : null;
    return exemption ? claimed(exemption, facts) : passed('notClaimed');
  };

function askListing(facts: RuleFacts): StepAnswer {
  const { line, on, purpose } = facts;
  if (line.scientificName.trim() === '') return cannotDecide('DOC-26', 'scientificName');
  if (line.appendixInForce === null)
    return { because: 'notListed', ruleId: 'DOC-26', taken: true, ends: ending({ outcome: 'none', ruleId: 'DOC-26' }) };
  if (!line.annotation) return passed('wholeTaxon', { appendix: line.appendixInForce });
  const verdict = annotationExcludes(line.annotation, { line, purpose, transaction: transactionOf(facts) }, on);
  const detail = { annotation: line.annotation, appendix: line.appendixInForce };
  if (verdict === 'excluded')
    return { because: 'excluded', ruleId: 'DOC-26', detail, taken: true, ends: ending({ outcome: 'none', ruleId: 'DOC-26' }) };
  return passed(verdict === 'controlled' ? 'controlled' : 'perhapsExcluded', detail);
}

function askTransit(facts: RuleFacts): StepAnswer {
  if (transactionOf(facts) !== 'TRANSIT' && claimOf(facts) !== 'transit') return passed('noTransit');
  const rows = DECISION_TABLE.filter(
    ({ row }) => row === (deemedAppendix(facts.line) === 'I' ? '2' : deemedAppendix(facts.line) === 'II' ? '8' : '14'),
  );
  const row = rows.find(({ holds }) => holds(facts) === true);
  const documents = row ? documentsOfRow(row, { ...facts, partyCode: '' }).map((document) => accompanying(document, facts)) : [];
  return {
    because: 'transit',
    ruleId: 'DOC-14',
    taken: true,
    ends: ending({ outcome: 'documents', ruleId: 'DOC-14', documents }),
  };
}

// Goods in transit carry the documents of their way from the State of export to the State of destination (Res. Conf. 9.7).
const accompanying = (document: Ending['documents'][number], facts: RuleFacts): Ending['documents'][number] => ({
  ...document,
  issuedBy: document.kind === 'IM' ? facts.importerCountry : document.issuedBy,
  side: 'theirs',
  mustExistFirst: true,
  ruleId: 'DOC-14',
  preconditions: [],
});

function askDeemed({ line }: RuleFacts): StepAnswer {
  if (line.appendixInForce !== 'I' || deemedAppendix(line) !== 'II') return passed('notDeemed');
  return { because: 'deemed', ruleId: 'DOC-16', taken: true };
}

function askArticleVII5(facts: RuleFacts): StepAnswer {
  if (!claimsArticleVII5(facts)) return passed('notClaimed');
  const source = primarySource(facts.line);
  if (source === null && claimOf(facts) === null) return cannotDecide('DOC-17', 'source');
  const kind = claimOf(facts) === 'artificially-propagated' || source === 'A' ? 'artificially-propagated' : 'captive-bred';
  const exemption = exemptionOf(kind);
  if (!exemption) return passed('notClaimed');
  const { claim } = facts;
  const isPhyto =
    kind === 'artificially-propagated' &&
    claim?.phytosanitaryCertificate === true &&
    claim.partyUsesPhytosanitary === true &&
    facts.line.appendixInForce !== 'I' &&
    transactionOf(facts) !== 'REEXPORT';
  return isPhyto ? claimed({ ...exemption, kind: 'PHYTO', documentRuleId: 'DOC-20' }, facts) : claimed(exemption, facts);
}

function askOlderTreaty(facts: RuleFacts): StepAnswer {
  if (claimOf(facts) !== 'older-treaty-marine') return passed('notClaimed');
  if (facts.line.appendixInForce !== 'II' || facts.line.isMarine === false) return passed('notMarineAppendixII');
  const exemption = { claim: 'older-treaty-marine', ruleId: 'DOC-10', documentRuleId: 'DOC-10', kind: 'MT', conditions: [] } as const;
  return claimed({ ...exemption, preconditions: [] }, facts);
}

function askStops(facts: RuleFacts): StepAnswer {
  const { line, purpose } = facts;
  const source = primarySource(line);
  const stoppedBy = stopsOf(facts);
  const [ruleId] = stoppedBy;
  if (ruleId)
    return {
      because: 'stopped',
      ruleId,
      detail: { rules: stoppedBy.join(', ') },
      taken: true,
      ends: ending({ outcome: 'stopped', ruleId, stoppedBy }),
    };
  if (line.appendixInForce === 'I' && source === null) return cannotDecide('COD-12', 'source');
  if (line.appendixInForce === 'I' && purpose === null && source && [...NEVER_FOR_TRADE, 'A', 'C'].includes(source))
    return cannotDecide('COD-12', 'purpose');
  return passed('nothingStops');
}

const rowEnds = (row: DecisionRow, facts: RuleFacts): StepAnswer => ({
  because: row.documents.length > 0 ? 'row' : 'rowWithoutDocument',
  ruleId: row.ruleId,
  detail: { row: row.row, source: row.source },
  taken: true,
  ends: ending({
    outcome: row.documents.length > 0 ? 'documents' : 'none',
    ruleId: row.ruleId,
    documents: documentsOfRow(row, facts),
  }),
});

function askTable(facts: RuleFacts): StepAnswer {
  const transaction = transactionOf(facts);
  if (transaction === null) return cannotDecide('DOC-04', 'transaction');
  const appendix = deemedAppendix(facts.line);
  const rows = DECISION_TABLE.filter((row) => row.transaction === transaction && appendix !== null && row.appendices.includes(appendix));
  for (const row of rows) {
    const holds = row.holds(facts);
    if (holds) return rowEnds(row, facts);
    if (holds === undefined) return cannotDecide(row.ruleId, ...row.turnsOn.filter((fact) => isUnstated(fact, facts)));
  }
  return cannotDecide('DOC-04', 'transaction');
}

const isUnstated = (fact: string, { line, sea, exporterCountry }: RuleFacts): boolean => {
  if (fact === 'listedBy') return !line.listedBy;
  if (fact === 'vesselFlag') return !sea?.vesselFlag;
  if (fact === 'landingState') return !sea?.landingState;
  return !exporterCountry;
};

/** The order of evaluation, as data: each step is asked until one ends. */
export const EVALUATION_STEPS: readonly EvaluationStep[] = [
  { step: 'listing', number: 1, ruleIds: ['DOC-26'], source: 'Convention, Art. I(b); Appendices, Interpretation 7', ask: askListing },
  { step: 'transit', number: 2, ruleIds: ['DOC-14'], source: 'Convention, Art. VII.1', ask: askTransit },
  {
    step: 'scientificExchange',
    number: 3,
    ruleIds: ['DOC-19', 'EXM-SE'],
    source: 'Convention, Art. VII.6',
    ask: whenClaimed(['scientific-exchange']),
  },
  {
    step: 'multipleCrossings',
    number: 4,
    ruleIds: ['DOC-22', 'DOC-23', 'DOC-24', 'DOC-25', 'EXM-SC', 'EXM-TE', 'EXM-PO', 'EXM-MI'],
    source: 'Convention, Art. VII.7; Res. Conf. 10.20, 12.3 §XV, 16.8',
    ask: whenClaimed(['travelling-exhibition', 'personal-ownership', 'musical-instrument', 'sample-collection']),
  },
  {
    step: 'personalEffects',
    number: 5,
    ruleIds: ['DOC-21', 'EXM-PE'],
    source: 'Convention, Art. VII.3; Res. Conf. 13.7',
    ask: whenClaimed(['personal-effects']),
  },
  {
    step: 'preConvention',
    number: 6,
    ruleIds: ['DOC-18', 'EXM-PC'],
    source: 'Convention, Art. VII.2; Res. Conf. 13.6',
    ask: whenClaimed(['pre-convention']),
  },
  { step: 'deemedAppendixII', number: 7, ruleIds: ['DOC-16'], source: 'Convention, Art. VII.4', ask: askDeemed },
  {
    step: 'articleVII5',
    number: 8,
    ruleIds: ['DOC-17', 'DOC-20', 'EXM-CB', 'EXM-AP'],
    source: 'Convention, Art. VII.5',
    ask: askArticleVII5,
  },
  { step: 'olderTreaty', number: 9, ruleIds: ['DOC-10'], source: 'Convention, Art. XIV.4-5', ask: askOlderTreaty },
  {
    step: 'stops',
    number: null,
    ruleIds: ['COD-03', 'COD-04', 'COD-05', 'COD-06', 'COD-07', 'COD-08', 'COD-12', 'COD-20', 'COD-21'],
    source: 'Convention, Art. III.3(c); Res. Conf. 12.3',
    ask: askStops,
  },
  {
    step: 'table',
    number: 10,
    ruleIds: [
      'DOC-01',
      'DOC-02',
      'DOC-03',
      'DOC-04',
      'DOC-05',
      'DOC-06',
      'DOC-07',
      'DOC-08',
      'DOC-09',
      'DOC-10',
      'DOC-11',
      'DOC-15',
      'DOC-16',
    ],
    source: 'Convention, Art. III, IV, V',
    ask: askTable,
  },
];
