import { z } from 'zod';

/** Purpose of the transaction (box 5a; Res. Conf. 12.3 (Rev. CoP19), Annex; definitions of P and T went to CoP20 and are not verified). */
export const PURPOSE_CODES = ['T', 'Z', 'G', 'Q', 'S', 'H', 'P', 'M', 'E', 'N', 'B', 'L'] as const;
export const PurposeCode = z.enum(PURPOSE_CODES);
export type PurposeCode = z.infer<typeof PurposeCode>;
