import 'server-only';
import { z } from 'zod';
import { DocumentType } from '@/domain/codes/document-type';
import type { PermitNumberSearch } from '@/domain/permit/permit-number-search';
import { PERMIT_STATES, type PermitState } from '@/domain/permit/permit-states';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Database } from '../client';

/** One row of the list of permits. */
export interface PermitRow {
  readonly permitNumber: string;
  readonly documentType: DocumentType;
  readonly state: PermitState;
  readonly issuedOn: IsoDate;
  readonly validUntil: IsoDate;
  readonly reference: string;
  readonly applicantName: string;
  readonly firstTaxon: string;
  readonly lineCount: number;
}

/** A page of permits, newest number first. */
export interface PermitListPage {
  readonly rows: readonly PermitRow[];
  /** `year~serial` of the last row, when there are more. */
  readonly next: string | null;
}

const PAGE = 25;
const rowSchema = z.object({
  permit_number: z.string(),
  document_type: DocumentType,
  state: z.enum(PERMIT_STATES),
  year: z.number(),
  serial: z.number(),
  issued_on: z.string(),
  valid_until: z.string(),
  reference: z.string(),
  name: z.string(),
  first_taxon: z.string(),
  line_count: z.number(),
});

/** Reads a page of the number series, newest first, by keyset along its own index. */
export async function readPermitList(
  db: Database,
  party: string,
  search: PermitNumberSearch | null,
  after: string | null,
): Promise<PermitListPage> {
  // Anything else than what this function handed out begins at the first page.
  const [, afterYear = null, afterSerial = null] = /^(\d{4})~(\d{1,6})$/.exec(after ?? '') ?? [];
  const rows = await db.$queryRaw<unknown[]>`
    SELECT p.permit_number, p.document_type, p.state, p.year, p.serial, p.issued_on::text, p.valid_until::text, a.reference, o.name,
      (SELECT scientific_name FROM permit_line l WHERE l.permit_id = p.id AND l.position = 1) AS first_taxon,
      (SELECT count(*)::int FROM permit_line l WHERE l.permit_id = p.id) AS line_count
    FROM permit p JOIN application a ON a.id = p.application_id JOIN person o ON o.id = a.applicant_id
    WHERE p.party = ${party}::char(2)
      AND (${afterYear}::text IS NULL OR (p.year, p.serial) < (${afterYear}::int, ${afterSerial}::int))
      AND p.year IN (SELECT s.year FROM permit_series s WHERE s.party = ${party}::char(2) AND (${search?.year ?? null}::int IS NULL OR s.year = ${search?.year ?? null}::int))
      AND p.serial BETWEEN ${search?.firstSerial ?? 1}::int AND ${search?.lastSerial ?? 999_999}::int
    ORDER BY p.year DESC, p.serial DESC LIMIT ${PAGE + 1}`;
  const page = z.array(rowSchema).parse(rows);
  const last = page[PAGE - 1];
  return {
    rows: page.slice(0, PAGE).map((row) => ({
      permitNumber: row.permit_number,
      documentType: row.document_type,
      state: row.state,
      issuedOn: row.issued_on as IsoDate,
      validUntil: row.valid_until as IsoDate,
      reference: row.reference,
      applicantName: row.name,
      firstTaxon: row.first_taxon,
      lineCount: row.line_count,
    })),
    next: page.length > PAGE && last ? `${last.year}~${last.serial}` : null,
  };
}
