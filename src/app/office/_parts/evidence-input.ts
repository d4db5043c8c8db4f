import { z } from 'zod';
import { EVIDENCE_KINDS, EVIDENCE_ROWS } from '@/domain/finding/evidence';
import { isoDateSchema } from '@/domain/shared/iso-date';

const ROWS = Array.from({ length: EVIDENCE_ROWS }, (_, index) => index);

/** The days of the rows, in boxes. */
export const EVIDENCE_DAYS = ROWS.map((row) => `evidenceList.${row}.datedOn`);

/** The rows that name something; one without a kind is of another kind. */
export const evidenceList = z
  .array(
    z.object({
      kind: z
        .enum(['', ...EVIDENCE_KINDS])
        .default('')
        .transform((kind) => kind || ('other' as const)),
      reference: z.string().trim().max(200, 'field.tooLong').default(''),
      datedOn: isoDateSchema.nullable().default(null),
      description: z.string().trim().max(400, 'field.tooLong').default(''),
    }),
  )
  .transform((rows) => rows.filter(({ reference }) => reference !== ''));

/** Gathers the fields `evidenceList.0.kind` … of a form into rows, before the rest is parsed. */
export const withEvidence = <S extends z.ZodType>(schema: S) =>
  z.preprocess((raw) => {
    if (typeof raw !== 'object' || raw === null) return raw;
    const sent: Readonly<Record<string, unknown>> = { ...raw };
    const at = (row: number, name: string) => sent[`evidenceList.${row}.${name}`];
    const rows = ROWS.map((row) => ({
      kind: at(row, 'kind'),
      reference: at(row, 'reference'),
      datedOn: at(row, 'datedOn'),
      description: at(row, 'description'),
    }));
    return { ...sent, evidenceList: rows };
  }, schema);
