import 'server-only';
import { z } from 'zod';
import { SCAN_STATES } from '@/domain/evidence/document-kinds';
import { MEDIA_TYPES } from '@/domain/evidence/file-name';
import type { IdentityPaper } from '@/domain/people/identity-paper';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const KEPT = {
  id: true,
  name: true,
  mediaType: true,
  size: true,
  originalSha256: true,
  scanState: true,
  scanner: true,
  addedAt: true,
} as const;

/** The copies of papers of a person or organisation, oldest first. */
export async function papersOf(db: Reader, personId: string): Promise<readonly IdentityPaper[]> {
  const rows = await db.identityPaper.findMany({ where: { personId }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }], select: KEPT });
  return rows.map(({ mediaType, scanState, addedAt, ...row }) => ({
    ...row,
    mediaType: z.enum(MEDIA_TYPES).parse(mediaType),
    scanState: z.enum(SCAN_STATES).parse(scanState),
    addedAt: addedAt.toISOString(),
  }));
}

/** The bytes of a copy; null where there is none. */
export async function bytesOfPaper(db: Reader, id: string): Promise<Uint8Array | null> {
  return (await db.identityPaper.findUnique({ where: { id }, select: { bytes: true } }))?.bytes ?? null;
}

/** Keeps a copy, in the state in which the look for viruses left it. */
export async function insertPaper(
  tx: Tx,
  paper: IdentityPaper & { readonly personId: string; readonly addedBy: string; readonly bytes: Uint8Array },
): Promise<void> {
  const scannedAt = paper.scanState === 'quarantined' ? null : paper.addedAt;
  await tx.db.identityPaper.create({ data: { ...paper, bytes: new Uint8Array(paper.bytes), scannedAt } });
}

/** Takes a copy away, bytes and all. */
export const deletePaper = (tx: Tx, id: string) => tx.db.identityPaper.deleteMany({ where: { id } });

/** A copy whose time is over. */
export interface PaperPastItsTime {
  readonly id: string;
  readonly personId: string;
  readonly sha256: string;
}

/** Copies that were sent before a day, of whoever had no permit that could be used since; the oldest first. */
export async function papersUnneededSince(db: Reader, day: IsoDate, most: number): Promise<readonly PaperPastItsTime[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT i.id, i.person_id AS "personId", i.original_sha256 AS sha256 FROM identity_paper i
    WHERE i.added_at < ${day}::date AND NOT EXISTS (SELECT 1 FROM permit p JOIN application a ON a.id = p.application_id
      WHERE a.applicant_id = i.person_id AND p.state <> 'void' AND p.valid_until >= ${day}::date)
    ORDER BY i.added_at LIMIT ${most}::int`;
  return z.array(z.object({ id: z.string(), personId: z.string(), sha256: z.string() })).parse(rows);
}

/** A copy that waits for a look. */
export interface WaitingPaper {
  readonly id: string;
  readonly personId: string;
  readonly bytes: Uint8Array;
}

/** The copies that nobody could look into yet, oldest first. */
export const waitingPapers = (db: Reader, most: number): Promise<readonly WaitingPaper[]> =>
  db.identityPaper.findMany({
    where: { scanState: 'quarantined' },
    orderBy: { addedAt: 'asc' },
    take: most,
    select: { id: true, personId: true, bytes: true },
  });

/** Writes what a look found; false when another look was first. */
export async function savePaperScan(
  tx: Tx,
  id: string,
  scan: { readonly outcome: 'clean' | 'infected'; readonly scanner: string },
  at: string,
): Promise<boolean> {
  const changed = await tx.db
    .$executeRaw`UPDATE identity_paper SET scan_state = ${scan.outcome}, scanner = ${scan.scanner}, scanned_at = ${new Date(at)}::timestamptz
    WHERE id = ${id}::uuid AND scan_state = 'quarantined'`;
  return changed === 1;
}
