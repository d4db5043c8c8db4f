import { z } from 'zod';

/** The two kingdoms whose species the Convention lists. */
export const KINGDOMS = ['Animalia', 'Plantae'] as const;
export const Kingdom = z.enum(KINGDOMS);
export type Kingdom = z.infer<typeof Kingdom>;
