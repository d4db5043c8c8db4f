import { z } from 'zod';

/** A link as it stands in an address. Whatever else stands there is looked up alike and not found alike. */
export const shareToken = z.object({ token: z.string().max(200).catch('') });
