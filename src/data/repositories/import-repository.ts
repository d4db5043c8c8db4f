import 'server-only';
import { z } from 'zod';
import { SourceCode } from '@/domain/codes/source-code';
import type { Conversion, ImportRecordLine } from '@/domain/registers/import-record';
import type { IsoDate } from '@/domain/shared/iso-date';
import { plainQuantity } from '@/domain/shared/quantity';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const lineRow = z.object({
  id: z.string(),
  reference: z.string(),
  importedOn: z.string().transform((text) => text as IsoDate),
  documentNumber: z.string(),
  documentCountry: z.string(),
  scientificName: z.string(),
  source: SourceCode.nullable(),
  term: z.string(),
  unit: z.string(),
  quantity: z.string().transform(plainQuantity),
  held: z.string().transform(plainQuantity),
});

/** Lines of imports by the numbers that re-exports name (`I-1001-1`), with what was re-exported of them. */
export async function findImportLines(db: Reader, references: readonly string[]): Promise<readonly ImportRecordLine[]> {
  if (references.length === 0) return [];
  const rows = await db.$queryRaw<unknown[]>`
    SELECT l.id, r.reference || '-' || l.position AS reference, r.imported_on::text AS "importedOn", COALESCE(d.number, p.permit_number) AS "documentNumber",
      COALESCE(d.issued_by, p.party) AS "documentCountry", l.scientific_name AS "scientificName", l.source, l.term, l.unit, l.quantity::text, a.held::text
    FROM import_record_line l JOIN import_record r ON r.id = l.import_id JOIN ledger_account a ON a.id = l.id
    LEFT JOIN foreign_document d ON d.id = r.foreign_document_id LEFT JOIN permit p ON p.id = r.permit_id
    WHERE (r.reference, l.position) IN (SELECT substring(w from '^(I-[0-9]+)-'), substring(w from '-([0-9]{1,3})$')::int FROM unnest(${[...references]}::text[]) w WHERE w ~ '^I-[0-9]{1,12}-[0-9]{1,3}$')`;
  return z.array(lineRow).parse(rows);
}

/** The numbers (`I-1001-1`) of what a person imported of a species on import permits of ours, newest first. */
export async function importNumbersOf(db: Reader, personId: string, scientificName: string): Promise<readonly string[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT r.reference || '-' || l.position AS reference
    FROM import_record_line l JOIN import_record r ON r.id = l.import_id JOIN permit p ON p.id = r.permit_id JOIN application a ON a.id = p.application_id
    WHERE a.applicant_id = ${personId}::uuid AND l.scientific_name = ${scientificName} ORDER BY r.imported_on DESC, r.reference, l.position LIMIT 20`;
  return z
    .array(z.object({ reference: z.string() }))
    .parse(rows)
    .map(({ reference }) => reference);
}

/** The conversion that counts for each line of an application and its import: the last one recorded. */
export async function conversionsOf(db: Reader, applicationId: string): Promise<ReadonlyMap<string, Conversion>> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT DISTINCT ON (specimen_line_id, import_line_id) specimen_line_id AS line, import_line_id AS import, trim_scale(ratio)::text AS ratio, reason
    FROM line_conversion WHERE application_id = ${applicationId}::uuid ORDER BY specimen_line_id, import_line_id, seq DESC`;
  return new Map(
    z
      .array(z.object({ line: z.string(), import: z.string(), ratio: z.string(), reason: z.string() }))
      .parse(rows)
      .map((row) => [`${row.line} ${row.import}`, { ratio: row.ratio, reason: row.reason }]),
  );
}

/** Records how a line counts in the term and unit of its import. */
export async function insertConversion(
  tx: Tx,
  row: Conversion & {
    readonly id: string;
    readonly applicationId: string;
    readonly lineId: string;
    readonly importLineId: string;
    readonly authorId: string;
    readonly at: string;
  },
): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO line_conversion (id, application_id, specimen_line_id, import_line_id, ratio, reason, author_id, recorded_at)
    VALUES (${row.id}::uuid, ${row.applicationId}::uuid, ${row.lineId}::uuid, ${row.importLineId}::uuid, ${row.ratio}::numeric, ${row.reason}, ${row.authorId}::uuid, ${new Date(row.at)}::timestamptz)`;
}

/** An import to be written: under an accepted foreign document, under a permit of ours, or both. */
export interface NewImport {
  readonly id: string;
  readonly foreignDocumentId: string | null;
  readonly permitId: string | null;
  readonly importedOn: IsoDate;
  readonly recordedBy: string;
  readonly at: string;
}

/** Writes the import and answers its reference. */
async function insertImport(tx: Tx, i: NewImport): Promise<string> {
  const rows = await tx.db.$queryRaw<unknown[]>`
    INSERT INTO import_record (id, foreign_document_id, permit_id, imported_on, recorded_by, recorded_at)
    VALUES (${i.id}::uuid, ${i.foreignDocumentId}::uuid, ${i.permitId}::uuid, ${i.importedOn}::date, ${i.recordedBy}::uuid, ${new Date(i.at)}::timestamptz) RETURNING reference`;
  return z.object({ reference: z.string() }).parse(rows[0]).reference;
}

/** Enters what arrived under an accepted foreign document. */
export async function insertImportOfDocument(tx: Tx, i: NewImport): Promise<string> {
  const reference = await insertImport(tx, i);
  await tx.db.$executeRaw`
    INSERT INTO import_record_line (id, import_id, position, foreign_line_id, scientific_name, source, term, unit, quantity)
    SELECT gen_random_uuid(), ${i.id}::uuid, position, id, scientific_name, source, term, unit, least(arrived, quantity) FROM foreign_document_line WHERE document_id = ${i.foreignDocumentId}::uuid`;
  return reference;
}

/** Enters what Customs endorsed on an import permit of ours; null when nothing was. */
export async function insertImportOfPermit(tx: Tx, i: NewImport): Promise<string | null> {
  const reference = await insertImport(tx, i);
  const lines = await tx.db.$executeRaw`
    INSERT INTO import_record_line (id, import_id, position, permit_line_id, scientific_name, source, term, unit, quantity)
    SELECT gen_random_uuid(), ${i.id}::uuid, position, id, scientific_name, source, term, unit, endorsed FROM permit_line WHERE permit_id = ${i.permitId}::uuid AND endorsed > 0`;
  return lines > 0 ? reference : null;
}
