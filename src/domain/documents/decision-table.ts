import type { Appendix } from '../codes/appendix';
import type { RuleFacts, Transaction } from '../rules/facts';
import type { DocumentKind } from './document-decision';
import { isLive, stateNamed } from './movement';

/** Which State of the movement issues a document. */
export type Issuer = 'ours' | 'exporting' | 'importing' | 'flag' | 'landing' | 'introducing';

/** A document of a row: who issues it, and whether it must exist before ours. */
export interface RowDocument {
  readonly kind: DocumentKind;
  readonly by: Issuer;
  readonly ruleId: string;
  readonly first?: (facts: RuleFacts) => boolean;
}

/** One row of the decision table of the regular regime (domain rules §1.3). */
export interface DecisionRow {
  readonly row: string;
  readonly transaction: Transaction;
  /** Appendix I with source D counts as Appendix II (step 7). */
  readonly appendices: readonly Appendix[];
  /** Key of the condition in the catalogue (`documents.rowCondition`); null: none. */
  readonly condition: string | null;
  /** True or false; undefined when a fact it turns on is not stated. */
  readonly holds: (facts: RuleFacts) => boolean | undefined;
  /** The fact to state when it cannot be told. */
  readonly turnsOn: readonly string[];
  readonly documents: readonly RowDocument[];
  /** The rule that decides, when the row asks for no document. */
  readonly ruleId: string;
  readonly preconditions: readonly string[];
  readonly whenLive: readonly string[];
  readonly source: string;
}

const always = () => true;
const isSourceD = ({ line }: RuleFacts) => line.appendixInForce === 'I' && (line.source === 'D' || line.secondarySource === 'D');
const live = ({ line }: RuleFacts) => isLive(line);

/** Appendix III: did a State ask for the listing? Undefined when the Parties that did are not known. */
const listed = (state: string | null, { line }: RuleFacts): boolean | undefined => {
  if (line.listedBy === undefined || line.listedBy === null) return undefined;
  return state === null && line.listedBy.length > 0 ? undefined : line.listedBy.includes(state ?? '');
};
const not = (answer: boolean | undefined) => (answer === undefined ? undefined : !answer);
const listedHere = (facts: RuleFacts) => listed(facts.partyCode, facts);
const listedThere = (facts: RuleFacts) => listed(stateNamed(facts.exporterCountry), facts);

/** Goods that another State sends back out: their origin is a third State (Art. I(d)). */
export const comesByReExport = ({ line, exporterCountry }: RuleFacts): boolean => {
  const from = stateNamed(exporterCountry);
  return line.reExportedBefore || Boolean(from && line.originCountry && line.originCountry !== from);
};
const comesDirectly = (facts: RuleFacts) => !comesByReExport(facts);

/** The State into whose ports the catch was introduced by one State alone; an arrangement on a chartered vessel decides first (Res. Conf. 14.6). */
export const introducingState = ({ sea }: RuleFacts): string | null | undefined => {
  if (sea?.charterArrangement && /^[A-Z]{2}$/.test(sea.charterArrangement)) return sea.charterArrangement;
  if (!sea?.vesselFlag || !sea.landingState) return undefined;
  return sea.vesselFlag === sea.landingState ? sea.vesselFlag : null;
};
const isOneState = (facts: RuleFacts): boolean | undefined => {
  const state = introducingState(facts);
  return state === undefined ? undefined : state !== null;
};
const isTwoStateFromHere = (facts: RuleFacts): boolean | undefined => {
  const isOne = isOneState(facts);
  return isOne === undefined ? undefined : !isOne && facts.sea?.landingState !== facts.partyCode;
};
const isTwoStateToHere = (facts: RuleFacts): boolean | undefined => {
  const isOne = isOneState(facts);
  return isOne === undefined ? undefined : !isOne && facts.sea?.landingState === facts.partyCode;
};

