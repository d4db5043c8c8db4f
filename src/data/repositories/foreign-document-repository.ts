import 'server-only';
import { z } from 'zod';
import { Appendix } from '@/domain/codes/appendix';
import { PurposeCode } from '@/domain/codes/purpose-code';
import { SourceCode } from '@/domain/codes/source-code';
import {
  FOREIGN_DOCUMENT_STATES,
  FOREIGN_DOCUMENT_TYPES,
  type ForeignDocument,
  type ForeignDocumentLine,
  MANDATORY_ITEMS,
  SPECIMEN_DIFFERENCES,
} from '@/domain/registers/foreign-document';
import type { IsoDate } from '@/domain/shared/iso-date';
import { plainQuantity } from '@/domain/shared/quantity';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const day = z.string().transform((text) => text as IsoDate);
const moment = z.date().transform((at) => at.toISOString());
const lineRow = z.object({
  id: z.string(),
  position: z.number(),
  scientificName: z.string(),
  appendix: Appendix.nullable(),
  source: SourceCode.nullable(),
  term: z.string(),
  unit: z.string(),
  quantity: z.string().transform(plainQuantity),
  arrived: z.string().transform(plainQuantity),
  originCountry: z.string().nullable(),
  originPermitNumber: z.string().nullable(),
  originPermitOn: day.nullable(),
  marks: z.string().transform((text) => text.split('\n').filter(Boolean)),
});
const documentRow = z.object({
  id: z.string(),
  reference: z.string(),
  state: z.enum(FOREIGN_DOCUMENT_STATES),
  number: z.string(),
  issuedBy: z.string(),
  documentType: z.enum(FOREIGN_DOCUMENT_TYPES),
  issuedOn: day.nullable(),
  validUntil: day.nullable(),
  endorsedOn: day.nullable(),
  exportedOn: day.nullable(),
  presentedOn: day,
  consignor: z.string(),
  consignee: z.string(),
  purpose: PurposeCode.nullable(),
  ownImportPermitNumber: z.string().nullable(),
  isAltered: z.boolean(),
  alterationAuthenticated: z.boolean().nullable(),
  isRetained: z.boolean(),
  missingItems: z.array(z.enum(MANDATORY_ITEMS)),
  specimensDiffer: z.array(z.enum(SPECIMEN_DIFFERENCES)),
  remarks: z.string().nullable(),
  officeId: z.string(),
  recordedByName: z.string(),
  recordedAt: moment,
  decidedByName: z.string().nullable(),
  decidedAt: moment.nullable(),
  reason: z.string().nullable(),
  importReference: z.string().nullable(),
  lines: z.array(lineRow),
});

/** Which documents: one by reference, or a page of an office's, newest first. A null office sees those of all. */
export interface ForeignDocumentFilter {
  readonly reference: string | null;
  readonly officeId: string | null;
  readonly search: string | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Documents with their lines and the import they led to. */
export async function findForeignDocuments(db: Reader, f: ForeignDocumentFilter): Promise<readonly ForeignDocument[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT d.id, d.reference, d.state, d.number, d.issued_by AS "issuedBy", d.document_type AS "documentType", d.issued_on::text AS "issuedOn", d.valid_until::text AS "validUntil",
      d.endorsed_on::text AS "endorsedOn", d.exported_on::text AS "exportedOn", d.presented_on::text AS "presentedOn", d.consignor, d.consignee, d.purpose, o.permit_number AS "ownImportPermitNumber",
      d.is_altered AS "isAltered", d.alteration_authenticated AS "alterationAuthenticated", d.is_retained AS "isRetained", d.missing_items AS "missingItems", d.specimens_differ AS "specimensDiffer",
      d.remarks, d.office_id AS "officeId", r.name AS "recordedByName", d.recorded_at AS "recordedAt", c.name AS "decidedByName", d.decided_at AS "decidedAt", d.reason, i.reference AS "importReference",
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'position', l.position, 'scientificName', l.scientific_name, 'appendix', l.appendix, 'source', l.source, 'term', l.term, 'unit', l.unit,
        'quantity', l.quantity::text, 'arrived', l.arrived::text, 'originCountry', l.origin_country, 'originPermitNumber', l.origin_permit_number, 'originPermitOn', l.origin_permit_on, 'marks', l.marks)
        ORDER BY l.position) FROM foreign_document_line l WHERE l.document_id = d.id), '[]') AS lines
    FROM foreign_document d JOIN person r ON r.id = d.recorded_by LEFT JOIN person c ON c.id = d.decided_by LEFT JOIN permit o ON o.id = d.own_import_permit_id
    LEFT JOIN import_record i ON i.foreign_document_id = d.id
    WHERE (${f.reference}::text IS NULL OR d.reference = ${f.reference}::text) AND (${f.officeId}::uuid IS NULL OR d.office_id = ${f.officeId}::uuid)
      AND (${f.search}::text IS NULL OR strpos(d.compared_number, upper(regexp_replace(${f.search}::text, '\\s', '', 'g'))) > 0 OR d.reference = ${f.search}::text)
      AND (${f.after}::text IS NULL OR substr(d.reference, 3)::bigint < substr(${f.after}::text, 3)::bigint)
    ORDER BY substr(d.reference, 3)::bigint DESC LIMIT ${f.limit}::int`;
  return z.array(documentRow).parse(rows);
}

/** A document, locked until the transaction ends. */
export async function lockForeignDocument(tx: Tx, reference: string): Promise<ForeignDocument | null> {
  await tx.db.$queryRaw`SELECT 1 FROM foreign_document WHERE reference = ${reference} FOR UPDATE`;
  const [found] = await findForeignDocuments(tx.db, { reference, officeId: null, search: null, after: null, limit: 1 });
  return found ?? null;
}

/** Whether another document of this State with this number has been accepted; spaces and letter case are left aside. */
export async function wasUsedBefore(db: Reader, document: Pick<ForeignDocument, 'id' | 'number' | 'issuedBy'>): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM foreign_document WHERE issued_by = ${document.issuedBy} AND compared_number = upper(regexp_replace(${document.number}, '\\s', '', 'g'))
      AND state = 'accepted' AND id <> ${document.id}::uuid LIMIT 1`;
  return rows.length > 0;
}

