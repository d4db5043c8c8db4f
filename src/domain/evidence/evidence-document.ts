import type { ApplicationState } from '../application/application-states';
import type { Instant } from '../shared/iso-date';
import type { DocumentAnswer, DocumentKind, ScanState, UploadPurpose, VerdictOutcome } from './document-kinds';
import type { NeededEvidence } from './evidence-needed';
import type { MediaType } from './file-name';

/** A file as it is kept. It is never changed; a better one is another document. */
export interface EvidenceFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly size: number;
  /** Of the bytes as they were sent; the same evidence is recognised by it. */
  readonly originalSha256: string;
  /** Of the bytes as they are kept: pictures are drawn anew, without what was hidden in them. */
  readonly storedSha256: string;
  readonly scanState: ScanState;
  readonly scanner: string | null;
}

/** What an officer said of a document. */
export interface DocumentVerdict {
  readonly outcome: VerdictOutcome;
  readonly reason: string | null;
  readonly authorName: string;
  readonly at: string;
}

/** One document of an application: a file, or the word that it follows or that the office has it. */
export interface EvidenceDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly answer: DocumentAnswer;
  readonly purpose: UploadPurpose;
  readonly file: EvidenceFile | null;
  readonly note: string | null;
  readonly addedAt: string;
  readonly addedBy: string;
  readonly removedAt: string | null;
  /** The last word of an officer; null: not looked at. */
  readonly verdict: DocumentVerdict | null;
}

const OPEN: readonly ApplicationState[] = [
  'draft',
  'returned',
  'submitted',
  'under-review',
  'awaiting-findings',
  'recommended',
  'approved',
];

/** In which states of the application files may be added, by what they are sent for. */
export const ATTACHABLE_STATES: Readonly<Record<UploadPurpose, readonly ApplicationState[]>> = {
  draft: ['draft', 'returned'],
  reply: OPEN,
  waiver: OPEN.filter((state) => state !== 'draft'),
};

/** Whether a document may still be taken out: while the application is with the applicant, and nobody has judged it. */
export const mayRemove = (document: EvidenceDocument, state: ApplicationState): boolean =>
  document.removedAt === null && document.verdict === null && ATTACHABLE_STATES.draft.includes(state);

const isLive = ({ removedAt, file }: EvidenceDocument): boolean => removedAt === null && file?.scanState !== 'infected';

/** A document that is asked for, with what was given for it. */
export interface EvidenceRowState extends NeededEvidence {
  readonly documents: readonly EvidenceDocument[];
  readonly isAnswered: boolean;
}

/** The documents asked for and what was given for each; then what was given without being asked for. */
export function evidenceOverview(needed: readonly NeededEvidence[], documents: readonly EvidenceDocument[]) {
  const present = documents.filter(({ removedAt }) => removedAt === null);
  const rows: readonly EvidenceRowState[] = needed.map((row) => {
    const given = present.filter(({ kind }) => kind === row.kind);
    return { ...row, documents: given, isAnswered: given.some(isLive) };
  });
  const others = present.filter(({ kind }) => !needed.some((row) => row.kind === kind));
  return { rows, others, open: rows.filter(({ strictness, isAnswered }) => strictness === 'needed' && !isAnswered) };
}

/** Where the same evidence was sent before, for those who may know. */
export interface EvidenceReuse {
  readonly reference: string;
  readonly permitNumbers: readonly string[];
  readonly at: Instant;
}
