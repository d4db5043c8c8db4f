import 'server-only';
import { z } from 'zod';
import type { Reach } from '@/domain/access/policy';
import { DocumentType } from '@/domain/codes/document-type';
import { permitContentSchema } from '@/domain/permit/canonical-permit';
import type { ArchivedPermit } from '@/domain/permit/permit-archive';
import { PERMIT_STATES } from '@/domain/permit/permit-states';
import { stateOnDay } from '@/domain/permit/permit-use';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import { withinReach } from './within-reach';

/** Which of somebody's own permits: these numbers, or all of one application. */
export type ArchiveChoice = { readonly numbers: readonly string[] } | { readonly reference: string };

const rowSchema = z.object({
  id: z.string(),
  permit_number: z.string(),
  document_type: DocumentType,
  state: z.enum(PERMIT_STATES),
  issued_on: z.string(),
  valid_until: z.string(),
  reference: z.string(),
  content: z.instanceof(Uint8Array),
  pdf_sha256: z.string(),
});

/** A permit to be put into an archive, with its id for the record. */
export type ArchiveEntry = ArchivedPermit & { readonly id: string };

/** The sealed permits of the applications within a person's reach that were chosen, by number; at most `most` and one more. */
export async function readArchivedPermits(
  db: Reader,
  reach: Reach,
  choice: ArchiveChoice,
  on: { readonly today: IsoDate; readonly most: number },
): Promise<readonly ArchiveEntry[]> {
  const numbers = 'numbers' in choice ? [...choice.numbers] : null;
  const reference = 'reference' in choice ? choice.reference : null;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT p.id::text, p.permit_number, p.document_type, p.state, p.issued_on::text, p.valid_until::text, a.reference, p.content,
      encode(p.pdf_sha256, 'hex') AS pdf_sha256
    FROM application a JOIN permit p ON p.application_id = a.id
    WHERE ${withinReach(reach)} AND p.state NOT IN ('signing', 'void')
      AND (a.reference = ${reference} OR p.permit_number = ANY (${numbers}::text[]))
    ORDER BY p.year, p.serial LIMIT ${on.most + 1}`;
  return z
    .array(rowSchema)
    .parse(rows)
    .map((row) => {
      const content = permitContentSchema.parse(JSON.parse(Buffer.from(row.content).toString('utf8')));
      const validUntil = row.valid_until as IsoDate;
      return {
        id: row.id,
        permitNumber: row.permit_number,
        documentType: row.document_type,
        state: stateOnDay({ state: row.state, validUntil }, on.today),
        issuedOn: row.issued_on as IsoDate,
        validUntil,
        reference: row.reference,
        importer: content.importer.name,
        countryOfImport: content.countryOfImport,
        taxa: [...new Set(content.lines.map(({ scientificName }) => scientificName))],
        pdfSha256: row.pdf_sha256,
      };
    });
}
