import { z } from 'zod';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';

/** The path of every page about one permit; `26XA000123-EX` is read as `26XA000123/EX`. */
export const permitPath = z.object({
  permitNumber: z.string().transform((text, context) => {
    const parsed = parsePermitNumber(text);
    if (parsed.ok) return formatPermitNumber(parsed.value);
    context.addIssue({ code: 'custom', message: 'permitNumber.malformed' });
    return z.NEVER;
  }),
});
