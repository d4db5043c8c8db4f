import 'server-only';
import { z } from 'zod';
import { EVIDENCE_KINDS, type Evidence } from '@/domain/finding/evidence';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** Writes the evidence of a finding that is being put on file. */
export async function insertEvidence(tx: Tx, findingId: string, list: readonly Evidence[]): Promise<void> {
  for (const [index, row] of list.entries()) {
    await tx.db.$executeRaw`INSERT INTO finding_evidence (finding_id, position, kind, reference, dated_on, description)
      VALUES (${findingId}::uuid, ${index + 1}::int, ${row.kind}, ${row.reference}, ${row.datedOn}::date, ${row.description})`;
  }
}

const row = z.object({
  finding: z.string(),
  kind: z.enum(EVIDENCE_KINDS),
  reference: z.string(),
  datedOn: z.string().nullable(),
  description: z.string(),
});

/** The evidence of all findings of an application, by finding, in the order in which it was listed. */
export async function evidenceOf(db: Reader, applicationId: string): Promise<ReadonlyMap<string, readonly Evidence[]>> {
  const rows = z.array(row).parse(
    await db.$queryRaw<unknown[]>`SELECT e.finding_id AS finding, e.kind, e.reference, e.dated_on::text AS "datedOn", e.description
      FROM finding_evidence e JOIN finding f ON f.id = e.finding_id WHERE f.application_id = ${applicationId}::uuid ORDER BY e.finding_id, e.position`,
  );
  const found = new Map<string, Evidence[]>();
  for (const { finding, datedOn, ...rest } of rows)
    found.set(finding, [...(found.get(finding) ?? []), { ...rest, datedOn: datedOn as IsoDate | null }]);
  return found;
}
