import 'server-only';
import { z } from 'zod';
import {
  DOCUMENT_ANSWERS,
  DOCUMENT_KINDS,
  type DocumentAnswer,
  type DocumentKind,
  SCAN_STATES,
  UPLOAD_PURPOSES,
  type UploadPurpose,
  VERDICT_OUTCOMES,
  type VerdictOutcome,
} from '@/domain/evidence/document-kinds';
import type { EvidenceDocument, EvidenceFile, EvidenceReuse } from '@/domain/evidence/evidence-document';
import { MEDIA_TYPES } from '@/domain/evidence/file-name';
import type { Instant } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const find = (db: Reader, applicationId: string) =>
  db.applicationDocument.findMany({
    where: { applicationId },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    include: { file: true, verdicts: { orderBy: { seq: 'desc' }, take: 1 } },
  });
type Row = Awaited<ReturnType<typeof find>>[number];

const toFile = (row: NonNullable<Row['file']>): EvidenceFile => ({
  id: row.id,
  name: row.name,
  mediaType: z.enum(MEDIA_TYPES).parse(row.mediaType),
  size: row.size,
  originalSha256: row.originalSha256,
  storedSha256: row.storedSha256,
  scanState: z.enum(SCAN_STATES).parse(row.scanState),
  scanner: row.scanner,
});

function toDocument(row: Row, names: ReadonlyMap<string, string>): EvidenceDocument {
  const [last] = row.verdicts;
  return {
    id: row.id,
    kind: z.enum(DOCUMENT_KINDS).parse(row.kind),
    answer: z.enum(DOCUMENT_ANSWERS).parse(row.answer),
    purpose: z.enum(UPLOAD_PURPOSES).parse(row.purpose),
    file: row.file ? toFile(row.file) : null,
    note: row.note,
    addedAt: row.addedAt.toISOString(),
    addedBy: row.addedBy,
    removedAt: row.removedAt?.toISOString() ?? null,
    verdict: last
      ? {
          outcome: z.enum(VERDICT_OUTCOMES).parse(last.outcome),
          reason: last.reason,
          authorName: names.get(last.authorId) ?? '',
          at: last.at.toISOString(),
        }
      : null,
  };
}

/** The documents of an application, oldest first, also those that were taken out, each with the last word of an officer. */
export async function documentsOf(db: Reader, applicationId: string): Promise<readonly EvidenceDocument[]> {
  const rows = await find(db, applicationId);
  const ids = [...new Set(rows.flatMap(({ verdicts }) => verdicts.map(({ authorId }) => authorId)))];
  const people = ids.length === 0 ? [] : await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => toDocument(row, names));
}

/** A document about to be written. */
interface NewDocument {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: DocumentKind;
  readonly answer: DocumentAnswer;
  readonly purpose: UploadPurpose;
  readonly note: string | null;
  readonly addedBy: string;
  readonly addedAt: string;
}

/** Adds a document; a file with it is written first, in the state in which the look for viruses left it. */
export async function insertDocument(tx: Tx, document: NewDocument, file: EvidenceFile | null): Promise<void> {
  const { applicationId, addedBy, addedAt } = document;
  if (file) {
    const scannedAt = file.scanState === 'quarantined' ? null : addedAt;
    await tx.db.evidenceFile.create({ data: { ...file, applicationId, uploadedBy: addedBy, uploadedAt: addedAt, scannedAt } });
  }
  await tx.db.applicationDocument.create({ data: { ...document, fileId: file?.id ?? null } });
}

/** Takes documents out: the rows stay, and say when and by whom. */
export const markRemoved = (tx: Tx, ids: readonly string[], by: string, at: string) =>
  tx.db
    .$executeRaw`UPDATE application_document SET removed_by = ${by}::uuid, removed_at = ${new Date(at)}::timestamptz WHERE id = ANY (${[...ids]}::uuid[])`;

/** Adds an officer's word to those before it. */
export const insertVerdict = (
  tx: Tx,
  verdict: {
    readonly id: string;
    readonly documentId: string;
    readonly applicationId: string;
    readonly outcome: VerdictOutcome;
    readonly reason: string | null;
    readonly authorId: string;
    readonly at: string;
  },
) => tx.db.documentVerdict.create({ data: verdict });

/** A file that waits for a look. */
export interface WaitingFile {
  readonly id: string;
  readonly storedSha256: string;
  readonly applicationId: string;
  readonly documentId: string;
}

/** The files that nobody could look into yet, oldest first. */
export async function waitingFiles(db: Reader, most: number): Promise<readonly WaitingFile[]> {
  const rows = await db.evidenceFile.findMany({
    where: { scanState: 'quarantined' },
    orderBy: { uploadedAt: 'asc' },
    take: most,
    select: { id: true, storedSha256: true, applicationId: true, document: { select: { id: true } } },
  });
  return rows.map(({ document, ...row }) => ({ ...row, documentId: document?.id ?? '' }));
}

/** Writes what a look found; false when another look was first. */
export async function saveScan(
  tx: Tx,
  fileId: string,
  scan: { readonly outcome: 'clean' | 'infected'; readonly scanner: string },
  at: string,
): Promise<boolean> {
  const changed = await tx.db
    .$executeRaw`UPDATE evidence_file SET scan_state = ${scan.outcome}, scanner = ${scan.scanner}, scanned_at = ${new Date(at)}::timestamptz
    WHERE id = ${fileId}::uuid AND scan_state = 'quarantined'`;
  return changed === 1;
}

const reused = z.object({ sha: z.string(), reference: z.string(), permits: z.array(z.string()), at: z.date() });

/**
 * Where the same bytes were sent with another application before, by the hash of what was sent; for the applicant's side only
 * among the applications of one person. What was taken out again was not used.
 */
export async function reusesOf(
  db: Reader,
  applicationId: string,
  hashes: readonly string[],
  onlyOf: string | null,
): Promise<ReadonlyMap<string, readonly EvidenceReuse[]>> {
  if (hashes.length === 0) return new Map();
  const rows = z.array(reused).parse(
    await db.$queryRaw<unknown[]>`SELECT f.original_sha256 AS sha, a.reference, min(d.added_at) AS at,
        COALESCE((SELECT array_agg(p.permit_number ORDER BY p.permit_number) FROM permit p WHERE p.application_id = a.id AND p.state NOT IN ('signing', 'void')), '{}') AS permits
      FROM evidence_file f JOIN application_document d ON d.file_id = f.id AND d.removed_at IS NULL JOIN application a ON a.id = f.application_id
      WHERE f.original_sha256 = ANY (${[...hashes]}::text[]) AND a.id <> ${applicationId}::uuid
        AND (${onlyOf}::uuid IS NULL AND a.state <> 'draft' OR a.applicant_id = ${onlyOf}::uuid)
      GROUP BY f.original_sha256, a.id, a.reference ORDER BY min(d.added_at), a.reference LIMIT 100`,
  );
  const found = new Map<string, EvidenceReuse[]>();
  for (const { sha, reference, permits, at } of rows)
    found.set(sha, [...(found.get(sha) ?? []), { reference, permitNumbers: permits, at: at.toISOString() as Instant }]);
  return found;
}
