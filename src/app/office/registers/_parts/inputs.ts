import { z } from 'zod';
import { SourceCode } from '@/domain/codes/source-code';
import { isoDateSchema } from '@/domain/shared/iso-date';

/** Codes typed with spaces or commas between them, in capitals. */
const codes = z
  .string()
  .trim()
  .max(400)
  .default('')
  .transform((text) => [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ]);

/** Term codes. */
export const termCodes = codes.pipe(z.array(z.string().regex(/^[A-Z]{3}$/, 'term.unknown')));
/** Source codes. */
export const sourceCodes = codes.pipe(z.array(z.enum(SourceCode.options, 'source.unknown')));

/** One line of text that must be there. */
export const needed = (max: number) => z.string().trim().min(1, 'field.required').max(max, 'field.tooLong');
/** One line of text that may be empty; empty is null. */
export const orNothing = (max: number) =>
  z
    .string()
    .trim()
    .max(max, 'field.tooLong')
    .default('')
    .transform((text) => text || null);

/** From when to when an entry counts. */
export const period = { validFrom: isoDateSchema, validUntil: isoDateSchema.nullable().default(null) };
/** The days of an entry, in boxes. */
export const PERIOD_DAYS = ['validFrom', 'validUntil'] as const;

/** The id of an entry in an address. */
export const entryPath = z.object({ id: z.uuid() });
/** Which entry ends, and why. */
export const ending = z.object({ id: z.uuid(), reason: z.string().trim().min(1, 'reason.required').max(1_000, 'field.tooLong') });

/** A number of stamps or paper as somebody types it. */
export const stockNumberText = z.string().trim().max(30);
