import { z } from 'zod';

/** A request's reference as it stands in addresses and hidden fields. */
export const requestPath = z.object({ request: z.string().regex(/^P-\d{1,12}$/) });
