import { type Application, applicationScope, lineScope } from '../application/application';
import { documentIs, formIs, hasSource, isForAnother, isReExport, isTrophy, needsImportPermit } from '../application/field-conditions';
import type { FieldScope } from '../application/field-row';
import { DOCUMENT_KINDS, type DocumentKind } from './document-kinds';

/** needed: an authority cannot make its finding without it; helpful: it saves a question. */
export type Strictness = 'needed' | 'helpful';

/** One reason for one document: the rule that will ask for it, and when. The rule's page gives the article. */
interface EvidenceRow {
  readonly kind: DocumentKind;
  readonly ruleId: string;
  readonly strictness: Strictness;
  readonly applies: (scope: FieldScope) => boolean;
}

const sourceIs =
  (...codes: readonly string[]) =>
  (scope: FieldScope): boolean =>
    codes.some((code) => hasSource(code)(scope));
const isLive = ({ line }: FieldScope): boolean => line.term === 'LIV';
const isMarked = ({ line }: FieldScope): boolean => Boolean(line.marks);
const isAppendixOne = ({ line }: FieldScope): boolean => line.appendix === 'I';
const leaves = formIs('EXPORT', 'REEXPORT');
const all =
  (...conditions: readonly ((scope: FieldScope) => boolean)[]) =>
  (scope: FieldScope): boolean =>
    conditions.every((condition) => condition(scope));

/**
 * Which documents the rules of a case will ask for, by what was answered. A finding has to name its evidence (FIN-02;
 * Res. Conf. 18.7); what is not asked for here can still be added.
 */
export const EVIDENCE_ROWS: readonly EvidenceRow[] = [
  // Art. III.2(b), IV.2(b), V.2(a): not obtained in contravention of the law.
  { kind: 'legal-acquisition', ruleId: 'FIN-02', strictness: 'needed', applies: all(formIs('EXPORT'), sourceIs('W', 'R', 'X', 'F', 'U')) },
  { kind: 'legal-acquisition', ruleId: 'EXM-PO', strictness: 'needed', applies: documentIs('PO') },
  { kind: 'legal-acquisition', ruleId: 'EXM-MI', strictness: 'needed', applies: documentIs('MI') },
  // Art. III.2(d): Appendix I leaves when the other side has granted its import permit.
  { kind: 'import-permit', ruleId: 'DOC-01', strictness: 'needed', applies: all(needsImportPermit, isAppendixOne) },
  // Art. III.4(a), IV.5(a): imported in accordance with the Convention.
  { kind: 'foreign-permit', ruleId: 'FIN-07', strictness: 'needed', applies: isReExport },
  { kind: 'breeding-record', ruleId: 'EXM-CB', strictness: 'needed', applies: all(formIs('EXPORT', 'OTHER'), sourceIs('C', 'D')) },
  { kind: 'breeding-record', ruleId: 'FIN-02', strictness: 'helpful', applies: all(formIs('EXPORT'), sourceIs('F', 'R')) },
  { kind: 'breeding-record', ruleId: 'EXM-AP', strictness: 'needed', applies: all(formIs('EXPORT', 'OTHER'), sourceIs('A')) },
  // Art. VII.2.
  { kind: 'pre-convention-proof', ruleId: 'EXM-PC', strictness: 'needed', applies: sourceIs('O') },
  { kind: 'hunting-licence', ruleId: 'COD-13', strictness: 'needed', applies: all(formIs('EXPORT'), isTrophy) },
  // Art. III.2(c), III.4(b), IV.2(c), IV.5(b), V.2(b).
  { kind: 'transport-plan', ruleId: 'FIN-06', strictness: 'needed', applies: all(leaves, isLive) },
  // Art. III.3(b) and (c).
  { kind: 'housing-description', ruleId: 'FIN-04', strictness: 'needed', applies: all(formIs('IMPORT'), isAppendixOne, isLive) },
  { kind: 'purpose-statement', ruleId: 'FIN-05', strictness: 'helpful', applies: all(formIs('IMPORT'), isAppendixOne) },
  { kind: 'photograph', ruleId: 'EXM-MI', strictness: 'helpful', applies: documentIs('MI') },
  { kind: 'photograph', ruleId: 'FRM-07', strictness: 'helpful', applies: isMarked },
  // Res. Conf. 12.3 §I: who signs an application for another shows that they may.
  { kind: 'authority-letter', ruleId: 'FRM-01', strictness: 'needed', applies: isForAnother },
  { kind: 'authority-letter', ruleId: 'COD-10', strictness: 'needed', applies: sourceIs('I') },
];

/** A document that the rules will ask for, with the reasons and the specimen lines that raise it. */
export interface NeededEvidence {
  readonly kind: DocumentKind;
  readonly strictness: Strictness;
  readonly grounds: readonly { readonly ruleId: string; readonly lines: readonly number[] }[];
}

/** The documents an application needs as it stands, in the order of the table of kinds. */
export function evidenceNeeded(application: Application): readonly NeededEvidence[] {
  const scopes = application.lines.map((line) => ({
    position: line.position,
    scope: { application: applicationScope(application), line: lineScope(line) },
  }));
  const raised = EVIDENCE_ROWS.flatMap((row) => {
    const lines = scopes.filter(({ scope }) => row.applies(scope)).map(({ position }) => position);
    return lines.length > 0 ? [{ row, lines }] : [];
  });
  return DOCUMENT_KINDS.flatMap((kind) => {
    const rows = raised.filter(({ row }) => row.kind === kind);
    if (rows.length === 0) return [];
    const strictness = rows.some(({ row }) => row.strictness === 'needed') ? ('needed' as const) : ('helpful' as const);
    return [{ kind, strictness, grounds: rows.map(({ row, lines }) => ({ ruleId: row.ruleId, lines })) }];
  });
}
