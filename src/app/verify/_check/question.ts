import { z } from 'zod';
import { readCheckCode } from '@/domain/permit/check-code';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';

const number = z
  .string({ error: 'permitNumber.required' })
  .trim()
  .min(1, 'permitNumber.required')
  .transform((text, context) => {
    const parsed = parsePermitNumber(text);
    if (parsed.ok) return formatPermitNumber(parsed.value);
    context.addIssue({ code: 'custom', message: 'permitNumber.malformed' });
    return z.NEVER;
  });

const code = z
  .string({ error: 'checkCode.required' })
  .trim()
  .min(1, 'checkCode.required')
  .transform((text, context) => {
    const read = readCheckCode(text);
    if (read) return read;
    context.addIssue({ code: 'custom', message: 'checkCode.malformed' });
    return z.NEVER;
  });

/** The base 32 part of what a scanner gives, a whole address with any host or the part alone; and whether the host is ours. */
const text = z
  .string({ error: 'scannedText.malformed' })
  .transform((pasted) => pasted.replace(/\s+/g, ''))
  .transform((scanned) => ({ payload: /(?:^|\/V\/)([A-Z2-7]{20,1900})$/.exec(scanned)?.[1] ?? '', scanned }))
  .refine(({ payload }) => payload !== '', 'scannedText.malformed');

/** What the two forms of the page send: a number with its check code, or the text of a square code. */
export const questionSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('number'), number, code }),
  z.object({ by: z.literal('text'), text }),
]);
