import { z } from 'zod';

/** Amounts as typed, by position of the line. */
export const volumes = z.record(z.string().regex(/^\d{1,3}$/), z.string().trim().max(40)).default({});
