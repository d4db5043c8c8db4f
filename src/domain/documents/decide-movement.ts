import type { RuleFacts } from '../rules/facts';
import { decideDocuments } from './decide-documents';
import type { DocumentDecision, NeededDocument } from './document-decision';
import { transactionOf } from './movement';

/** A document of a movement, with the lines it covers. */
export interface MovementDocument extends NeededDocument {
  /** 1-based positions. */
  readonly lines: readonly number[];
}

/** Which documents a whole movement needs. */
export interface MovementDecision {
  /** stopped when a line is, cannot-decide when a line is; none when no line needs any. */
  readonly outcome: DocumentDecision['outcome'];
  /** One for each type, issuer and set of attributes; certificates for single animals one for each line. */
  readonly documents: readonly MovementDocument[];
  readonly byLine: readonly { readonly position: number; readonly decision: DocumentDecision }[];
}

/** One certificate for each live animal (50 CFR 23.49(b)(3); Res. Conf. 10.20). */
const FOR_ONE_ANIMAL: readonly string[] = ['TE', 'PO'];

const keyOf = (document: NeededDocument, position: number): string =>
  [document.kind, document.issuedBy, document.side, ...document.attributes, FOR_ONE_ANIMAL.includes(document.kind) ? position : ''].join(
    '|',
  );

const shorter = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b));

const joined = (a: MovementDocument, b: NeededDocument, position: number): MovementDocument => ({
  ...a,
  lines: [...a.lines, position],
  mustExistFirst: a.mustExistFirst || b.mustExistFirst,
  maxMonths: shorter(a.maxMonths, b.maxMonths),
  isComparable: a.isComparable || b.isComparable,
  preconditions: [...new Set([...a.preconditions, ...b.preconditions])],
});

/** Decides each line and groups the documents: one for each type and issuer (decisions §6). */
export function decideMovement(lines: readonly RuleFacts[]): MovementDecision {
  const byLine = lines.map((facts) => ({ position: facts.line.position, decision: decideDocuments(facts) }));
  const grouped = new Map<string, MovementDocument>();
  for (const { position, decision } of byLine)
    for (const document of decision.documents) {
      const key = keyOf(document, position);
      const before = grouped.get(key);
      grouped.set(key, before ? joined(before, document, position) : { ...document, lines: [position] });
    }
  const outcomes = byLine.map(({ decision }) => decision.outcome);
  const outcome = (['stopped', 'cannot-decide', 'documents'] as const).find((candidate) => outcomes.includes(candidate)) ?? 'none';
  return { outcome, documents: [...grouped.values()], byLine };
}

/**
 * The documents that a decision of the issuing Party lists: its own, and for an export of Appendix I that is not exempt
 * (also the two-State introduction that counts as one) the import permit of the destination.
 */
export function documentsToList(lines: readonly RuleFacts[]): readonly MovementDocument[] {
  const isExport = lines.some((facts) => ['EXPORT', 'IFS'].includes(transactionOf(facts) ?? ''));
  return decideMovement(lines).documents.filter(({ side, kind }) => side === 'ours' || (isExport && kind === 'IM'));
}
