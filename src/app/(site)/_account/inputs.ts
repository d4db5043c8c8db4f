import { z } from 'zod';

/** An e-mail address that somebody types. */
export const emailText = z
  .string({ error: 'email.invalid' })
  .trim()
  .min(1, 'email.invalid')
  .max(254, 'email.invalid')
  .pipe(z.email('email.invalid'));

/** The token of a link that was sent by mail; anything else is no page. */
export const linkPath = z.object({ token: z.string().regex(/^[\w-]{43}$/) });
