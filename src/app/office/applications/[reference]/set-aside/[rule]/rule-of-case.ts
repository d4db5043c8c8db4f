import { z } from 'zod';

/** A rule's id in an address: `QTA-01`. */
export const ruleOfCase = z.string().regex(/^[A-Z]{3}-[A-Z0-9]{2}$/);

/** The specimen line it concerns; 0 is the application as a whole. */
export const lineOfRule = z.coerce.number().int().min(0).max(200);