/** A document as an officer writes it down. */
export type NewForeignDocument = Pick<
  ForeignDocument,
  | 'id'
  | 'number'
  | 'issuedBy'
  | 'documentType'
  | 'issuedOn'
  | 'validUntil'
  | 'endorsedOn'
  | 'exportedOn'
  | 'presentedOn'
  | 'consignor'
  | 'consignee'
  | 'purpose'
  | 'isAltered'
  | 'alterationAuthenticated'
  | 'isRetained'
  | 'missingItems'
  | 'specimensDiffer'
  | 'remarks'
  | 'officeId'
> & { readonly ownImportPermitId: string | null; readonly recordedBy: string; readonly at: string };

/** Writes a document and answers its reference. */
export async function insertForeignDocument(tx: Tx, d: NewForeignDocument): Promise<string> {
  const rows = await tx.db.$queryRaw<unknown[]>`
    INSERT INTO foreign_document (id, number, issued_by, document_type, issued_on, valid_until, endorsed_on, exported_on, presented_on, consignor, consignee, purpose, own_import_permit_id,
      is_altered, alteration_authenticated, is_retained, missing_items, specimens_differ, remarks, office_id, recorded_by, recorded_at)
    VALUES (${d.id}::uuid, ${d.number}, ${d.issuedBy}, ${d.documentType}, ${d.issuedOn}::date, ${d.validUntil}::date, ${d.endorsedOn}::date, ${d.exportedOn}::date, ${d.presentedOn}::date,
      ${d.consignor}, ${d.consignee}, ${d.purpose}, ${d.ownImportPermitId}::uuid, ${d.isAltered}, ${d.alterationAuthenticated}, ${d.isRetained}, ${[...d.missingItems]}::text[],
      ${[...d.specimensDiffer]}::text[], ${d.remarks}, ${d.officeId}::uuid, ${d.recordedBy}::uuid, ${new Date(d.at)}::timestamptz) RETURNING reference`;
  return z.object({ reference: z.string() }).parse(rows[0]).reference;
}

/** Adds a line to a document that is not yet judged. */
export async function insertForeignLine(tx: Tx, documentId: string, l: ForeignDocumentLine): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO foreign_document_line (id, document_id, position, scientific_name, appendix, source, term, unit, quantity, arrived, origin_country, origin_permit_number, origin_permit_on, marks)
    VALUES (${l.id}::uuid, ${documentId}::uuid, ${l.position}::int, ${l.scientificName}, ${l.appendix}, ${l.source}, ${l.term}, ${l.unit}, ${l.quantity}::numeric, ${l.arrived}::numeric,
      ${l.originCountry}, ${l.originPermitNumber}, ${l.originPermitOn}::date, ${l.marks.join('\n')})`;
}

/** Accepts or refuses a document. PostgreSQL refuses to accept a number of the same State twice. */
export async function decideForeignDocument(
  tx: Tx,
  decision: {
    readonly id: string;
    readonly state: 'accepted' | 'refused';
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  },
): Promise<void> {
  await tx.db
    .$executeRaw`UPDATE foreign_document SET state = ${decision.state}, decided_by = ${decision.by}::uuid, decided_at = ${new Date(decision.at)}::timestamptz, reason = ${decision.reason}
    WHERE id = ${decision.id}::uuid`;
}
