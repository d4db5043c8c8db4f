import 'server-only';
import { z } from 'zod';
import type { Reach } from '@/domain/access/policy';
import { DocumentType } from '@/domain/codes/document-type';
import { PERMIT_STATES, type PermitState } from '@/domain/permit/permit-states';
import { type PermitView, stateOnDay } from '@/domain/permit/permit-use';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Database } from '../client';
import { withinReach } from './within-reach';

/** A permit as its holder's list shows it. */
export interface OwnPermit {
  readonly permitNumber: string;
  readonly documentType: DocumentType;
  /** As it stands on the day that was asked for. */
  readonly state: PermitState;
  readonly validUntil: IsoDate;
  readonly reference: string;
  readonly firstTaxon: string;
  readonly lineCount: number;
}

const PAGE = 25;
const rowSchema = z.object({
  permit_number: z.string(),
  document_type: DocumentType,
  state: z.enum(PERMIT_STATES),
  year: z.number(),
  serial: z.number(),
  valid_until: z.string(),
  reference: z.string(),
  first_taxon: z.string(),
  line_count: z.number(),
});

/** What a holder looks for: the beginning of a number, part of a species' name, or a reference; and in which state today. */
export interface OwnPermitSearch {
  readonly text: string;
  readonly view: PermitView;
  readonly today: IsoDate;
  readonly after: string | null;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** The permits issued on the applications within a person's reach, newest number first, by keyset; `next` is `year~serial` of the last one shown. */
export async function readOwnPermits(
  db: Database,
  reach: Reach,
  { text, view, today, after }: OwnPermitSearch,
): Promise<{ readonly permits: readonly OwnPermit[]; readonly next: string | null }> {
  const [, afterYear = null, afterSerial = null] = /^(\d{4})~(\d{1,6})$/.exec(after ?? '') ?? [];
  // In addresses and file names the number's slash is a hyphen.
  const number = `${escaped(
    text
      .toUpperCase()
      .replace(/\s+/g, '')
      .replace(/^(\d{2}[A-Z]{2}\d{6})-/, '$1/'),
  )}%`;
  const species = `%${escaped(text)}%`;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT p.permit_number, p.document_type, p.state, p.year, p.serial, p.valid_until::text, a.reference,
      (SELECT scientific_name FROM permit_line l WHERE l.permit_id = p.id AND l.position = 1) AS first_taxon,
      (SELECT count(*)::int FROM permit_line l WHERE l.permit_id = p.id) AS line_count
    FROM application a JOIN permit p ON p.application_id = a.id
    WHERE ${withinReach(reach)} AND p.state NOT IN ('signing', 'void')
      AND (${afterYear}::text IS NULL OR (p.year, p.serial) < (${afterYear}::int, ${afterSerial}::int))
      AND (${text} = '' OR p.permit_number LIKE ${number} OR a.reference = upper(${text})
        OR EXISTS (SELECT 1 FROM permit_line l WHERE l.permit_id = p.id AND l.scientific_name ILIKE ${species}))
      AND CASE ${view} WHEN 'valid' THEN p.state IN ('issued', 'partly-used') AND p.valid_until >= ${today}::date
        WHEN 'used' THEN p.state = 'used'
        WHEN 'expired' THEN p.state = 'expired' OR (p.state IN ('issued', 'partly-used', 'suspended') AND p.valid_until < ${today}::date)
        WHEN 'other' THEN p.state IN ('revoked', 'replaced') OR (p.state = 'suspended' AND p.valid_until >= ${today}::date)
        ELSE true END
    ORDER BY p.year DESC, p.serial DESC LIMIT ${PAGE + 1}`;
  const page = z.array(rowSchema).parse(rows);
  const last = page[PAGE - 1];
  return {
    permits: page.slice(0, PAGE).map((row) => {
      const validUntil = row.valid_until as IsoDate;
      return {
        permitNumber: row.permit_number,
        documentType: row.document_type,
        state: stateOnDay({ state: row.state, validUntil }, today),
        validUntil,
        reference: row.reference,
        firstTaxon: row.first_taxon,
        lineCount: row.line_count,
      };
    }),
    next: page.length > PAGE && last ? `${last.year}~${last.serial}` : null,
  };
}

/** How long the sealed file of a permit is, in bytes; null while there is none. */
export async function sealedFileSize(db: Database, permitId: string): Promise<number | null> {
  const row = await db.permit.findUnique({ where: { id: permitId }, select: { pdfBytes: true } });
  return row?.pdfBytes ?? null;
}