const row = (
  name: string,
  transaction: Transaction,
  appendices: readonly Appendix[],
  ruleId: string,
  documents: readonly RowDocument[],
  more: Partial<DecisionRow> & { readonly source: string },
): DecisionRow => ({
  row: name,
  transaction,
  appendices,
  ruleId,
  documents,
  condition: null,
  holds: always,
  turnsOn: [],
  preconditions: [],
  whenLive: [],
  ...more,
});

const d = (kind: DocumentKind, by: Issuer, ruleId: string, first?: RowDocument['first']): RowDocument =>
  first ? { kind, by, ruleId, first } : { kind, by, ruleId };

const onListing = { turnsOn: ['listedBy'] } as const;
const onVessel = { turnsOn: ['vesselFlag', 'landingState'] } as const;
const HIGH_SEAS = 'Res. Conf. 14.6 (Rev. CoP16), not verified';

/**
 * The rows, in order; the first whose transaction, Appendix and condition fit decides. Rows 17 and 18 (no Party, reservation) change
 * who is trusted with a document, not which is needed: they are asked of every document of the other State.
 */
export const DECISION_TABLE: readonly DecisionRow[] = [
  row('5', 'EXPORT', ['II'], 'DOC-16', [d('EX', 'ours', 'DOC-16')], {
    condition: 'registered-operation',
    holds: isSourceD,
    preconditions: ['FIN-01', 'FIN-02', 'FIN-09'],
    whenLive: ['FIN-06'],
    source: 'Convention, Art. VII.4',
  }),
  row('1', 'EXPORT', ['I'], 'DOC-01', [d('IM', 'importing', 'DOC-01', always), d('EX', 'ours', 'DOC-01')], {
    preconditions: ['DOC-01', 'FIN-01', 'FIN-02'],
    whenLive: ['FIN-06'],
    source: 'Convention, Art. III.2',
  }),
  row('2', 'IMPORT', ['I'], 'DOC-02', [d('IM', 'ours', 'DOC-02', always), d('EX', 'exporting', 'DOC-02')], {
    condition: 'from-origin',
    holds: comesDirectly,
    preconditions: ['FIN-03', 'FIN-05'],
    whenLive: ['FIN-04'],
    source: 'Convention, Art. III.3',
  }),
  row('2', 'IMPORT', ['I'], 'DOC-02', [d('IM', 'ours', 'DOC-02', always), d('RX', 'exporting', 'DOC-02')], {
    condition: 're-exported',
    holds: comesByReExport,
    preconditions: ['FIN-03', 'FIN-05'],
    whenLive: ['FIN-04'],
    source: 'Convention, Art. III.3',
  }),
  row('3', 'REEXPORT', ['I'], 'DOC-03', [d('IM', 'importing', 'DOC-03', live), d('RX', 'ours', 'DOC-03')], {
    preconditions: ['FIN-07'],
    whenLive: ['DOC-03', 'FIN-06'],
    source: 'Convention, Art. III.4',
  }),
  row('4', 'IFS', ['I'], 'DOC-10', [d('IS', 'introducing', 'DOC-10', always)], {
    condition: 'one-state',
    holds: isOneState,
    ...onVessel,
    preconditions: ['FIN-05', 'FIN-08'],
    whenLive: ['FIN-04'],
    source: 'Convention, Art. III.5',
  }),
  row('7', 'EXPORT', ['II'], 'DOC-04', [d('EX', 'ours', 'DOC-04')], {
    preconditions: ['FIN-01', 'FIN-02'],
    whenLive: ['FIN-06'],
    source: 'Convention, Art. IV.2',
  }),
  row('8', 'IMPORT', ['II'], 'DOC-05', [d('EX', 'exporting', 'DOC-05')], {
    condition: 'from-origin',
    holds: comesDirectly,
    preconditions: ['VAL-03'],
    source: 'Convention, Art. IV.4',
  }),
  row('8', 'IMPORT', ['II'], 'DOC-05', [d('RX', 'exporting', 'DOC-05')], {
    condition: 're-exported',
    holds: comesByReExport,
    preconditions: ['VAL-03'],
    source: 'Convention, Art. IV.4',
  }),
  row('9', 'REEXPORT', ['II'], 'DOC-06', [d('RX', 'ours', 'DOC-06')], {
    preconditions: ['FIN-07'],
    whenLive: ['FIN-06'],
    source: 'Convention, Art. IV.5',
  }),
  row('10', 'IFS', ['II'], 'DOC-10', [d('IS', 'introducing', 'DOC-10', always)], {
    condition: 'one-state',
    holds: isOneState,
    ...onVessel,
    preconditions: ['FIN-08'],
    whenLive: ['FIN-06'],
    source: 'Convention, Art. IV.6-7',
  }),
  row('11', 'IFS', ['I'], 'DOC-11', [d('IM', 'landing', 'DOC-11', always), d('EX', 'ours', 'DOC-11')], {
    condition: 'two-state-from-here',
    holds: isTwoStateFromHere,
    ...onVessel,
    preconditions: ['DOC-01', 'FIN-01', 'FIN-02'],
    source: HIGH_SEAS,
  }),
  row('11', 'IFS', ['I'], 'DOC-11', [d('IM', 'ours', 'DOC-11', always), d('EX', 'flag', 'DOC-11')], {
    condition: 'two-state-to-here',
    holds: isTwoStateToHere,
    ...onVessel,
    preconditions: ['FIN-03', 'FIN-05'],
    whenLive: ['FIN-04'],
    source: HIGH_SEAS,
  }),
  row('11', 'IFS', ['II'], 'DOC-11', [d('EX', 'ours', 'DOC-11')], {
    condition: 'two-state-from-here',
    holds: isTwoStateFromHere,
    ...onVessel,
    preconditions: ['FIN-01', 'FIN-02'],
    source: HIGH_SEAS,
  }),
  row('11', 'IFS', ['II'], 'DOC-11', [d('EX', 'flag', 'DOC-11')], {
    condition: 'two-state-to-here',
    holds: isTwoStateToHere,
    ...onVessel,
    preconditions: ['VAL-03'],
    source: HIGH_SEAS,
  }),
  row('12', 'EXPORT', ['III'], 'DOC-07', [d('EX', 'ours', 'DOC-07')], {
    condition: 'listed-here',
    holds: listedHere,
    ...onListing,
    preconditions: ['FIN-02'],
    whenLive: ['FIN-06'],
    source: 'Convention, Art. V.2',
  }),
  row('13', 'EXPORT', ['III'], 'DOC-08', [d('CO', 'ours', 'DOC-08')], {
    condition: 'not-listed-here',
    holds: (facts) => not(listedHere(facts)),
    ...onListing,
    preconditions: ['FIN-02'],
    whenLive: ['FIN-06'],
    source: 'Convention, Art. V.3',
  }),
  row('14', 'IMPORT', ['III'], 'DOC-05', [d('RX', 'exporting', 'DOC-05')], {
    condition: 're-exported',
    holds: comesByReExport,
    source: 'Convention, Art. V.3-4',
  }),
  row('14', 'IMPORT', ['III'], 'DOC-05', [d('EX', 'exporting', 'DOC-05')], {
    condition: 'listed-there',
    holds: listedThere,
    turnsOn: ['exporterCountry', 'listedBy'],
    source: 'Convention, Art. V.3',
  }),
  row('14', 'IMPORT', ['III'], 'DOC-05', [d('CO', 'exporting', 'DOC-05')], {
    condition: 'not-listed-there',
    holds: (facts) => not(listedThere(facts)),
    turnsOn: ['exporterCountry', 'listedBy'],
    source: 'Convention, Art. V.3',
  }),
  row('15', 'REEXPORT', ['III'], 'DOC-09', [d('RX', 'ours', 'DOC-09')], {
    preconditions: ['FIN-07'],
    whenLive: ['FIN-06'],
    source: 'Convention, Art. V.4',
  }),
  row('16', 'IFS', ['III'], 'DOC-15', [], { source: 'Convention, Art. V is silent' }),
];
