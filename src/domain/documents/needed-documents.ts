import type { RuleFacts } from '../rules/facts';
import { type IsoDate, lastDayOfMonths } from '../shared/iso-date';
import { type DecisionRow, type Issuer, introducingState, type RowDocument } from './decision-table';
import type { DocumentAttribute, DocumentKind, NeededDocument } from './document-decision';
import { documentLaw } from './document-law';
import type { Exemption } from './exemptions';
import { isLive, stateNamed, transactionOf } from './movement';
import { mayBePartiallyCompleted } from './simplified-procedure';

const issuerOf = (by: Issuer, facts: RuleFacts): string | null => {
  const states: Readonly<Record<Issuer, string | null | undefined>> = {
    ours: facts.partyCode,
    exporting: facts.exporterCountry,
    importing: facts.importerCountry,
    flag: facts.sea?.vesselFlag,
    landing: facts.sea?.landingState,
    introducing: introducingState(facts),
  };
  return stateNamed(states[by]);
};

const isPartiallyCompleted = (kind: DocumentKind, facts: RuleFacts): boolean =>
  mayBePartiallyCompleted(facts).allowed && documentLaw(kind).partiallyCompletedMonths !== null;

const attributesOf = (kind: DocumentKind, facts: RuleFacts): readonly DocumentAttribute[] => [
  ...(facts.replacement ? (['replacement'] as const) : []),
  ...(facts.retrospective ? (['retrospective'] as const) : []),
  ...(isPartiallyCompleted(kind, facts) ? (['partially-completed'] as const) : []),
  ...(kind === 'IS' && facts.sea?.isForPeriod && facts.line.appendixInForce === 'II' ? (['for-period'] as const) : []),
];

/** What cuts a validity short: the carnet of a sample collection, the permit that is replaced. */
const lastDayLeft = (kind: DocumentKind, { claim, replacement }: RuleFacts): IsoDate | null => {
  const ends = [kind === 'SC' ? claim?.carnetValidUntil : null, replacement?.validUntil].filter((end) => Boolean(end));
  return (ends.sort()[0] as IsoDate | undefined) ?? null;
};

const wholeMonths = (months: number, on: IsoDate, end: IsoDate | null): number => {
  if (end === null) return months;
  const fitting = Array.from({ length: months }, (_, before) => months - before).find((count) => lastDayOfMonths(on, count) <= end);
  return fitting ?? 0;
};

/** A State that is no Party, or that reserved the taxon, gives comparable documents (Art. X; Res. Conf. 4.25). */
const isOutsideFor = (state: string | null, { nonParties, line }: RuleFacts): boolean =>
  state !== null && ((nonParties ?? []).includes(state) || (line.reservations ?? []).some(({ party }) => party === state));

interface Asked {
  readonly kind: DocumentKind;
  readonly by: Issuer;
  readonly ruleId: string;
  readonly mustExistFirst: boolean;
  readonly preconditions: readonly string[];
}

function needed({ kind, by, ruleId, mustExistFirst, preconditions }: Asked, facts: RuleFacts): NeededDocument {
  const issuedBy = issuerOf(by, facts);
  const side = issuedBy === facts.partyCode ? 'ours' : 'theirs';
  const attributes = side === 'ours' ? attributesOf(kind, facts) : [];
  const { maxMonths, uses, partiallyCompletedMonths } = documentLaw(kind);
  const months = attributes.includes('partially-completed') ? partiallyCompletedMonths : maxMonths;
  const notAfter = side === 'ours' ? lastDayLeft(kind, facts) : null;
  return {
    kind,
    issuedBy,
    side,
    mustExistFirst,
    maxMonths: months === null ? null : wholeMonths(months, facts.on, notAfter),
    notAfter,
    uses: attributes.includes('for-period') ? 'multiple' : uses,
    attributes,
    isComparable: side === 'theirs' && isOutsideFor(issuedBy, facts),
    ruleId,
    preconditions: side === 'ours' ? preconditions : [],
  };
}

/**
 * The documents of a row of the decision table. Where the Convention asks for none of ours, a Party may still give another
 * certificate on the standard form by its own law (Art. XIV.1), if it was asked for.
 */
export function documentsOfRow(row: DecisionRow, facts: RuleFacts): readonly NeededDocument[] {
  const preconditions = [...row.preconditions, ...(isLive(facts.line) ? row.whenLive : [])];
  const documents = row.documents.map(({ first, ...document }: RowDocument) =>
    needed({ ...document, mustExistFirst: first?.(facts) ?? false, preconditions }, facts),
  );
  if (facts.documentType !== 'OT' || documents.length === 0 || documents.some(({ side }) => side === 'ours')) return documents;
  return [...documents, needed({ kind: 'OT', by: 'ours', ruleId: row.ruleId, mustExistFirst: false, preconditions: [] }, facts)];
}

/** The document that an exemption puts in the place of the regular ones: ours, or at an import the other State's. */
export function documentsOfExemption(exemption: Exemption, facts: RuleFacts): readonly NeededDocument[] {
  const { kind, documentRuleId, preconditions } = exemption;
  if (kind === null) return [];
  const by = transactionOf(facts) === 'IMPORT' ? 'exporting' : 'ours';
  const asked = preconditions.filter((ruleId) => ruleId !== 'FIN-06' || isLive(facts.line));
  return [needed({ kind, by, ruleId: documentRuleId, mustExistFirst: by === 'exporting', preconditions: asked }, facts)];
}
