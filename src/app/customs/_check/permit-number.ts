import { z } from 'zod';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';

/** A permit number of an address or a form, as the register writes it. */
export const permitNumberSchema = z.string().transform((text, context) => {
  const parsed = parsePermitNumber(text);
  if (parsed.ok) return formatPermitNumber(parsed.value);
  context.addIssue({ code: 'custom', message: 'permitNumber.malformed' });
  return z.NEVER;
});

/** The path of a permit's pages. */
export const byPermitNumber = z.object({ permitNumber: permitNumberSchema });
