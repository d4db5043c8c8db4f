import { z } from 'zod';

/** The part of the address that names a message. */
export const mailPath = z.object({ mail: z.uuid() });
