import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { requiredDate, withDates } from '@/app/_kit/date-parts';
import { isoDateSchema } from '@/domain/shared/iso-date';

/** What a form sends that lets somebody sign, from when to when. */
export const signatoryInput = withDates(
  ['validFrom', 'validUntil'],
  z.object({
    ...proofFields,
    person: z.uuid('field.chooseOne'),
    validFrom: requiredDate,
    validUntil: isoDateSchema.nullable().default(null),
    basis: z.string().trim().min(1, 'field.required').max(400, 'field.tooLong'),
  }),
);
